"""`desk patron forget --rewrite-history`: four repositories of real Git, and what each has left"""

import re
import shutil
import subprocess
from functools import partial

import pytest
from tests import crash, worlds
from tests.worlds import NEW, OVERDUE

from deskbook.cli.main import call
from deskbook.sharing import formats

pytestmark = pytest.mark.slow  # each runs hundreds of Git's processes

NAME, MAIL = "Zuzanna Qwertzky", "zuz@people.example"
TRACES = re.compile(rb"zuzanna|qwertzky|zuz@", re.I)
"""The patron in bytes: nothing here is shared with what is tested."""


@pytest.fixture
def shared(tmp_path, _git_template, at_the_desk):
    """A bare repository that holds the small library."""
    bare = tmp_path / "shared.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(bare))
    return bare


@pytest.fixture
def clone(tmp_path, shared):
    """Make a clone of the shared repository by a name."""

    def made(name):
        worlds.git(tmp_path, "clone", "--quiet", str(shared), name)
        return tmp_path / name

    return made


@pytest.fixture
def at(desk):
    """Run a verb in a clone."""
    return lambda root, *words: desk(*words, "--root", str(root))


def write(root, ticket, words, message="By hand"):
    """Commit words into a ticket's question around the gate, as its last line."""
    path = next(root.glob(f"tickets/*/*/{ticket}.md"))
    head, mark, rest = path.read_text().partition("\n<!-- timeline")
    path.write_text(f"{head}\n{words}\n{mark}{rest}")
    worlds.git(root, "commit", "--quiet", "--no-verify", "--all", "--message", message)


def traces(root):
    """The objects of a repository that name the patron, whether a commit leads to them or not."""
    words = ("git", "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
    rows = subprocess.run(words, cwd=root, capture_output=True, check=True).stdout.decode().split()
    return [
        name
        for name, kind in zip(rows[::2], rows[1::2], strict=True)
        if TRACES.search(
            subprocess.run(
                ("git", "cat-file", kind, name), cwd=root, capture_output=True, check=True
            ).stdout
        )
    ]


@pytest.fixture
def asked(clone, at):
    """A clone whose patron is in six commits, all shared; and their pseudonym."""
    one = clone("one")
    made = at(
        one, "new", "May I renew?", "-sreference", "-cemail", "--patron-email", MAIL,
        "--patron-name", NAME,
    )  # fmt: skip
    ticket = worlds.made(made)
    patron = worlds.front(one, ticket)["patron"]
    write(one, ticket, f"I am zuzanna, {MAIL}.")
    write(one, OVERDUE, "Qwertzky, Zuzanna has the book.", message=f"{NAME} asked")
    write(one, NEW, "Nothing of hers.")
    (one / "zuzanna-qwertzky.txt").write_text("a file of the name\n")
    worlds.git(one, "add", "zuzanna-qwertzky.txt")
    worlds.git(one, "commit", "--quiet", "--no-verify", "--message", "A file")
    worlds.git(one, "rm", "--quiet", "zuzanna-qwertzky.txt")
    worlds.git(one, "commit", "--quiet", "--no-verify", "--message", "No file")
    worlds.git(one, "push", "--quiet", "origin", "main")
    return one, patron, ticket


def test_effect_is_shown_first_and_changes_nothing(shared, at, asked):
    one, patron, _ = asked
    head = worlds.git(one, "rev-parse", "HEAD").strip()
    worlds.git(shared, "update-ref", "refs/pull/1/head", head)

    plan = at(one, "patron", "forget", patron, "--rewrite-history")

    assert plan.code == 0
    assert plan.out.splitlines()[6:] == [
        "Git's history to rewrite:",
        "  4 commits with their name or data, in 3 files",
        "  5 commits with a new id: those, and all that follow them",
        "  to replace in origin, all at once: main",
        "  every other clone: `desk pull` there follows, and brings unsent commits, branches and "
        "stashes over; until then its `desk push` refuses",
        "  kept by the forge: 1 ref of pull requests, which only its operator can delete",
        "  not reached: forks, caches of web pages, and old commits that the server keeps without a "
        "branch; ask whoever runs it to delete them (on GitHub: the support)",
        "",
        "Nothing was written: --apply does it, and it cannot be taken back.",
    ]
    assert worlds.git(one, "rev-parse", "HEAD").strip() == head
    assert traces(one)


def test_rewrite_reaches_the_remote_and_the_clone_itself(shared, at, asked):
    one, patron, _ = asked
    assert traces(shared)

    outcome = at(one, "patron", "forget", patron, "--rewrite-history", "--apply")

    assert outcome.code == 0, outcome.out
    clean(one, shared)
    assert at(one, "push").out == "1 commit sent to origin/main\n"
    assert worlds.git(one, "rev-parse", "HEAD") == worlds.git(shared, "rev-parse", "main")
    assert not worlds.patrons(one)


def clean(*roots):
    """No object of these repositories names the patron; each is sound, with nothing left over."""
    for root in roots:
        if root.suffix:
            worlds.git(root, "gc", "--quiet", "--prune=now")
        else:
            assert worlds.git(root, "status", "--porcelain") == ""
        assert traces(root) == []
        assert worlds.git(root, "for-each-ref", "refs/desk", "refs/worktree") == ""
        assert worlds.git(root, "fsck", "--strict", "--no-dangling") == ""


def test_other_clones_follow_and_lose_nothing(clone, shared, at, asked):
    one, patron, ticket = asked
    two, three = clone("two"), clone("three")
    at(two, "note", NEW, "Not sent yet.")
    write(two, OVERDUE, f"Ask {NAME.upper()} or {MAIL}.", message=f"Not sent for {NAME}")
    write(two, ticket, "zuzanna rang")
    worlds.git(three, "switch", "--quiet", "--create", "draft")
    write(three, NEW, f"A draft, {NAME}.", message="On a branch")
    worlds.git(three, "tag", "--annotate", "mine", "--message", f"For {NAME}")
    worlds.git(three, "switch", "--quiet", "main")
    for number in (1, 2):
        (three / "knowledge/library.md").write_text(
            (three / "knowledge/library.md").read_text()
            + f"\nLine {number} of zuz@people.example.\n"
        )
        (three / f"new-{number}.txt").write_text(f"{NAME} {number}\n")
        worlds.git(three, "stash", "push", "--include-untracked", "--message", f"WIP {number}")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    assert at(one, "push").code == 0
    there = worlds.git(shared, "rev-parse", "main")

    for root in (two, three):
        refused = at(root, "push")
        assert refused.code == 2
        assert "`desk pull` brings your commits" in refused.err
    assert worlds.git(shared, "rev-parse", "main") == there

    pulled = at(two, "pull")
    assert pulled.code == 0
    assert pulled.out.splitlines()[0] == (
        "The history was rewritten to take out personal data: 3 commits of this clone "
        "brought over; the old one is gone"
    )
    assert at(two, "pull").out == "3 commits of yours to be sent (`desk push`)\n"
    clean(two)
    assert "Not sent yet." in worlds.timeline(two, NEW)
    assert "Ask redacted or redacted." in next(two.glob(f"tickets/*/*/{OVERDUE}.md")).read_text()
    subjects = worlds.git(two, "log", "--format=%s", "-3").splitlines()
    assert "Not sent for redacted" in subjects
    assert at(two, "push").code == 0

    pulled = at(three, "pull")
    assert pulled.code == 0
    assert "2 stashes" in pulled.out
    clean(three)
    assert worlds.git(three, "stash", "list", "--format=%gs").splitlines() == [
        "On main: WIP 2",
        "On main: WIP 1",
    ]
    worlds.git(three, "stash", "pop")
    assert (three / "new-2.txt").read_text() == "redacted 2\n"
    assert "Line 2 of redacted." in (three / "knowledge/library.md").read_text()
    assert worlds.git(three, "log", "--format=%s", "-1", "draft") == "On a branch\n"
    assert "A draft, redacted." in worlds.git(three, "show", "draft")
    assert "For redacted" in worlds.git(three, "cat-file", "tag", "mine")
    assert worlds.git(three, "rev-parse", "mine^{commit}") == worlds.git(
        three, "rev-parse", "draft"
    )
    assert at(one, "pull").code == 0
    assert worlds.git(one, "rev-parse", "HEAD") == worlds.git(shared, "rev-parse", "main")
    clean(one, shared)


def test_tags_notes_branches_and_the_mirror_of_the_remote_follow(clone, shared, at, asked):
    one, patron, _ = asked
    old = worlds.git(one, "rev-parse", "HEAD").strip()
    worlds.git(one, "branch", "work", "HEAD~1")
    worlds.git(one, "tag", "light")
    raw = f"object {old}\ntype commit\ntag signed\ntagger A <a@b.example> 1700000000 +0000\n\n"
    raw += f"For {NAME}\n-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n"
    made = subprocess.run(
        ("git", "hash-object", "-t", "tag", "-w", "--stdin"),
        cwd=one, input=raw.encode(), capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    worlds.git(one, "update-ref", "refs/tags/signed", made)
    worlds.git(one, "notes", "add", "--message", f"A note on {NAME}", "HEAD")
    worlds.git(one, "update-ref", "refs/deskbook/github", "HEAD")
    first = worlds.git(one, "rev-list", "--max-parents=0", "HEAD").strip()
    worlds.git(one, "tag", "before", first)
    everything = "+refs/*:refs/*"
    worlds.git(one, "push", "--quiet", "origin", everything)
    two = clone("two")
    worlds.git(two, "fetch", "--quiet", "origin", "refs/notes/*:refs/notes/*")
    worlds.git(two, "worktree", "add", "--quiet", "../beside", "work")
    worlds.git(two, "fetch", "--quiet", "origin", "refs/deskbook/github:refs/deskbook/github")
    before = worlds.git(shared, "rev-parse", "before")

    outcome = at(one, "patron", "forget", patron, "--rewrite-history", "--apply")

    assert outcome.code == 0, outcome.out
    assert "  without its signature, which you can make anew: tag signed\n" in outcome.out
    assert at(one, "push").code == 0
    assert at(two, "pull").code == 0
    clean(one, shared, two)
    assert traces(two.parent / "beside") == []
    assert worlds.git(two.parent / "beside", "status", "--porcelain") == ""
    for root in (one, shared, two):
        new = worlds.git(root, "rev-parse", "light")
        assert new.strip() != old
        assert worlds.git(root, "rev-parse", "signed^{commit}") == new
        assert worlds.git(root, "rev-parse", "refs/deskbook/github") != old
        assert worlds.git(root, "notes", "show", "light") == "A note on redacted\n"
        assert worlds.git(root, "notes", "list").split()[1::2] == new.split()
        assert worlds.git(root, "rev-parse", "before") == before
        assert "BEGIN" not in worlds.git(root, "cat-file", "tag", "signed")
    assert len({worlds.git(it, "rev-parse", "refs/tags/signed") for it in (one, shared, two)}) == 1
    assert worlds.git(two, "rev-parse", "work") == worlds.git(shared, "rev-parse", "work")


def test_remote_that_refuses_leaves_everything_as_it_was(shared, at, asked):
    one, patron, _ = asked
    worlds.git(shared, "config", "receive.denyNonFastForwards", "true")
    there = worlds.git(shared, "for-each-ref")
    refused = at(one, "patron", "forget", patron, "--rewrite-history", "--apply")
    assert refused.code == 2
    assert "does not take a rewritten history, so nothing was rewritten" in refused.err
    assert worlds.git(shared, "for-each-ref") == there
    assert worlds.patrons(one)
    worlds.git(shared, "config", "receive.denyNonFastForwards", "false")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    clean(one, shared)


def test_library_without_a_remote_is_rewritten_alone(at, asked):
    one, patron, _ = asked
    worlds.git(one, "remote", "remove", "origin")
    outcome = at(one, "patron", "forget", patron, "--rewrite-history", "--apply")
    assert outcome.code == 0, outcome.out
    assert "origin" not in outcome.out
    clean(one)


def test_edits_in_the_way_are_named_and_stay(clone, at, asked):
    one, patron, _ = asked
    two = clone("two")
    path = next(two.glob(f"tickets/*/*/{OVERDUE}.md"))
    path.write_text(path.read_text() + "\nNot committed.\n")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    refused = at(two, "pull")
    assert refused.code == 2
    assert path.relative_to(two).as_posix() in refused.err
    assert "Not committed." in path.read_text()
    worlds.git(two, "stash")
    assert at(two, "pull").code == 0
    worlds.git(two, "stash", "pop")
    assert "Not committed." in path.read_text()
    assert traces(two) == []


def test_clone_that_missed_two_rewrites_follows_both(clone, shared, at, asked):
    one, patron, _ = asked
    two = clone("two")
    at(two, "note", NEW, "Not sent yet.")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    other = at(
        one, "patron", "add", "--name", "Vera Blum", "--email", "v@mail.example"
    ).out.split()[0]
    write(one, OVERDUE, "From Vera Blum.")
    worlds.git(one, "push", "--quiet", "origin", "main")
    assert at(one, "patron", "forget", other, "--rewrite-history", "--apply").code == 0
    worlds.git(shared, "gc", "--quiet", "--prune=now")
    assert at(two, "pull").code == 0
    clean(two)
    assert at(two, "push").code == 0
    assert at(one, "pull").code == 0
    assert "Not sent yet." in worlds.timeline(one, NEW)


def test_commits_of_the_old_history_are_not_sent(clone, shared, at, asked):
    one, patron, _ = asked
    two = clone("two")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    assert at(two, "pull").code == 0
    there = worlds.git(shared, "for-each-ref")
    old = clone("one-again").parent / "one-again"
    worlds.git(
        old, "fetch", "--quiet", "origin", "+refs/deskbook/rewrites/*:refs/deskbook/rewrites/*"
    )
    commit = worlds.git(old, "commit-tree", "-p", "main", "-m", "x", "main^{tree}").strip()
    record = f"{formats.digest(commit)} {worlds.git(old, 'rev-parse', 'main~1').strip()}\n"
    (old / ".git/commits").write_text(record)
    blob = worlds.git(old, "hash-object", "-w", ".git/commits").strip()
    tree = subprocess.run(
        ("git", "mktree"), cwd=old, input=f"100644 blob {blob}\tcommits\n".encode(),
        capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    made = worlds.git(old, "commit-tree", "-m", "x", tree).strip()
    worlds.git(old, "update-ref", "refs/deskbook/rewrites/0000", made)
    worlds.git(old, "config", "deskbook.rewrites", "0000 0001-2026-11-05")
    worlds.git(old, "reset", "--quiet", "--hard", commit)
    refused = at(old, "push")
    assert refused.code == 2
    assert "your branch has commits of the history that origin/main no longer has" in refused.err
    assert worlds.git(shared, "for-each-ref") == there


def test_doctor_names_old_commits_that_came_back_and_pull_deletes_them(clone, at, asked):
    one, patron, _ = asked
    two, backup = clone("two"), clone("backup")
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    assert at(two, "pull").code == 0
    assert "before the history was rewritten" not in at(two, "doctor", "--offline").out
    worlds.git(two, "fetch", "--quiet", str(backup), "main")
    (two / ".git/FETCH_HEAD").unlink()
    assert traces(two)
    told = at(two, "doctor", "--offline").out
    assert "commits from before the history was rewritten\n           run `desk pull`" in told
    assert at(two, "pull").code == 0
    clean(two)
    assert "before the history was rewritten" not in at(two, "doctor", "--offline").out


def test_fresh_clone_pushes_at_once(clone, shared, at, asked):
    one, patron, _ = asked
    assert at(one, "patron", "forget", patron, "--rewrite-history", "--apply").code == 0
    assert at(one, "push").code == 0
    worlds.git(shared, "gc", "--quiet", "--prune=now")
    four = clone("four")
    at(four, "note", NEW, "Hello.")
    assert at(four, "push").out == "1 commit sent to origin/main\n"


def test_words_that_the_vault_no_longer_knows_are_typed(shared, at, asked):
    one, patron, _ = asked
    assert at(one, "patron", "forget", patron, "--apply").code == 1
    refused = at(one, "patron", "forget", patron, "--rewrite-history", "--apply")
    assert refused.code == 2
    words = ("--text", NAME, "--text", MAIL)
    assert at(one, "patron", "forget", patron, *words, "--rewrite-history", "--apply").code == 0
    clean(one, shared)


@pytest.mark.parametrize("verb", ["forget", "pull"])
def test_killed_at_any_step_the_next_run_goes_on(clone, shared, at, asked, tmp_path, verb):
    one, patron, _ = asked
    two = clone("two")
    at(two, "note", NEW, "Not sent yet.")
    (two / "new.txt").write_text(f"{NAME}\n")
    worlds.git(two, "stash", "push", "--include-untracked")
    forget = ["patron", "forget", patron, "--rewrite-history", "--apply"]
    if verb == "pull":
        assert at(one, *forget).code == 0
    step, steps = 1, 0
    while True:
        place = tmp_path / f"step-{step}"
        for root in (shared, one, two):
            shutil.copytree(root, place / root.name, symlinks=True)
        there, mine, theirs = (place / it.name for it in (shared, one, two))
        for root in (mine, theirs):
            worlds.git(root, "remote", "set-url", "origin", str(there))
        root, words = (mine, forget) if verb == "forget" else (theirs, ["pull"])
        died = crash.killed(partial(call, [*words, "--root", str(root)]), step)
        again = at(root, *words)
        assert again.code == 0 or "nobody is called" in again.err, (step, again)
        assert at(theirs, "pull").code == 0
        assert at(mine, "push").code == 0
        assert at(theirs, "push").code == 0
        clean(mine, there, theirs)
        assert worlds.git(theirs, "stash", "list").count("\n") == 1, step
        assert "Not sent yet." in worlds.timeline(theirs, NEW)
        shutil.rmtree(place)
        if not died:
            assert steps > 3
            return
        step, steps = step + 17, steps + 1
