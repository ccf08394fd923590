from deskbook.sharing.model.exchange import Exchange, Met
from deskbook.sharing.views import exchange


def test_an_exchange_is_told_file_by_file():
    met = (Met("library/tickets/2026/11/Q-4KX7M2.md"), Met("tickets/2026/11/Q-NEW001.md", 1))
    done = Exchange("origin/main", 1, 0, 1_200, (*met, Met("tickets/2026/11/Q-NEW002.md", 2)), 12)
    assert exchange.outcome(done) == (
        "Q-4KX7M2: others changed it too; both changes are in it\n"
        "Q-NEW001: others changed it too; the newer stands, a conflict entry keeps the rest\n"
        "Q-NEW002: others changed it too; the newer stands, 2 conflict entries keep the rest\n"
        "1 commit sent to origin/main (at the 12th try: others were quicker); "
        "1,200 files changed by others"
    )


def test_what_waits_and_what_is_nothing_is_told_too():
    assert exchange.outcome(Exchange("origin/main", waiting=2, received=1)) == (
        "2 commits of yours to be sent (`desk push`); 1 file changed by others"
    )
    assert exchange.outcome(Exchange("origin/main")) == (
        "origin/main and this clone are the same already"
    )


def test_tries_are_counted_in_words():
    told = [exchange.outcome(Exchange("x", sent=2, tries=n)) for n in (2, 3, 11, 21)]
    assert [it.split("at the ")[1].split(" try")[0] for it in told] == [
        "2nd",
        "3rd",
        "11th",
        "21st",
    ]


def test_a_record_is_named_by_its_path_without_what_steers_a_terminal():
    assert exchange.outcome(Exchange("x", met=(Met("knowledge/\x1b.md"),))).startswith(
        "knowledge/\ufffd.md: others"
    )


def test_edits_in_the_way_are_told_before_and_after_sending():
    assert exchange.uncommitted(["a\x07"], sent=True).startswith(
        "others changed what stands here uncommitted:\n  a\ufffd\n"
        "Your commits were sent, but nothing was changed here. Commit yours"
    )
    assert "\nNothing was sent or changed. " in exchange.uncommitted(["a"], sent=False)


def test_what_does_not_fit_is_named_with_the_way_out():
    assert exchange.conflict("origin/a/b", ["a", "b"]) == (
        "what you and others changed there does not fit together:\n  a\n  b\n"
        "Nothing was sent, and nothing is lost. Put it together by hand: "
        "`git pull --rebase origin a/b`, mend what stands between the marks <<<<<<< and >>>>>>>, "
        "`git add` it, `git rebase --continue`; then `desk push` again"
    )
