"""`desk note`, and with it the frame of every verb that changes one ticket."""

from tests import worlds


def test_a_note_is_appended_committed_and_said(git_library, desk, overdue_ticket):
    before = worlds.ticket_text(git_library, overdue_ticket)
    outcome = desk("note", "4kx", "Asked the vendor's support by phone.")
    assert outcome == worlds.Outcome(
        0,
        "Q-4KX7M2 note: 2026 issues of a history journal are missing from the aggregator\n",
        "",
    )
    after = worlds.ticket_text(git_library, overdue_ticket)
    assert after.startswith(before + "\n### 2026-11-05T15:00:00Z note @history-liaison ^")
    assert after.endswith("\n\nAsked the vendor's support by phone.\n")
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "Q-4KX7M2: note by history-liaison\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_the_small_library_has_nothing_to_mend(library):
    from deskbook.library.adapters import repo

    loaded = repo.load(library)
    assert loaded.findings == ()
    assert sorted(loaded.library.tickets) == [worlds.OVERDUE, worlds.RESOLVED, worlds.NEW]
