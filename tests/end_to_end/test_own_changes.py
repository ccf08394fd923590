"""A command commits its own change only, wherever in the same file somebody has written by hand."""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from random import Random

import pytest
from tests import crash, errands, worlds
from tests.cli.test_command import declared

from deskbook.cli.main import call

HAND = "Written by hand: Vera's half a sentence"
WRITING = [
    name
    for name, it in declared()
    if any(option.name == "commit" for option in it.params) and not errands.ERRANDS[name].reason
]
WHOLE = {"tidy"}
"""Commands that are about what somebody wrote by hand, and commit it."""

CREATING = {
    "answer rename",  # it removes the file under its old name, and refuses that
    *("answer new", "distill", "forms", "github init", "handover sign", "import deskbook"),
    *("import libanswers-faq", "import mbox", "import osticket", "look override", "mail fetch"),
    *("mail send", "needs", "new", "log", "problem open", "retain", "route", "sync owners"),
    *("upgrade", "look drop", "look update", "mail aside", "correct"),
}
"""Commands whose errand changes no Markdown file that stays; the test below checks it."""

SAMPLE = ["note", "holidays", "allow", "away add", "claim", "answer review", "problem news"]


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = errands.write_library(tmp_path_factory.mktemp("own") / "library")
    return worlds.start_git(root).parent


@pytest.fixture
def place(_template, tmp_path, at_the_desk, monkeypatch) -> Path:
    """The library of `errands` in Git; the working directory is in it."""
    worlds.copy(_template, tmp_path)
    monkeypatch.chdir(tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def ready(place, tmp_path, monkeypatch):
    """Make copies of the library in which all is done that an errand needs."""
    made = count(1)

    @cache
    def first(name: str) -> Path:
        errands.prepare(name, place)
        return place.parent

    def copy(name: str) -> Path:
        target = tmp_path / f"copy-{next(made)}"
        shutil.copytree(first(name), target, ignore=shutil.ignore_patterns("copy-*"))
        monkeypatch.chdir(target / "library")
        return target / "library"

    return copy


def plain(text: str) -> str:
    """A file's text without what lots decide, and without empty lines."""
    text = re.sub(
        r"\bQ-[0-9A-Z]{6}\b(?<!Q-SCR1PT)(?<!Q-4KX7M2)(?<!Q-NEW001)(?<!Q-D0NE01)", "Q-", text
    )
    return re.sub(
        r"(?: \^|offer: )[0-9A-Z]{8}\b|\bp-[0-9a-z]{10}\b|\b[0-9a-f]{16,64}\b|\b[0-9A-Z]{16}\b",
        "^",
        re.sub(r"\n+", "\n", text),
    )


def committed(root: Path, path: str, at: str = "HEAD") -> str:
    return worlds.git_bytes(root, "show", f"{at}:{path}").decode()


def changed(root: Path, since: str) -> list[str]:
    """The files that were there and are changed or gone since a commit."""
    told = worlds.git(
        root, "diff", "--name-only", "--no-renames", "--diff-filter=MD", since, "HEAD"
    )
    return told.splitlines()


def head(root: Path) -> str:
    return worlds.git(root, "rev-parse", "HEAD").strip()


def edits(text: str, lot: Random) -> Iterator[str]:
    """The text with something written by hand: in the fields, the body, the end, or a line less."""
    lines = text.splitlines(keepends=True)
    end = next(n for n, line in enumerate(lines[1:], 1) if line.startswith("---"))
    places = (1, end, end + 2, len(lines), lot.randrange(1, len(lines)))
    for at in places:
        new = f"# {HAND}\n" if at <= end else f"{HAND}\n"
        yield "".join([*lines[:at], new, *lines[at:]])
    body = [n for n in range(end + 1, len(lines)) if lines[n].strip() and lines[n][0] not in "<#-"]
    if body:
        at = lot.choice(body)
        yield "".join([*lines[:at], f"{HAND}\n", *lines[at + 1 :]])


def check(name: str, ready) -> int:
    """Do an errand with each edit of each file that it changes; how often it was not refused."""
    clean, lot, done = ready(name), Random(name), 0
    before = head(clean)
    assert errands.call(errands.ERRANDS[name].words) == errands.ERRANDS[name].code
    for path in changed(clean, before):
        if not path.endswith(".md") or not (clean / path).is_file():
            continue
        for text in edits(committed(clean, path, before), lot):
            root = ready(name)
            (root / path).write_text(text, encoding="utf-8", newline="")
            code = errands.call(errands.ERRANDS[name].words)
            now = (root / path).read_text(encoding="utf-8")
            assert HAND in now
            if code == errands.ERRANDS[name].code:
                assert plain(committed(root, path)) == plain(committed(clean, path)), text
                assert f" M {path}\n" in worlds.git(root, "status", "--porcelain")
                done += 1
            else:
                assert (code in (1, 2), now) == (True, text)
                assert committed(root, path) == committed(clean, path, before)
            shutil.rmtree(root.parent)
    return done


@pytest.mark.parametrize("name", SAMPLE)
def test_what_somebody_wrote_by_hand_stays_out_of_the_commit(name, ready, capsys):
    assert check(name, ready) >= 4
    assert "is not in the commit; it stays there" in capsys.readouterr().err


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("name", [it for it in WRITING if it not in WHOLE])
def test_every_command_leaves_what_somebody_wrote_by_hand(name, ready):
    assert bool(check(name, ready)) == (name not in CREATING)


NOTE = ("note", errands.SCRIPTS, "A note.")
PATH = f"tickets/2026/11/{errands.SCRIPTS}.md"


def write(root: Path, *, at: str = "<!-- timeline -->") -> str:
    """Write into the ticket by hand, before a line; its text then."""
    text = (root / PATH).read_text(encoding="utf-8").replace(at, f"{HAND}\n\n{at}", 1)
    (root / PATH).write_text(text, encoding="utf-8", newline="")
    return text


def test_what_is_staged_stays_staged_beside_the_change(place):
    write(place)
    worlds.git(place, "add", PATH)
    assert errands.call(NOTE) == 0
    assert HAND not in committed(place, PATH)
    assert "A note." in committed(place, PATH)
    staged = worlds.git(place, "show", f":{PATH}")
    assert (HAND in staged, "A note." in staged) == (True, True)
    assert worlds.git(place, "status", "--porcelain") == f"M  {PATH}\n"


def test_what_is_staged_and_what_is_not_are_three_versions(place):
    write(place)
    worlds.git(place, "add", PATH)
    write(place, at="图书馆几点关门? Ünï")
    assert errands.call(NOTE) == 0
    assert [committed(place, PATH, at).count(HAND) for at in ("HEAD", "")] == [0, 1]
    assert [committed(place, PATH, at).count("A note.") for at in ("HEAD", "")] == [1, 1]
    assert (place / PATH).read_text(encoding="utf-8").count(HAND) == 2


@pytest.mark.parametrize("prepare", ["untracked", "added", "renamed"])
def test_a_file_that_no_commit_has_is_refused(place, capsys, prepare):
    old, new = "knowledge/answers/opening-hours.md", "knowledge/answers/other.md"
    if prepare == "renamed":
        worlds.git(place, "mv", old, new)
    else:
        shutil.copy(place / old, place / new)
        if prepare == "added":
            worlds.git(place, "add", new)
    before = worlds.git(place, "status", "--porcelain"), head(place)
    assert errands.call(("answer", "review", "other")) == 2
    assert f"desk: {new} is not committed yet" in capsys.readouterr().err
    assert (worlds.git(place, "status", "--porcelain"), head(place)) == before
    worlds.git(place, "add", "--all")
    worlds.git(place, "commit", "--quiet", "--message", "Other")
    assert errands.call(("answer", "review", "other")) == 0
    assert worlds.git(place, "status", "--porcelain") == ""


def test_a_file_that_was_edited_is_not_removed(place, capsys):
    path = place / "knowledge/answers/missing-issue.md"
    path.write_text(path.read_text(encoding="utf-8") + f"{HAND}\n", encoding="utf-8", newline="")
    assert errands.call(("answer", "rename", "missing-issue", "missing-issues")) == 2
    assert "would be removed: commit them or `git restore" in capsys.readouterr().err
    assert HAND in path.read_text(encoding="utf-8")


def test_edits_at_the_same_place_are_refused_and_nothing_is_written(place, capsys):
    text = (place / PATH).read_text(encoding="utf-8").replace("title: ", "title: By hand ")
    (place / PATH).write_text(text, encoding="utf-8", newline="")
    assert errands.call(("edit", errands.SCRIPTS, "--title", "Ours")) == 2
    assert f"desk: {PATH} has changes that are not committed, at the same place" in (
        capsys.readouterr().err
    )
    assert (place / PATH).read_text(encoding="utf-8") == text
    assert errands.call(("edit", errands.SCRIPTS, "--title", "Ours", "--no-commit")) == 0


@pytest.mark.parametrize(
    "setting", ["core.autocrlf=true", "*.md text eol=crlf", "*.md eol=lf text"]
)
def test_line_ends_of_a_work_tree_are_no_edit(place, setting, capsys):
    if setting.startswith("core"):
        worlds.git(place, "config", *setting.split("="))
    else:
        (place / ".gitattributes").write_text(f"{setting}\n")
    for path in (*place.glob("tickets/*/*/*.md"), *place.glob("knowledge/**/*.md")):
        path.unlink()
    worlds.git(place, "checkout", "--quiet", "--", ".")
    assert (b"\r\n" in (place / PATH).read_bytes()) == ("lf text" not in setting)
    assert errands.call(NOTE) == 0
    assert capsys.readouterr().err == ""
    assert b"\r" not in worlds.git_bytes(place, "show", f"HEAD:{PATH}")
    write(place)
    assert errands.call(("note", errands.SCRIPTS, "Another.")) == 0
    assert (HAND in committed(place, PATH), "Another." in committed(place, PATH)) == (False, True)
    assert b"\r" not in worlds.git_bytes(place, "show", f"HEAD:{PATH}")


def test_hooks_of_others_see_the_commands_change_alone(place, own_hook):
    own_hook("pre-commit", "git diff --cached > seen")
    write(place)
    (place / "staged.md").write_text("staged")
    worlds.git(place, "add", "staged.md")
    assert errands.call(NOTE) == 0
    seen = (place / "seen").read_text(encoding="utf-8")
    assert ("A note." in seen, HAND in seen, "staged" in seen) == (True, False, False)
    assert (HAND in committed(place, PATH), "A note." in committed(place, PATH)) == (False, True)
    assert worlds.git(place, "status", "--porcelain").splitlines() == [
        *("A  staged.md", f" M {PATH}", "?? seen"),
    ]


@pytest.mark.slow
def test_a_command_killed_anywhere_keeps_the_edit_out_of_the_commit(place, tmp_path):
    text = write(place)
    ends = []
    for step in count(1):
        root = worlds.copy(place, tmp_path / f"killed-{step}")
        died = crash.killed(lambda root=root: call([*NOTE, "--root", str(root)]), step)
        assert call(["note", "d0ne", "And on.", "--root", str(root)]) == 0
        now, kept = (root / PATH).read_text(encoding="utf-8"), committed(root, PATH)
        assert (HAND in now, HAND in kept) == (True, False)
        assert now.count("A note.") == kept.count("A note.")
        assert worlds.git(root, "status", "--porcelain") == f" M {PATH}\n"
        assert worlds.git(root, "fsck", "--strict", "--no-dangling") == ""
        ends.append(now != text)
        shutil.rmtree(root)
        if not died:
            break
    assert ends == sorted(ends)
    assert (ends[0], ends[-1], len(ends) > 6) == (False, True, True)
