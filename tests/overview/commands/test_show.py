"""`desk show`"""

import json

from tests import worlds


def test_a_ticket_is_shown_in_the_librarys_time(library, desk):
    assert (
        desk("show", "new").out
        == """\
Q-NEW001  Where do I find census tables from before 1900?
          new, reference, form, opened Thu 5 Nov 09:30 (today)

  lead        nobody yet
  patron      p-9wd2m4xk, student, en
  course      HIST 210

  I need the printed census tables, not the database.

`desk route Q-NEW001` suggests where it belongs.
"""
    )


def test_a_ticket_is_shown_to_programs(library, desk):
    document = json.loads(desk("show", worlds.OVERDUE, "--json").out)
    assert (document["deskbook"], document["kind"]) == (1, "ticket")
    assert [entry["kind"] for entry in document["ticket"]["entries"]] == [
        "accept",
        "reply",
        "promise",
        "note",
    ]


def test_an_id_has_to_fit_one_ticket(library, desk):
    (library / "tickets/2026/11/Q-4KZZZZ.md").write_text("")
    assert [desk("show", word).err for word in ("4k", "ZZ", "../etc")] == [
        "desk: Q-4K fits 2 tickets, write more of it: Q-4KX7M2, Q-4KZZZZ\n",
        "desk: no ticket begins with Q-ZZ: `desk list --all` shows them\n",
        'desk: "../etc" is not a ticket id: write one such as Q-4KX7M2, or its beginning\n',
    ]


def test_a_ticket_with_something_to_mend_is_shown_all_the_same(library, desk, new_ticket):
    path = library / f"tickets/2026/11/{new_ticket}.md"
    path.write_text(path.read_text().replace("course: HIST 210", "cuorse: HIST 210"))
    outcome = desk("show", new_ticket)
    assert outcome.code == 1
    assert outcome.err == ("tickets/2026/11/Q-NEW001.md:11: cuorse is not a field: write course\n")
    assert outcome.out.startswith("Q-NEW001  Where do I find")


def test_a_file_that_gives_no_ticket_is_said_to_be_so(library, desk, new_ticket):
    (library / f"tickets/2026/11/{new_ticket}.md").write_text("A note to myself.\n")
    assert desk("show", new_ticket) == worlds.Outcome(
        1,
        "",
        "tickets/2026/11/Q-NEW001.md:1: the file does not begin with front matter: its first line has to be "
        "---, then come the fields, then --- again\n",
    )


def test_a_lead_who_is_away_is_shown_with_who_stands_in(library, desk, overdue_ticket):
    staff = library / "knowledge/staff/history-liaison.md"
    staff.write_text(
        staff.read_text().replace(
            "understudy:", "away: [{from: 2026-11-04, to: 2026-11-06}]\nunderstudy:"
        )
    )
    away = "history-liaison is away until Fri 6 Nov: reference-head stands in"
    assert (
        f"  lead        history-liaison, with eresources\n              {away}\n"
        in desk("show", overdue_ticket).out
    )
    assert f"\n{away}\n2 tickets; resolved" in desk("list").out
    staff.write_text("Nothing to be read.\n")
    assert "stands in" not in desk("show", overdue_ticket).out
    staff.unlink()
    assert (
        "history-liaison is not here any more: reference-head stands in\n"
        in desk("show", overdue_ticket).out
    )
