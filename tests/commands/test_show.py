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
