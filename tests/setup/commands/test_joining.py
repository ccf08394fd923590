"""`desk join`, `desk role`, `desk vault share`: a colleague's clone, from nothing to the vault."""

import base64
import re
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import keys, place, record
from deskbook.patrons.model.vault_record import PATH
from deskbook.status.adapters import status_key

pytestmark = pytest.mark.slow

ASKS = ("-s", "reference", "-c", "email", "--by", "history-liaison")


@pytest.fixture
def hub(tmp_path, _git_template, at_the_desk) -> Path:
    """A bare repository that holds the small library, and an empty one for its vault."""
    bare = tmp_path / "hub.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(bare))
    worlds.git(tmp_path, "init", "--quiet", "--bare", "-b", "main", "vault.git")
    return bare


@pytest.fixture
def at(desk):
    """Run a command in a clone."""
    return lambda root, *words: desk(*words, "--root", str(root))


@pytest.fixture
def joined(tmp_path, hub, desk):
    """Make a clone by a name, with `desk join`."""

    def made(name: str) -> Path:
        desk("join", str(hub), str(tmp_path / name), "--handle", "history-liaison")
        return tmp_path / name

    return made


def ask(at, root, who, words="Where are the maps?"):
    told = at(root, "new", words, "--patron-email", who, *ASKS)
    assert told.code == 0, told.err
    return worlds.made(told)


def share(at, root, tmp_path):
    told = at(root, "vault", "share", str(tmp_path / "vault.git"))
    assert told.code == 0, told.err
    assert at(root, "push").code == 0
    return told


def admit(at, told, root):
    (words,) = re.findall("desk (vault admit .*)", told.out)
    return at(root, *words.split())


def test_a_clone_is_made_ready_from_its_address_alone(tmp_path, hub, desk):
    told = desk("join", str(hub), str(tmp_path / "lee"), "--handle", "eresources", "--role", "mail")
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        "fine  eresources acts here\n"
        "fine  Git commits as History liaison\n"
        "fine  Git merges tickets by meaning\n"
        "fine  Git asks the gate before every commit\n"
        "fine  the role of this clone: mail\n"
        "fine  the library has no vault yet: the first patron begins it\n"
        f"{tmp_path / 'lee'} is ready.\n"
    )
    again = desk("join", str(hub), str(tmp_path / "lee"))
    assert again == told
    assert worlds.git(tmp_path / "lee", "config", "deskbook.handle") == "eresources\n"


def test_who_commits_is_taken_from_the_colleagues_record(tmp_path, hub, desk, monkeypatch):
    for key in [it for it in worlds.GIT_ENVIRONMENT if "AUTHOR" in it or "COMMITTER" in it]:
        monkeypatch.delenv(key)
    told = desk("join", str(hub), str(tmp_path / "lee"))
    assert told.code == 1
    assert (
        "missing  nobody acts here yet\n           `desk join --handle` with one of: " in told.out
    )
    assert "`desk join --name NAME --email EMAIL`" in told.out
    assert told.out.endswith("lee is not ready yet: 2 things to do.\n")
    root = str(tmp_path / "lee")
    told = desk("join", "--root", root, "--handle", "eresources")
    assert "`desk join --email EMAIL`" in told.out
    told = desk("join", "--root", root, "--email", "lee@library.example")
    assert told.code == 0
    assert (
        worlds.git(tmp_path / "lee", "config", "--local", "user.email") == "lee@library.example\n"
    )


def test_somebody_who_is_no_colleague_and_a_folder_of_something_else_are_refused(
    tmp_path, hub, desk
):
    there = str(tmp_path / "lee")
    told = desk("join", str(hub), there, "--handle", "nobody")
    assert told.code == 2
    assert "nobody is no colleague here: there are " in told.err
    assert "is a clone of something else" in desk("join", str(tmp_path / "vault.git"), there).err
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("x")
    told = desk("join", str(hub), str(tmp_path / "full"))
    assert (told.code, "holds other files: name another folder" in told.err) == (2, True)
    assert desk("join", str(tmp_path / "no.git"), str(tmp_path / "new")).code == 2


def test_outside_of_git_nothing_is_joined(library, desk):
    told = desk("join")
    assert (told.code, "is no clone: `desk join ADDRESS` makes one" in told.err) == (2, True)


def test_another_hook_stays_and_is_named(tmp_path, joined, at):
    lee = joined("lee")
    hook = lee / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nmake lint\n")
    told = at(lee, "join")
    assert told.code == 1
    assert "add the line `desk gate --staged || exit 1` to it" in told.out


def test_a_second_machine_opens_the_vault_after_one_exchange(tmp_path, joined, at):
    first, lee = joined("first"), joined("lee")
    name = ask(at, first, "kim@people.example")
    at(first, "push")
    at(lee, "pull")
    alone = at(lee, "join")
    assert alone.code == 1
    assert "on that machine: `desk vault share ADDRESS`" in alone.out
    secret = status_key.read_key(first)
    told = share(at, first, tmp_path)
    assert told.out.startswith(f"The vault is shared through {tmp_path / 'vault.git'}. ")
    at(lee, "pull")
    told = at(lee, "join")
    assert told.code == 1
    assert "send this line to a colleague whose machine opens it" in told.out
    assert at(lee, "patron", "find", "kim@people.example").code == 2
    admitted = admit(at, told, first)
    assert admitted.out.endswith(" too. There: `desk join` again.\n")
    told = at(lee, "join")
    assert (told.code, told.err) == (0, "")
    assert "fine  this machine has the secret behind patrons' links\n" in told.out
    assert at(lee, "join") == told
    assert status_key.read_key(lee) == secret
    assert name in at(lee, "patron", "find", "kim@people.example").out
    ask(at, lee, "sam@people.example", "Where is my hold?")
    assert at(lee, "vault", "sync").code == at(first, "vault", "sync").code == 0
    assert at(first, "patron", "find", "sam@people.example").code == 0
    assert not (lee / keys.RECOVERY).exists()
    for root in (first, lee):
        assert worlds.git(root, "status", "--porcelain") == ""
        assert "AGE-SECRET" not in worlds.git(root, "log", "-p", "--all")


def test_a_vault_that_a_clone_had_begun_is_brought_into_the_librarys(tmp_path, joined, at):
    first, lee = joined("first"), joined("lee")
    ask(at, first, "kim@people.example")
    hold = ask(at, lee, "sam@people.example", "Where is my hold?")
    own = status_key.read_key(lee)
    patron = worlds.front(lee, hold)["patron"]
    (paper := tmp_path / "slip.pdf").write_bytes(b"%PDF-1.7\n")
    assert at(lee, "attach", hold, str(paper), "--by", "history-liaison").code == 0
    share(at, first, tmp_path)
    told = at(lee, "push")
    assert told.err.startswith("The library had a vault already when this clone began one. ")
    told = at(lee, "join")
    assert "does not open the vault yet" in told.out
    admit(at, told, first)
    told = at(lee, "join")
    assert (told.code, told.err) == (0, "")
    assert (
        "fine  1 patron of the vault that this clone had begun are in the library's\n" in told.out
    )
    assert "the one that this clone had made is in .desk/status.key.before" in told.out
    assert status_key.read_key(lee) == status_key.read_key(first) != own
    assert not (lee / keys.RECOVERY).exists()
    assert [it.name for it in (lee / ".desk").glob("vault*") if it.is_dir()] == ["vault"]
    assert at(first, "vault", "sync").code == 0
    assert at(first, "pull").code == 0
    for root in (first, lee):
        assert hold in at(root, "patron", "find", "sam@people.example").out
        assert [it.kind for it in worlds.blobs(root, patron)] == ["application/pdf"]
        assert at(root, "vault", "doctor").code == 0
        assert record.read(root).vault == record.read_id(place.folder(root))


def test_a_status_key_of_another_library_is_refused_until_the_clone_has_joined(
    tmp_path, joined, at, monkeypatch
):
    first, lee, jo = joined("first"), joined("lee"), joined("jo")
    ask(at, first, "kim@people.example")
    share(at, first, tmp_path)
    secret = status_key.read_key(lee)
    for root in (lee, jo):
        at(root, "pull")
    with pytest.raises(DeskError, match="not the secret behind this library's links"):
        status_key.read_key(lee)
    with pytest.raises(DeskError, match="does not have the secret behind patrons' links"):
        status_key.read_key(jo)
    monkeypatch.setenv("DESK_STATUS_KEY", base64.b64encode(secret).decode())
    with pytest.raises(DeskError, match=r"^DESK_STATUS_KEY is not the secret"):
        status_key.read_key(first)
    assert not (jo / ".desk/status.key").exists()


def test_a_vault_is_shared_through_nothing_but_an_empty_repository(tmp_path, hub, joined, at):
    first = joined("first")
    assert "there is no vault in" in at(first, "vault", "share", str(hub)).err
    ask(at, first, "kim@people.example")
    told = at(first, "vault", "share", str(hub))
    assert (told.code, "holds something else" in told.err) == (2, True)
    told = at(first, "vault", "share", "https://lee:secret@host.example/v.git")
    assert (told.code, "the address holds a password" in told.err) == (2, True)
    assert record.read(first).remote == ""
    share(at, first, tmp_path)
    before = worlds.git(first, "rev-parse", "HEAD")
    share(at, first, tmp_path)
    assert worlds.git(first, "rev-parse", "HEAD") == before


def test_where_the_vault_cannot_be_reached_the_clone_waits(tmp_path, joined, at):
    first, lee = joined("first"), joined("lee")
    ask(at, first, "kim@people.example")
    share(at, first, tmp_path)
    at(lee, "pull")
    (tmp_path / "vault.git").rename(tmp_path / "away.git")
    told = at(lee, "join")
    assert told.code == 1
    assert "missing  the vault cannot be fetched: " in told.out
    assert not (lee / ".desk/vault").exists()
    (tmp_path / "away.git").rename(tmp_path / "vault.git")
    assert "desk vault admit" in at(lee, "join").out


def test_a_vault_that_was_shared_before_gets_its_address_recorded(tmp_path, joined, at):
    first = joined("first")
    ask(at, first, "kim@people.example")
    vault = place.folder(first)
    worlds.git(vault, "init", "--quiet", "-b", "main")
    worlds.git(vault, "remote", "add", "origin", str(tmp_path / "vault.git"))
    assert at(first, "vault", "sync").code == 0
    assert at(first, "join").code == 0
    assert record.read(first).remote == str(tmp_path / "vault.git")
    assert worlds.git(first, "status", "--porcelain") == ""


def test_a_clone_has_the_roles_that_it_was_given(joined, at):
    lee = joined("lee")
    assert at(lee, "role").out == "desk: a colleague answers questions here\n"
    assert at(lee, "role", "publishing", "mail").out == (
        "mail: this machine fetches mail and sends the replies\n"
        "publishing: this machine builds the sites and puts them up\n"
    )
    assert "the role of this clone: mail, publishing" in at(lee, "join").out
    assert at(lee, "role", "boss").code == 2


def test_the_record_holds_no_secret(tmp_path, joined, at):
    first = joined("first")
    ask(at, first, "kim@people.example")
    share(at, first, tmp_path)
    text = (first / PATH).read_text()
    assert (first / ".desk/status.key").read_text().strip() not in text
    assert [it.partition(":")[0] for it in text.splitlines()[2:]] == [
        "vault",
        "remote",
        "status-key",
    ]


@pytest.mark.parametrize("words", [("rotate",), ("rotate", "--records")])
def test_the_shared_secret_opens_for_the_new_keys_of_a_rotation(words, tmp_path, joined, at):
    first, lee = joined("first"), joined("lee")
    ask(at, first, "kim@people.example")
    share(at, first, tmp_path)
    at(lee, "pull")
    admit(at, at(lee, "join"), first)
    at(lee, "join")
    (lee / ".desk/status.key").unlink()
    assert at(first, "vault", *words).code == 0
    told = at(lee, "join")
    assert (told.code, told.err) == (0, "")
    assert status_key.read_key(lee) == status_key.read_key(first)
