"""A shared vault: real Git, one remote, two machines"""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import count

import pytest
from tests import crash, worlds

from deskbook.cli.main import call
from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import (
    key_rotation,
    keyring,
    keys,
    lookup,
    place,
    store,
    sync,
)
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given, Message
from deskbook.patrons.rules import patrons

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
ONE = patrons.begin_record(
    "p-aaaaaaaaaa", Given(emails=("quill@x.example",), names=("Quill",)), NOW
)


def new(name, address):
    return patrons.begin_record(name, Given(emails=(address,)), NOW)


def letter(number, text="x"):
    return Message(id=f"{number:08}", ticket="Q-AAAAAA", came=NOW, text=text)


def open_(root):
    return Sealed(place.folder(root), keys.machine_keys(root))


@pytest.fixture
def pair(tmp_path, at_the_desk):
    """Two libraries on two machines that share a vault with one patron in it."""
    worlds.git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    roots = []
    for name in ("one", "two"):
        root = worlds.write_library(tmp_path / name / "library")
        path = root / "knowledge/library.md"
        path.write_text(path.read_text().replace("country: US", "country: US\nvault: ../vault"))
        worlds.git(tmp_path / name, "clone", "--quiet", "../remote.git", "vault")
        (root / ".desk").mkdir()
        roots.append(root)
    first, second = roots
    worlds.git(tmp_path / "one/vault", "checkout", "--quiet", "-B", "main")
    place.begin(first)
    store.put(open_(first), ONE)
    key_rotation.admit(open_(first), "desk-2", key_rotation.request(second, {})[1])
    assert sync.sync(open_(first)) == "yours is there"
    worlds.git(tmp_path / "two/vault", "pull", "--quiet", "origin", "main")
    return first, second


def test_what_both_wrote_is_there_for_both(pair):
    first, second = map(open_, pair)
    store.put(first, new("p-bbbbbbbbaa", "b@x.example"))
    store.keep(first, ONE.pseudonym, letter(1, "first"))
    store.put(second, new("p-ccccccccaa", "c@x.example"))
    store.keep(second, ONE.pseudonym, letter(2, "second"))
    assert sync.sync(first) == "yours is there"
    assert sync.sync(second) == "what others wrote is here, and yours there"
    assert sync.sync(first) == "what others wrote is here"
    assert sync.sync(first) == "nothing was new"
    for vault in (first, second):
        assert keyring.names(vault) == ["p-aaaaaaaaaa", "p-bbbbbbbbaa", "p-ccccccccaa"]
        assert [it.text for it in store.messages(vault, ONE.pseudonym)] == ["first", "second"]
        assert lookup.find(vault, ["emails:b@x.example", "emails:c@x.example"]) == {
            "emails:b@x.example": ["p-bbbbbbbbaa"],
            "emails:c@x.example": ["p-ccccccccaa"],
        }


def test_a_record_that_both_changed_holds_both_changes(pair):
    first, second = map(open_, pair)
    store.put(first, patrons.add_details(ONE, Given(emails=("new@x.example",), language="es")))
    store.put(
        second,
        patrons.drop_values(patrons.add_details(ONE, Given(facts=("large print",))), ["Quill"]),
    )
    sync.sync(first)
    sync.sync(second)
    sync.sync(first)
    for vault in (first, second):
        found = store.patron(vault, ONE.pseudonym)
        assert found.emails == ("quill@x.example", "new@x.example")
        assert (found.facts, found.language, found.names) == (("large print",), "es", ())


def test_erasure_wins_over_a_change_whoever_pushes_first(pair):
    first, second = map(open_, pair)
    store.forget(first, ONE.pseudonym)
    store.put(second, patrons.add_details(ONE, Given(facts=("large print",))))
    store.keep(second, ONE.pseudonym, letter(1))
    sync.sync(second)
    sync.sync(first)
    sync.sync(second)
    for vault in (first, second):
        assert keyring.names(vault) == []
        assert not (vault.folder / "patrons" / ONE.pseudonym).exists()
        assert lookup.read_all(vault) == {}


def test_erasure_wins_also_where_it_was_pushed_first(pair):
    first, second = map(open_, pair)
    store.forget(first, ONE.pseudonym)
    store.put(second, patrons.add_details(ONE, Given(facts=("large print",))))
    store.put(second, new("p-bbbbbbbbaa", "b@x.example"))
    sync.sync(first)
    sync.sync(second)
    sync.sync(first)
    for vault in (first, second):
        assert keyring.names(vault) == ["p-bbbbbbbbaa"]
        assert not (vault.folder / "patrons" / ONE.pseudonym).exists()


def test_a_rotation_and_writes_elsewhere_meet(pair):
    first, second = map(open_, pair)
    store.keep(second, ONE.pseudonym, letter(1, "before they knew"))
    store.put(second, new("p-bbbbbbbbaa", "b@x.example"))
    key_rotation.rotate(pair[0], first, records=True)
    sync.sync(open_(pair[0]))
    key_rotation.finish(pair[0])
    sync.sync(open_(pair[1]))
    sync.sync(open_(pair[0]))
    for root in pair:
        vault = open_(root)
        assert [it.text for it in store.messages(vault, ONE.pseudonym)] == ["before they knew"]
        assert keyring.names(vault) == ["p-aaaaaaaaaa", "p-bbbbbbbbaa"]
        assert store.patron(vault, ONE.pseudonym) == ONE


def test_a_merge_that_was_cut_short_is_made_anew(pair):
    first, second = map(open_, pair)
    store.put(first, new("p-bbbbbbbbaa", "b@x.example"))
    sync.sync(first)
    store.put(second, new("p-ccccccccaa", "c@x.example"))
    worlds.git(second.folder, "add", "--all")
    worlds.git(second.folder, "commit", "--quiet", "--message", "Vault")
    worlds.git(second.folder, "fetch", "--quiet")
    worlds.git(second.folder, "merge", "--quiet", "--no-commit", "--strategy=ours", "origin/main")
    (second.folder / "keys/aa.age").unlink()
    (second.folder / "patrons/p-bbbbbbbbaa").mkdir()
    (second.folder / "patrons/p-bbbbbbbbaa/patron.age").write_bytes(b"half")
    with place.open_vault(pair[1]) as opened:
        assert keyring.names(opened) == ["p-aaaaaaaaaa", "p-ccccccccaa"]
    assert worlds.git(second.folder, "status", "--porcelain") == ""
    worlds.git(second.folder, "merge", "--quiet", "--no-commit", "--strategy=ours", "origin/main")
    (second.folder / "keys/aa.age").unlink()
    assert sync.sync(second) == "what others wrote is here, and yours there"
    assert keyring.names(second) == ["p-aaaaaaaaaa", "p-bbbbbbbbaa", "p-ccccccccaa"]


def test_killed_at_any_step_a_sync_again_brings_all_of_both(pair, tmp_path):
    first, second = map(open_, pair)
    store.put(first, new("p-bbbbbbbbaa", "b@x.example"))
    store.put(first, patrons.add_details(ONE, Given(language="es")))
    sync.sync(first)
    store.put(second, new("p-ccccccccaa", "c@x.example"))
    store.put(second, patrons.add_details(ONE, Given(facts=("large print",))))
    for step in count(1, 3):  # most steps write one sealed file of many
        world = tmp_path / f"{step}"
        for name in ("remote.git", "two"):
            shutil.copytree(tmp_path / name, world / name)
        root, there = world / "two/library", str(world / "remote.git")
        worlds.git(world / "two/vault", "remote", "set-url", "origin", there)
        words = ["vault", "sync", "--root", str(root)]
        died = crash.killed(partial(call, words), step)
        assert call(words) == 0
        with place.open_vault(root) as vault:
            assert worlds.git(vault.folder, "status", "--porcelain") == ""
            heads = worlds.git(vault.folder, "ls-remote", "--heads", there)
            assert heads.startswith(worlds.git(vault.folder, "rev-parse", "HEAD").strip())
            assert keyring.names(vault) == ["p-aaaaaaaaaa", "p-bbbbbbbbaa", "p-ccccccccaa"]
            one = store.patron(vault, ONE.pseudonym)
            assert (one.language, one.facts) == ("es", ("large print",))
            assert lookup.find(vault, ["emails:c@x.example", "emails:quill@x.example"]) == {
                "emails:c@x.example": ["p-ccccccccaa"],
                "emails:quill@x.example": [ONE.pseudonym],
            }
        if not died:
            assert step > 20
            return


def test_two_machines_that_let_in_others_at_once_let_in_both(pair, tmp_path):
    first, second = map(open_, pair)
    publics = []
    for name in ("three", "four"):
        root = worlds.write_library(tmp_path / name)
        (root / ".desk").mkdir()
        publics.append(key_rotation.request(root, {})[1])
    key_rotation.admit(first, "desk-3", publics[0])
    key_rotation.admit(second, "desk-4", publics[1])
    sync.sync(open_(pair[0]))
    sync.sync(open_(pair[1]))
    sync.sync(open_(pair[0]))
    for root in pair:
        assert {"desk-2", "desk-3", "desk-4", keys.RECOVERY_NAME} < set(
            keys.recipients(place.folder(root))
        )


def test_a_vault_that_is_no_clone_and_a_remote_that_is_not_there_are_said(pair, library):
    with (
        place.open_or_begin(library) as vault,
        pytest.raises(DeskError, match="is not shared: it is no"),
    ):
        sync.sync(vault)
    first = open_(pair[0])
    worlds.git(first.folder, "remote", "set-url", "origin", "../nowhere.git")
    with pytest.raises(DeskError, match="there is no repository at the address"):
        sync.sync(first)


def test_commits_carry_nothing_but_sealed_files_and_names_of_keys(pair):
    first = open_(pair[0])
    names = worlds.git(first.folder, "log", "--all", "--format=", "--name-only").split()
    clear = {name for name in names if not name.endswith(".age")}
    assert clear == {".gitattributes", ".gitignore", "recipients.txt", "vault-id.txt"}
    assert set(worlds.git(first.folder, "log", "--all", "--format=%s").split("\n")) == {"Vault", ""}
    for name in set(names) - clear:
        assert (first.folder / name).read_bytes().startswith(b"age-encryption.org/v1\n")


@pytest.mark.slow
def test_ten_pushes_at_once_lose_nothing(pair, tmp_path):
    roots = []
    for number in range(10):
        root = worlds.write_library(tmp_path / f"desk{number}" / "library")
        path = root / "knowledge/library.md"
        path.write_text(path.read_text().replace("country: US", "country: US\nvault: ../vault"))
        (root / ".desk").mkdir()
        keys.write_machine_keys(root, keys.machine_keys(pair[0]))
        worlds.git(tmp_path / f"desk{number}", "clone", "--quiet", "../remote.git", "vault")
        store.put(open_(root), new(f"p-bbbbbbbb{number}a", f"q{number}@x.example"))
        roots.append(root)
    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda root: sync.sync(open_(root)), roots))
    first = open_(pair[0])
    sync.sync(first)
    assert len(keyring.names(first)) == 11
    assert all(
        lookup.find(first, [f"emails:q{number}@x.example"])[f"emails:q{number}@x.example"]
        for number in range(10)
    )
