"""`desk new` and `desk log`."""

import json

from tests import worlds


def test_a_question_becomes_a_new_ticket(git_library, desk):
    outcome = desk(
        *("new", "Hello,", "-s", "reference", "-c", "email", "--patron", "p-7f3kq29d"),
        *("--label", "maps", "--at", "yesterday 16:05", "--file", "-"),
        given="",
    )
    assert outcome.err == ""
    name = worlds.made(outcome)
    assert outcome.out == f"{name} opened (new, reference, email): Hello,\n"
    assert (
        worlds.ticket_text(git_library, name)
        == f"""\
---
id: {name}
title: Hello,
status: new
service: reference
channel: email
opened: 2026-11-04T21:05:00Z
patron: p-7f3kq29d
labels: [maps]
---

Hello,

<!-- timeline -->
"""
    )
    assert worlds.git(git_library, "log", "-1", "--format=%B").strip() == (
        f"{name}: new by history-liaison"
    )


def test_the_question_may_be_piped_in_and_service_and_channel_stay(library, desk):
    desk("new", "One?", "-s", "reference", "-c", "chat")
    outcome = desk("new", given="Dear librarians,\r\n\r\nIs there a map of 1890?\r\n")
    name = worlds.made(outcome)
    assert outcome.out == f"{name} opened (new, reference, chat): Is there a map of 1890?\n"
    assert "Dear librarians,\n\nIs there a map of 1890?\n\n<!--" in worlds.ticket_text(
        library, name
    )


def test_a_new_ticket_may_be_led_at_once(library, desk):
    name = worlds.made(desk("new", "Maps?", "-s", "reference", "-c", "desk", "--claim"))
    assert worlds.front(library, name)["lead"] == "history-liaison"
    assert worlds.timeline(library, name) == (
        "\n### 2026-11-05T15:00:00Z accept @history-liaison\n\n"
        "- lead: -> history-liaison\n- status: new -> open\n"
    )


def test_what_is_missing_or_unknown_is_said_with_what_to_write(library, desk):
    known = ("new", "Maps?", "-s", "reference", "-c", "desk")
    messages = [
        desk(*words).err
        for words in [
            ("new", "Maps?"),
            ("new", "Maps?", "-s", "reference"),
            (*known, "--department", "histry"),
            (*known, "--patron", "Jo Example"),
            (*known, "--at", "16:00"),
            (*known, "--title", " "),
            ("new", "-s", "reference", "-c", "desk"),
        ]
    ]
    assert messages == [
        "desk: which service? Say it once with --service (e-resources, reference); the next "
        "`desk new` here takes it over\n",
        "desk: which channel? Say it once with --channel (desk, phone, email, chat, form, social, "
        "appointment); the next `desk new` here takes it over\n",
        'desk: department: no department is called "histry": did you mean history?\n',
        'desk: patron "Jo Example" does not fit: write it like p-7f3kq29d. patron means: the patron\'s pseudonym; '
        "never a name.\n",
        'desk: "16:00" is still to come: give the time when it happened\n',
        "desk: title is empty: leave it out, or --clear title\n",
        "desk: The question, without names: the text is empty, so nothing was done\n",
    ]
    assert len(list(library.glob("tickets/*/*/*.md"))) == 3


def test_values_from_last_time_are_named(git_library, desk):
    first = desk("new", "Maps?", "-s", "reference", "-c", "desk")
    second = desk("new", "Charts?")
    third = desk("new", "Plans?", "-c", "phone")
    assert [it.err for it in (first, second, third)] == [
        "",
        "Taken from before: channel desk and service reference; change it with --channel and --service.\n",
        "Taken from before: service reference; change it with --service.\n",
    ]


def test_file_that_no_git_repository_keeps_is_named(library, desk):
    words = ("log", "Maps?", "-s", "reference", "-c", "desk", "-a", "directional")
    said = "Nothing keeps this file but the folder: run `git init` and `desk join` here.\n"
    assert desk(*words).err == said
    assert desk(*words, "--no-commit").err == ""


def test_where_there_is_one_service_it_need_not_be_said(library, desk):
    (library / "knowledge/services/e-resources.md").unlink()
    assert "(new, reference, desk)" in desk("new", "Maps?", "-c", "desk").out


def test_one_line_logs_a_question_and_the_next_needs_less(git_library, desk):
    first = desk(
        "log", "Where is the", "printer?", "-s", "reference", "-c", "desk", "-a", "directional"
    )
    second = desk("log", "Is the scanner free?", "--at", "9:50", "--read", "1", "-g", "student")
    name = worlds.made(second)
    assert (first.code, first.err) == (0, "")
    assert second.out == (
        f"{name} logged (resolved by history-liaison, reference, desk, directional): "
        "Is the scanner free?\n"
    )
    assert (
        worlds.ticket_text(git_library, name).split("^")[0]
        == f"""\
---
id: {name}
title: Is the scanner free?
status: resolved
service: reference
channel: desk
opened: 2026-11-05T14:50:00Z
lead: history-liaison
patron_group: student
resolved: 2026-11-05T14:50:00Z
resolution: answered
activity: directional
read: 1
---

Is the scanner free?

<!-- timeline -->

### 2026-11-05T14:50:00Z resolve @history-liaison """
    )
    assert (
        worlds.timeline(git_library, name)
        == """
### 2026-11-05T14:50:00Z resolve @history-liaison

- status: new -> resolved
- lead: -> history-liaison
- resolved: -> 2026-11-05T14:50:00Z
- resolution: -> answered
"""
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_what_could_not_be_answered_stays_open(library, desk):
    outcome = desk(
        "log", "A map of 1890?", "-s", "reference", "-c", "desk", "-a", "reference", "--open"
    )
    assert worlds.front(library, worlds.made(outcome))["status"] == "open"


def test_the_first_time_everything_has_to_be_said(library, desk):
    assert desk("log", "Printer?", "-s", "reference", "-c", "desk") == worlds.Outcome(
        2,
        "",
        "desk: which activity? Say it once with --activity (directional, reference, consultation); "
        "the next `desk log` here takes it over\n",
    )


def test_a_damaged_memory_is_named(library, desk):
    (library / ".desk").mkdir()
    (library / ".desk/log.json").write_text("[]")
    assert desk("log", "Printer?").err == (
        "desk: .desk/log.json cannot be read: delete it (it only saves you typing)\n"
    )


def test_json_of_a_new_ticket_has_its_fields_and_the_next_steps(git_library, desk):
    done = desk("new", "Where are the maps?", "-sreference", "-cemail", "--json")
    content = json.loads(done.out)
    (change,) = content["changes"]
    assert (content["result"], content["did"], done.err) == ("TicketOpened", "opened", "")
    assert (change["done"], change["after"]["id"]) == ("created", content["ticket"])
    assert change["after"]["title"] == "Where are the maps?"


def test_json_of_words_that_were_allowed_has_the_record_before_the_ticket(git_library, desk):
    line = ("log", "Ring 212-555-0142 for the score.", "--allow", "212-555-0142")
    done = desk(*line, "-sreference", "-cdesk", "-adirectional", "--json")
    content = json.loads(done.out)
    record, ticket = content["changes"]
    assert (record["path"], ticket["done"]) == ("knowledge/library.md", "created")
    assert record["after"] == {"not_personal": ["212-555-0142"]}
    assert "212-555-0142" in ticket["after"]["question"]
    assert "replaced" not in content
