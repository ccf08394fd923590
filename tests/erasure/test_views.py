"""The erasure of patrons in words"""

from datetime import date

from deskbook.erasure.model import (
    Due,
    Erased,
    HeldCommit,
    History,
    PatronForgotten,
    Receipt,
    RetentionEnded,
    Rewriting,
    Traces,
)
from deskbook.erasure.views import describe_erasure, describe_receipt, describe_retention
from deskbook.library.views.outcome import Screen
from deskbook.privacy.model.privacy import Found, Hit

NOTHING_WRITTEN = "\nNothing was written: --apply does it, and it cannot be taken back."


HELD = History(
    3,
    (
        HeldCommit("a" * 40, ("tickets/2026/11/Q-AAAAAA.md", "its message")),
        HeldCommit("b" * 40, ("knowledge/answers/a.md",)),
    ),
)


def made(**traces):
    found = {
        "history": History(),
        "vault_history": False,
        "machines": (),
        "key": ".desk/k.txt",
        **traces,
    }
    day, erased, path = date(2026, 11, 5), Erased(1, 2, 1, 0), ".desk/receipts/r.txt"
    return Receipt("7F3K9Q2M", "Hill", day, "ann", erased, Traces(**found), path)


def forgotten(**values):
    found = {
        "pseudonym": "p-a", "tickets": (), "texts": 0, "messages": 0, "mentions": (), "pages": ()
    }  # fmt: skip
    return describe_erasure(PatronForgotten(**{**found, **values}), Screen())


def test_a_plan_says_what_happens_and_what_a_person_has_to_do():
    doubtful = (
        ("Q-AAAAAA", Found("Dr. Mock, Tessa", (Hit(4, 8, "name", "doubtful"), Hit(10, 15, "name")))),
    )  # fmt: skip
    assert forgotten(
        pseudonym="p-aaaaaaaaaa", tickets=("Q-AAAAAA",), texts=2, messages=1, mentions=("Q-BBBBBB",),
        pages=("knowledge/answers/a.md",), doubtful=doubtful,
    ) == (
        "To forget p-aaaaaaaaaa:\n"
        "  1 ticket unlinked (Q-AAAAAA); they stay, and are counted\n"
        "  2 texts of theirs without what tells who it was\n"
        "  their record and 1 message destroyed with their key\n"
        "  sites, index and digests of this clone thrown away; the next `desk build` makes them\n"
        "  named in tickets of others, and taken out there: Q-BBBBBB\n"
        "  for you to mend: knowledge/answers/a.md names them\n"
        '  for you to read: Q-AAAAAA may hold a person\'s name "Mock"\n'
        f"{NOTHING_WRITTEN}"
    )  # fmt: skip
    assert "  0 tickets unlinked; they stay" in forgotten()


def test_an_erasure_that_was_carried_out_ends_with_its_receipt():
    done = forgotten(receipt=made())
    assert "\n\nReceipt of erasure 7F3K9Q2M\n" in done
    assert done.endswith(".\nThis receipt is kept in .desk/receipts/r.txt.")


def test_a_plan_names_what_the_history_holds_while_the_vault_still_knows():
    assert (
        "  named in Git's history too, in 2 commits: with --rewrite-history they are taken out there as well\n"
    ) in forgotten(history=HELD)


def test_places_that_still_name_the_patron_stand_at_the_end():
    remains = ("knowledge/answers/a.md:12", "the vault: message 7F3K9Q2M (Q-AAAAAA) of p-b")
    done = forgotten(receipt=made(), remains=remains, history=HELD)
    assert done.endswith(
        "\nThey are still named here:\n"
        "  knowledge/answers/a.md:12\n"
        "  the vault: message 7F3K9Q2M (Q-AAAAAA) of p-b\n"
        "  commit aaaaaaaaaaaa: tickets/2026/11/Q-AAAAAA.md, its message\n"
        "  commit bbbbbbbbbbbb: knowledge/answers/a.md"
    )
    loose = forgotten(receipt=made(), history=History(2))
    assert loose.endswith("  2 objects that no commit leads to any more")


def test_a_receipt_names_what_may_still_hold_the_data_with_what_to_do():
    few = describe_receipt(made()).split("\n")[4:]
    assert few == [
        "- backups of the vault together with .desk/k.txt or the recovery key: delete them, or rotate and "
        "destroy those keys.",
        "- other clones of the library: their sites and indexes, until they pull and build.",
        "- the mailbox that questions come to (what was taken in stands in its folder Desk-done), mail programs and vendors' systems: this software deletes nothing there.",
    ]
    more = describe_receipt(made(history=HELD, vault_history=True, machines=("desk-2",)))
    history, vault, *_ = more.split("\n")[4:]
    assert history == (
        "- the library's Git history: 3 objects in 2 commits. `desk patron forget PSEUDONYM "
        "--rewrite-history --text WORDS` takes words out of it, here and in the shared repository."
    )
    assert vault == (
        "- the vault's Git history, sealed: run `desk vault rotate` here and on desk-2, and destroy every "
        "copy of the recovery key of before; then nothing opens it."
    )
    alone = describe_receipt(made(history=History(1), vault_history=True))
    assert "1 object in 0 commits" in alone
    assert "run `desk vault rotate` here, and destroy" in alone


def test_a_receipt_says_everything_but_who():
    assert describe_receipt(made()).startswith(
        "Receipt of erasure 7F3K9Q2M\n"
        "Hill, 2026-11-05, carried out by ann.\n"
        "What was known of patrons was forgotten: 1 ticket unlinked, 2 texts redacted, 1 record and 0 "
        "messages destroyed.\n"
        "What may still hold their data, and what to do:\n"
        "- backups"
    )


def test_what_is_over_is_listed():
    due = (
        Due("p-a", ("Q-AAAAAA", "Q-BBBBBB"), whole=True),
        Due("p-b", ("Q-CCCCCC",), whole=False),
        Due("p-c", (), whole=True),
    )
    listed = (
        "p-a is forgotten, with 2 tickets (Q-AAAAAA, Q-BBBBBB)\n"
        "p-b is unlinked from 1 old ticket (Q-CCCCCC)\n"
        "p-c is forgotten, with 0 tickets\n"
        "p-d is on hold and left alone\n"
    )
    planned = RetentionEnded(days=365, due=due, held=("p-d",))
    assert describe_retention(planned, Screen()) == listed + NOTHING_WRITTEN
    done = RetentionEnded(days=365, due=due, held=("p-d",), receipt=made())
    assert describe_retention(done, Screen()).startswith(listed + "\nReceipt of erasure")
    nothing = RetentionEnded(days=365, due=(), held=())
    assert describe_retention(nothing, Screen()) == (
        "Nothing is to be forgotten: nothing ended more than 365 days ago."
    )


def test_a_rewrite_names_its_effect_here_there_and_beyond():
    plan = Rewriting("origin", HELD.commits, 7, ("refs/heads/main", "refs/tags/v1"), 2, ("v1",))
    told = forgotten(rewriting=plan, history=HELD)
    _, _, rest = told.partition("makes them\n")
    assert rest.removesuffix(NOTHING_WRITTEN).splitlines() == [
        "Git's history to rewrite:",
        "  2 commits with their name or data, in 2 files",
        "  7 commits with a new id: those, and all that follow them",
        "  to replace in origin, all at once: main, tags/v1",
        "  without its signature, which you can make anew: tag v1",
        "  every other clone: `desk pull` there follows, and brings unsent commits, branches and stashes over; "
        "until then its `desk push` refuses",
        "  kept by the forge: 2 refs of pull requests, which only its operator can delete",
        "  not reached: forks, caches of web pages, and old commits that the server keeps without a branch; "
        "ask whoever runs it to delete them (on GitHub: the support)",
    ]


def test_a_rewrite_of_a_lone_clone_names_no_remote():
    done = Rewriting("", (), 0, (), left=1, done=True)
    told = forgotten(rewriting=done, receipt=made())
    assert (
        "Git's history was rewritten:\n"
        "  0 commits with their name or data, in 0 files\n"
        "  0 commits with a new id: those, and all that follow them\n"
        "  1 old commit still in this clone, which borrows objects\n"
    ) in told
    none = forgotten(rewriting=Rewriting("origin", (), 0, (), done=True), receipt=made())
    assert "  replaced in origin, all at once: nothing\n" in none
