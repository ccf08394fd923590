import pytest

from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Said, Screen
from deskbook.sharing import views
from deskbook.sharing.model import (
    Carried,
    DriverInstalled,
    Exchange,
    FileMerge,
    Met,
    Personal,
    SecondVault,
    Unmerged,
    Version,
)

SCREEN = Screen()


def test_exchange_has_a_line_for_each_file_that_both_changed():
    met = (Met("library/tickets/2026/11/Q-4KX7M2.md"), Met("tickets/2026/11/Q-NEW001.md", 1))
    done = Exchange(
        where="origin/main",
        sent=1,
        received=1_200,
        met=(*met, Met("tickets/2026/11/Q-NEW002.md", 2)),
        tries=12,
    )
    assert views.describe_exchange(done, SCREEN) == (
        "Q-4KX7M2: others changed it too; both changes are in it\n"
        "Q-NEW001: others changed it too; the newer stands, a conflict entry keeps the rest\n"
        "Q-NEW002: others changed it too; the newer stands, 2 conflict entries keep the rest\n"
        "1 commit sent to origin/main (at the 12th try: others were quicker); "
        "1,200 files changed by others"
    )


def test_unsent_commits_and_no_difference_are_shown():
    assert views.describe_exchange(Exchange(where="origin/main", unsent=2, received=1), SCREEN) == (
        "2 commits of yours to be sent (`desk push`); 1 file changed by others"
    )
    assert views.describe_exchange(Exchange(where="origin/main"), SCREEN) == (
        "origin/main and this clone are the same already"
    )


def test_tries_have_ordinal_numbers():
    told = [
        views.describe_exchange(Exchange(where="x", sent=2, tries=n), SCREEN)
        for n in (2, 3, 11, 21)
    ]
    assert [it.split("at the ")[1].split(" try")[0] for it in told] == [
        "2nd",
        "3rd",
        "11th",
        "21st",
    ]


def test_path_of_a_record_is_shown_without_control_characters():
    assert views.describe_exchange(
        Exchange(where="x", met=(Met("knowledge/\x1b.md"),)), SCREEN
    ).startswith("knowledge/\ufffd.md: others")


def test_uncommitted_edits_are_named_before_and_after_sending():
    assert views.explain_edits(["a\x07"], sent=True).startswith(
        "others changed what stands here uncommitted:\n  a\ufffd\n"
        "Your commits were sent, but nothing was changed here. Commit yours"
    )
    assert "\nNothing was sent or changed. " in views.explain_edits(["a"], sent=False)


def test_conflict_is_named_with_the_steps_that_solve_it():
    assert views.explain_conflict("origin/a/b", ["a", "b"]) == (
        "what you and others changed there does not fit together:\n  a\n  b\n"
        "Nothing was sent, and nothing is lost. Put it together by hand: "
        "`git pull --rebase origin a/b`, mend what stands between the marks <<<<<<< and >>>>>>>, "
        "`git add` it, `git rebase --continue`; then `desk push` again"
    )


WRONG = Finding("tickets/2026/11/Q-4KX7M2.md", 12, "file.text", "this line is odd")


def test_reasons_of_an_unmerged_ticket_go_to_standard_error():
    line = "tickets/2026/11/Q-4KX7M2.md:12: this line is odd"
    assert views.describe_unmerged(Unmerged((WRONG,)), SCREEN) == Said(err=line)
    left = FileMerge(name="Q-4KX7M2.md", merged=False, findings=(WRONG,))
    assert not left.is_clean
    assert views.describe_merge(left, SCREEN) == Said(
        err=f"{line}\nQ-4KX7M2.md: left in conflict: mend it, `git add` it, then go on"
    )


def test_merged_file_is_silent_unless_values_were_lost():
    assert views.describe_merge(FileMerge(name="a.md", merged=True), SCREEN) == Said()
    lost = views.describe_merge(FileMerge(name="a.md", merged=True, conflicts=3), SCREEN)
    assert isinstance(lost, Said)
    assert lost.err.startswith("a.md: merged; what both sides changed")
    assert lost.err.endswith("conflict entries (new: 3)")


def test_installed_driver_names_the_clone():
    done = DriverInstalled(folder="/srv/library")
    assert views.describe_driver(done, SCREEN) == (
        "merge driver for tickets: installed in /srv/library"
    )


BAD = Finding("knowledge/answers/maps.md", 7, "privacy.email", "an e-mail address stands here")
PLACE = "  answers/maps.md:7: an e-mail address stands here (commit 1f2e3d4c)"


def test_personal_data_is_named_with_line_commit_and_the_way_to_mend_it():
    found = [Personal("1f2e3d4c5b6a", "answers/maps.md", Version("100644", "b1"), (BAD,))]
    told = views.explain_personal(found)
    assert told.startswith(
        f"these commits hold personal data, so nothing was sent:\n{PLACE}\nTake it out of the files "
    )
    assert told.endswith("which only this clone has, and sends them")
    assert views.explain_present(found) == (
        f"this is in the files as they are committed now:\n{PLACE}\n"
        "Take it out, `git commit` the files, then `desk push --mend` again"
    )


def test_rewritten_commits_are_counted_before_what_was_sent():
    done = Exchange(where="origin/main", mended=3, sent=2)
    assert views.describe_exchange(done, SCREEN) == (
        "3 commits rewritten without personal data; 2 commits sent to origin/main"
    )


def test_a_second_vault_is_told_of_with_the_command_that_helps():
    told = views.describe_second_vault(SecondVault(), SCREEN)
    assert told.out == ""
    assert told.err.startswith("The library had a vault already when this clone began one. ")
    assert "`desk join` brings it into the library's vault" in told.err


REWRITTEN = "The history was rewritten to take out personal data"


@pytest.mark.parametrize(
    ("carried", "line"),
    [
        (Carried(0, 0, 0, 0), f"{REWRITTEN}; the old one is gone"),
        (Carried(2, 1, 1, 0), f"{REWRITTEN}: 2 commits, 1 ref, 1 stash of this clone brought over; the old one is gone"),
        (Carried(0, 0, 2, 1), f"{REWRITTEN}: 2 stashes of this clone brought over. 1 old commit cannot be deleted here, "),
    ],
)  # fmt: skip
def test_a_followed_rewrite_is_told_first(carried, line):
    told = views.describe_exchange(Exchange(where="origin/main", carried=carried), SCREEN)
    first, last = told.splitlines()
    assert first.startswith(line)
    assert last == "origin/main and this clone are the same already"


def test_refusals_after_a_rewrite_name_the_command_that_helps():
    assert "`desk pull` brings" in views.explain_rewritten("origin")
    assert "`git switch -c mine origin/main`" in views.explain_old("origin/main")
    told = views.explain_in_the_way(["knowledge/a.md"])
    assert "\n  knowledge/a.md\n" in told
    assert "`git stash`" in told
