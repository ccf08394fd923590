"""`desk new`"""

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
        'desk: patron "Jo Example" does not fit: write it like p-7f3kq29d. The patron\'s pseudonym; '
        "never a name.\n",
        'desk: "16:00" is still to come: give the time when it happened\n',
        "desk: title is empty: leave it out, or --clear title\n",
        "desk: The question, without names: the text is empty, so nothing was done\n",
    ]
    assert len(list(library.glob("tickets/*/*/*.md"))) == 3


def test_where_there_is_one_service_it_need_not_be_said(library, desk):
    (library / "knowledge/services/e-resources.md").unlink()
    assert "(new, reference, desk)" in desk("new", "Maps?", "-c", "desk").out
