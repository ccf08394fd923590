"""What it means to forget a patron"""

from datetime import date

from deskbook.erasure.views import erasure
from deskbook.privacy.model.privacy import Found, Hit


def test_a_preview_says_what_happens_and_what_a_person_has_to_do():
    doubtful = [
        ("Q-AAAAAA", Found("Dr. Mock, Tessa", (Hit(4, 8, "name", "doubtful"), Hit(10, 15, "name"))))
    ]
    assert erasure.preview(
        "p-aaaaaaaaaa", ["Q-AAAAAA"], 2, 1, doubtful, ["Q-BBBBBB"], ["knowledge/answers/a.md"]
    ) == (
        "To forget p-aaaaaaaaaa:\n"
        "  1 ticket unlinked (Q-AAAAAA); they stay, and are counted\n"
        "  2 texts of theirs without what tells who it was\n"
        "  their record and 1 message destroyed with their key\n"
        "  sites, index and digests of this clone thrown away; the next `desk build` makes them\n"
        "  named in tickets of others, and taken out there: Q-BBBBBB\n"
        "  for you to mend: knowledge/answers/a.md names them\n"
        '  for you to read: Q-AAAAAA may hold a person\'s name "Mock"'
    )  # fmt: skip
    assert "  0 tickets unlinked; they stay" in erasure.preview("p-a", [], 0, 0, [], [], [])


def test_what_may_still_hold_the_data_is_said_with_what_to_do():
    few = erasure.still_held(library=0, vault_history=False, machines=[], key=".desk/k.txt")
    assert few == [
        "backups of the vault together with .desk/k.txt or the recovery key: delete them, or rotate and "
        "destroy those keys",
        "other clones of the library: their sites and indexes, until they pull and build",
        "the mailbox that questions come to (what was taken in stands in its folder Desk-done), mail programs and vendors' systems: this software deletes nothing there",
    ]
    more = erasure.still_held(library=2, vault_history=True, machines=["desk-2"], key="k")
    assert more[0].startswith("the library's Git history: 2 objects from before the gate stood. ")
    assert more[1] == (
        "the vault's Git history, sealed: run `desk vault rotate` here and on desk-2, and destroy every "
        "copy of the recovery key of before; then nothing opens it"
    )
    alone = erasure.still_held(library=1, vault_history=True, machines=[], key="k")
    assert "1 object from" in alone[0]
    assert "run `desk vault rotate` here, and destroy" in alone[1]


def test_a_receipt_says_everything_but_who():
    counts = erasure.counts(1, 2, 1, 0)
    assert erasure.receipt("7F3K9Q2M", "Hill", date(2026, 11, 5), "ann", counts, ["backups"]) == (
        "Receipt of erasure 7F3K9Q2M\n"
        "Hill, 2026-11-05, carried out by ann.\n"
        "What was known of patrons was forgotten: 1 ticket unlinked, 2 texts redacted, 1 record and 0 "
        "messages destroyed.\n"
        "What may still hold their data, and what to do:\n"
        "- backups."
    )


def test_what_is_over_is_listed():
    due = [
        erasure.over("p-a", ["Q-AAAAAA", "Q-BBBBBB"], whole=True),
        erasure.over("p-b", ["Q-CCCCCC"], whole=False),
        erasure.over("p-c", [], whole=True),
    ]
    assert erasure.retained(due, ["p-d"], 365) == (
        "p-a is forgotten, with 2 tickets (Q-AAAAAA, Q-BBBBBB)\n"
        "p-b is unlinked from 1 old ticket (Q-CCCCCC)\n"
        "p-c is forgotten, with 0 tickets\n"
        "p-d is on hold and left alone"
    )
    assert erasure.retained([], [], 365) == (
        "Nothing is to be forgotten: nothing ended more than 365 days ago."
    )
