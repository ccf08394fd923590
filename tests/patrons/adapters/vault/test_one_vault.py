"""One vault for a library, however many clones there are, and whatever they do at once."""

import ast
from pathlib import Path

import pytest
from tests import worlds
from tests.mail import world as mail_world
from tests.worlds import NEW

import deskbook
from deskbook.patrons.adapters.vault import place, record
from deskbook.patrons.model.vault_record import PATH

pytestmark = pytest.mark.slow

ASKS = ("-s", "reference", "-c", "email", "--by", "history-liaison")


@pytest.fixture
def hub(tmp_path, _git_template, at_the_desk) -> Path:
    """A bare repository that holds the small library."""
    bare = tmp_path / "hub.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(bare))
    return bare


@pytest.fixture
def clone(tmp_path, hub):
    """Make a clone of the shared repository by a name."""

    def made(name: str) -> Path:
        worlds.git(tmp_path, "clone", "--quiet", str(hub), name)
        return tmp_path / name

    return made


@pytest.fixture
def at(desk):
    """Run a command in a clone."""
    return lambda root, *words: desk(*words, "--root", str(root))


def ask(at, root, who="kim@people.example", words="Where are the maps?"):
    return at(root, "new", words, "--patron-email", who, *ASKS)


@pytest.fixture
def second(clone, at) -> Path:
    """A clone that has pulled the record of a vault which only the first clone has."""
    first, second = clone("first"), clone("second")
    assert ask(at, first).code == 0
    assert at(first, "push").code == 0
    assert at(second, "pull").code == 0
    return second


def test_a_new_vault_is_recorded_in_a_commit_of_its_own(clone, at):
    first = clone("first")
    ask(at, first)
    subjects = worlds.git(first, "log", "-2", "--format=%s", "--", PATH)
    assert subjects == "Record the library's vault\n"
    known = record.read(first)
    assert known.vault == record.read_id(place.folder(first))
    text = (first / PATH).read_text(encoding="utf-8")
    assert "AGE-SECRET" not in text
    assert "kim" not in text
    assert worlds.git(first, "status", "--porcelain") == ""
    assert at(first, "check").code == 0


def _commands(root: Path, tmp_path: Path):
    """Every command that needs a vault, as a person types it."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7\n")
    who = ("--patron-email", "kim@people.example")
    yield "new", ("new", "Where are the maps?", *who, *ASKS)
    yield "log", ("log", "Where are the maps?", *who, *ASKS, "-a", "directional")
    yield "patron add", ("patron", "add", "--email", "kim@people.example")
    yield "patron find", ("patron", "find", "kim@people.example")
    yield "patron show", ("patron", "show", "p-7f3kq29d")
    yield "attach", ("attach", NEW, str(paper), "--by", "history-liaison")
    yield "vault doctor", ("vault", "doctor")
    yield "vault sync", ("vault", "sync")
    yield "vault rotate", ("vault", "rotate")


NAMES = [
    "new", "log", "patron add", "patron find", "patron show", "attach", "vault doctor",
    "vault sync", "vault rotate",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_clone_without_the_vault_refuses_what_needs_it_and_says_how_to_join(
    name, second, tmp_path, at
):
    before = worlds.git(second, "rev-parse", "HEAD")
    told = at(second, *dict(_commands(second, tmp_path))[name])
    assert (told.code, told.out) == (2, "")
    assert told.err == f"desk: {place.ELSEWHERE}\n"
    assert not (second / ".desk/vault").exists()
    assert worlds.git(second, "rev-parse", "HEAD") == before
    assert worlds.git(second, "status", "--porcelain") == ""


def test_mail_waits_in_its_mailbox_until_the_clone_has_joined(second, tmp_path, at):
    mail_world.set_up(second)
    box = mail_world.maildir(tmp_path / "box")
    mail_world.deliver(box, mail_world.letter())
    told = at(second, "mail", "fetch", "--from", str(box), "--apply")
    assert told.code == 1
    assert place.ELSEWHERE in told.err
    assert not (second / ".desk/vault").exists()
    assert mail_world.filed(box) == {"new": 1}


def test_a_vault_that_others_sent_is_seen_before_a_second_one_is_begun(clone, at):
    first, second = clone("first"), clone("second")
    ask(at, first)
    at(first, "push")
    told = ask(at, second)
    assert (told.code, told.err) == (2, f"desk: {place.UNSEEN}\n")
    assert not (second / ".desk/vault").exists()


def test_of_two_vaults_begun_at_once_the_one_sent_first_is_the_librarys(clone, at, hub):
    first, second = clone("first"), clone("second")
    ask(at, first)
    ask(at, second, "sam@people.example", "Where is my hold?")
    own = record.read(second)
    at(first, "push")
    told = at(second, "push")
    assert told.code == 0
    assert told.err.startswith("The library had a vault already when this clone began one. ")
    assert record.read(second) == record.read(first) != own
    assert worlds.git(hub, "show", f"main:{PATH}") == (first / PATH).read_text(encoding="utf-8")
    assert record.read_id(second / ".desk/vault") == own.vault
    refused = ask(at, second)
    assert (refused.code, refused.err) == (
        2,
        f"desk: {place.ANOTHER.format(folder=second / '.desk/vault')}\n",
    )
    assert at(first, "patron", "find", "kim@people.example").code == 0
    for root in (first, second):
        assert at(root, "pull").code == 0
        assert at(root, "check").code == 0


def test_a_vault_from_before_is_recorded_by_the_next_command_that_writes_to_it(clone, at):
    first = clone("first")
    ask(at, first)
    worlds.git(first, "rm", "--quiet", PATH)
    worlds.git(first, "commit", "--quiet", "--no-verify", "-m", "As before")
    (first / ".desk/vault/vault-id.txt").unlink()
    ask(at, first, "sam@people.example")
    assert record.read(first).vault == record.read_id(first / ".desk/vault")
    assert worlds.git(first, "status", "--porcelain") == ""


def test_a_record_that_is_in_conflict_is_refused_with_its_line(clone, at):
    first = clone("first")
    (first / PATH).write_text("<<<<<<< ours\nvault: v-0123456789\n")
    told = ask(at, first)
    assert told.code == 2
    assert f"{PATH}:1: this is no line of the vault's record" in told.err


def test_outside_of_git_the_record_is_a_file(library, at):
    assert ask(at, library).code == 0
    assert record.read(library).vault == record.read_id(library / ".desk/vault")


def test_where_the_clone_cannot_commit_the_record_waits_for_the_next_time(clone, at):
    first = clone("first")
    worlds.git(first, "switch", "--quiet", "--detach")
    assert at(first, "patron", "add", "--email", "kim@people.example").code == 0
    assert worlds.git(first, "status", "--porcelain") == f"?? {PATH}\n"
    worlds.git(first, "switch", "--quiet", "main")
    at(first, "patron", "add", "--email", "sam@people.example")
    assert worlds.git(first, "log", "-1", "--format=%s") == "Record the library's vault\n"


def test_there_is_one_door_to_a_new_vault():
    """Only `open_or_begin` begins one; whoever writes a recovery key begins or rotates."""
    calls: dict[str, set[str]] = {"begin": set(), "write_recovery_key": set()}
    for path in Path(deskbook.__file__).parent.rglob("*.py"):
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for function in (it for it in tree if isinstance(it, ast.FunctionDef)):
            called = {ast.unparse(it.func) for it in ast.walk(function) if isinstance(it, ast.Call)}
            for name, found in calls.items():
                if {f"place.{name}", f"keys.{name}"} & called or (
                    name in called and path.stem == "place"
                ):
                    found.add(f"{path.stem}.{function.name}")
    assert calls == {
        "begin": {"place.open_or_begin"},
        "write_recovery_key": {"place.begin", "key_rotation.rotate"},
    }
