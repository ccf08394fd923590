"""`desk log`"""

from tests import worlds


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
