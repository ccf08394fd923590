"""The embedded vault on disk"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import pytest
from tests import crash, worlds

from deskbook.library.model.finding import DeskError
from deskbook.patrons.adapters.vault import key_rotation, keyring, keys, lookup, place, store
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.model.patron import Given, Message
from deskbook.patrons.rules import patrons

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
ONE = patrons.begin_record(
    "p-aaaaaaaaaa", Given(emails=("quill@x.example",), names=("Quill Sample",)), NOW
)
TWO = patrons.begin_record("p-bbbbbbbbaa", Given(emails=("tessa@x.example",)), NOW)
LETTER = Message(id="00000001", ticket="Q-AAAAAA", came=NOW, text="I am Quill Sample.")


@pytest.fixture
def vault(library):
    """A vault with two patrons, whose keys are in one shard, and one message."""
    with place.open_or_begin(library) as sealed:
        store.put(sealed, ONE)
        store.put(sealed, TWO)
        store.keep(sealed, ONE.pseudonym, LETTER)
        yield sealed


def everything(sealed):
    """The bytes of every file of the vault, one after the other."""
    return b"".join(it.read_bytes() for it in sorted(sealed.folder.rglob("*")) if it.is_file())


def test_what_is_kept_is_read_and_found_and_stands_nowhere_in_clear(vault):
    assert store.patron(vault, ONE.pseudonym) == ONE
    assert store.messages(vault, ONE.pseudonym) == [LETTER]
    assert lookup.find(vault, ["emails:quill@x.example", "names:tessa", "names:quill sample"]) == {
        "emails:quill@x.example": [ONE.pseudonym],
        "names:tessa": [],
        "names:quill sample": [ONE.pseudonym],
    }
    assert keyring.names(vault) == [ONE.pseudonym, TWO.pseudonym]
    stored = everything(vault)
    assert not any(word in stored for word in (b"uill", b"ample@", b"x.example", b"Q-AAAAAA"))


def test_the_keys_are_for_their_owner_alone_and_away_from_the_vault(library, vault, capsys):
    for name in (keys.MACHINE, keys.RECOVERY):
        path = library / name
        assert path.stat().st_mode & 0o777 == 0o600
        assert not path.is_relative_to(vault.folder)
    assert set(vault.recipients) == {place.machine_name(), keys.RECOVERY_NAME}


def test_a_changed_record_is_found_by_what_it_says_now_only(vault):
    store.put(
        vault,
        patrons.drop_values(
            patrons.add_details(ONE, Given(emails=("new@x.example",))), ["quill@x.example"]
        ),
    )
    assert lookup.find(vault, ["emails:quill@x.example", "emails:new@x.example"]) == {
        "emails:quill@x.example": [],
        "emails:new@x.example": [ONE.pseudonym],
    }


def test_sizes_of_files_tell_nothing_but_a_class(vault):
    long = patrons.begin_record(
        "p-cccccccccc", Given(names=("x" * 300,), addresses=("y" * 200,)), NOW
    )
    store.put(vault, long)
    sizes = {
        (vault.folder / f"patrons/{it.pseudonym}/patron.age").stat().st_size // 1024
        for it in (ONE, TWO, long)
    }
    assert len(sizes) == 1


def test_who_is_forgotten_is_gone_and_the_other_of_their_shard_stays(vault):
    store.forget(vault, ONE.pseudonym)
    store.forget(vault, ONE.pseudonym)
    assert not store.has(vault, ONE.pseudonym)
    assert store.messages(vault, ONE.pseudonym) == []
    assert store.patron(vault, TWO.pseudonym) == TWO
    assert ONE.pseudonym not in {
        name for names in lookup.read_all(vault).values() for name in names
    }
    assert not (vault.folder / "patrons" / ONE.pseudonym).exists()
    with pytest.raises(store.UnknownPatronError) as error:
        store.patron(vault, ONE.pseudonym)
    assert str(error.value) == (
        "p-aaaaaaaaaa is not in this vault: they were forgotten, or belong to another one"
    )
    store.forget(vault, TWO.pseudonym)
    assert list((vault.folder / "keys").iterdir()) == []


def test_killed_while_forgetting_the_record_is_whole_or_nothing_is_left(vault, tmp_path):
    step, died, kept = 0, True, []
    while died:
        step += 1
        copy = Sealed(shutil.copytree(vault.folder, tmp_path / f"vault-{step}"), vault.keys)
        died = crash.killed(partial(store.forget, copy, ONE.pseudonym), step)
        store.heal(copy)
        kept.append(store.has(copy, ONE.pseudonym))
        if kept[-1]:
            assert store.patron(copy, ONE.pseudonym) == ONE
            assert store.messages(copy, ONE.pseudonym) == [LETTER]
            store.forget(copy, ONE.pseudonym)
        assert keyring.names(copy) == [TWO.pseudonym]
        assert [it.name for it in (copy.folder / "patrons").iterdir()] == [TWO.pseudonym]
        assert lookup.find(copy, ["names:quill sample"]) == {"names:quill sample": []}
        assert store.patron(copy, TWO.pseudonym) == TWO
    assert kept == sorted(kept, reverse=True)
    assert set(kept) == {True, False}


def test_messages_can_be_dropped(vault):
    store.drop_messages(vault, ONE.pseudonym, [LETTER.id, "unknown"])
    assert store.messages(vault, ONE.pseudonym) == []


def test_a_crash_between_any_two_writes_leaves_a_vault_that_can_be_mended(
    library, vault, monkeypatch
):
    """Every number of writes before the crash: nothing of others is lost, and a second run finishes."""
    three = patrons.begin_record("p-ccccccccaa", Given(emails=("c@x.example",)), NOW)
    for number in range(4):
        left = iter([True] * number)
        whole = Sealed.write

        def dying(self, path, data, key="", left=left, whole=whole):
            if not next(left, False):
                raise KeyboardInterrupt
            whole(self, path, data, key)

        monkeypatch.setattr(Sealed, "write", dying)
        with suppress(KeyboardInterrupt):
            store.put(vault, three)
        monkeypatch.setattr(Sealed, "write", whole)
        assert store.patron(vault, ONE.pseudonym) == ONE
        store.put(vault, three)
        assert store.patron(vault, three.pseudonym) == three
        assert lookup.find(vault, ["emails:c@x.example"]) == {
            "emails:c@x.example": [three.pseudonym]
        }
        store.forget(vault, three.pseudonym)


@pytest.mark.parametrize(
    ("path", "data", "why"),
    [
        ("patrons/p-aaaaaaaaaa/patron.age", b"", "it is not what was sealed"),
        ("patrons/p-aaaaaaaaaa/patron.age", None, "it is not there"),
        ("patrons/p-aaaaaaaaaa/patron.age", "patrons/p-bbbbbbbbaa/patron.age", "it is sealed for another key"),
        ("patrons/p-aaaaaaaaaa/patron.age", "patrons/p-aaaaaaaaaa/m-00000001.age", "it does not hold a patron: "),
        ("keys/aa.age", b"age-encryption.org/v1\n", "it is not what was sealed"),
        ("keys/aa.age", "salt.age", "it does not hold what the vault writes"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_named_and_nothing_else_is_lost(vault, path, data, why):
    target = vault.folder / path
    before = target.read_bytes()
    if data is None:
        target.unlink()
    else:
        target.write_bytes((vault.folder / data).read_bytes() if isinstance(data, str) else data)
    with pytest.raises(DeskError) as error:
        store.patron(vault, ONE.pseudonym)
    assert str(error.value).startswith(f"{path} in the vault is damaged ({why}")
    assert str(error.value).endswith(
        "): bring it back from the vault's Git history or a backup, then run `desk vault doctor`; "
        "nothing was changed"
    )
    target.write_bytes(before)
    assert store.patron(vault, ONE.pseudonym) == ONE


def test_a_bit_that_changed_is_noticed(vault):
    path = vault.folder / "patrons/p-aaaaaaaaaa/patron.age"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(DeskError, match=r"is damaged \(it is not what was sealed\)"):
        store.patron(vault, ONE.pseudonym)


def test_a_record_under_another_name_is_refused(vault):
    key = keyring.key_for(vault, ONE.pseudonym)
    from deskbook.patrons.formats import write_record

    vault.write("patrons/p-aaaaaaaaaa/patron.age", write_record(TWO), key)
    with pytest.raises(DeskError, match="it is the record of p-bbbbbbbbaa"):
        store.patron(vault, ONE.pseudonym)


def closed(root):
    """Why the vault cannot be opened."""
    with pytest.raises(DeskError) as error, place.open_vault(root):
        pass
    return str(error.value)


def test_without_its_key_a_machine_is_told_what_to_do(library, vault):
    key = (library / keys.MACHINE).read_text()
    (library / keys.MACHINE).unlink()
    assert "this machine's key (.desk/vault-key.txt) is not there. Bring it back" in closed_free(
        library, vault
    )
    (library / keys.MACHINE).write_text("# nothing\n")
    assert "this is not a key of the vault: it is one line that begins" in closed_free(
        library, vault
    )
    (library / keys.MACHINE).write_text((library / keys.RECOVERY).read_text())
    (vault.folder / keys.RECIPIENTS).write_text("# nobody\n")
    assert "is not among those that" in closed_free(library, vault)
    assert "is sealed for (nobody)" in closed_free(library, vault)
    (vault.folder / keys.RECIPIENTS).write_text("desk-1\n")
    assert "recipients.txt:1: write a name and a public key" in closed_free(library, vault)
    (library / keys.MACHINE).write_text(key)


def closed_free(root, vault):
    """Why the vault cannot be opened, with its lock (which the fixture holds) out of the way."""
    (vault.folder / ".desk/lock").unlink(missing_ok=True)
    return closed(root)


def test_where_there_is_no_vault_it_is_said(library):
    assert closed(library).startswith(
        f"there is no vault in {library}/.desk/vault: `desk patron add`"
    )


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("knowledge/vault", "lies inside the library: name a folder beside it, such as ../library-vault"),
        ("../outside", ""),
        (".desk/other", ""),
    ],
)  # fmt: skip
def test_library_md_says_where_the_vault_is(library, said, outcome):
    path = library / "knowledge/library.md"
    path.write_text(path.read_text().replace("country: US", f"country: US\nvault: {said}"))
    if outcome:
        with pytest.raises(DeskError, match=outcome):
            place.folder(library)
        return
    with place.open_or_begin(library) as sealed:
        assert sealed.folder == (library / said).resolve()
        store.put(sealed, ONE)
    with place.open_vault(library) as sealed:
        assert store.patron(sealed, ONE.pseudonym) == ONE


def test_a_folder_of_something_else_is_not_taken(library):
    (library / ".desk/vault").mkdir(parents=True)
    (library / ".desk/vault/letter.txt").write_text("x")
    with pytest.raises(DeskError, match="holds other files: the vault needs a folder of its own"):
        place.begin(library)


def test_after_a_rotation_old_keys_open_nothing_new_and_what_is_forgotten_stays_closed(
    library, vault
):
    before = everything(vault)
    old = [*keys.machine_keys(library), keys.read_key(library / keys.RECOVERY)]
    store.forget(vault, TWO.pseudonym)
    key_rotation.rotate(library, vault, records=False)
    key_rotation.finish(library)
    after = Sealed(vault.folder, keys.machine_keys(library))
    assert store.patron(after, ONE.pseudonym) == ONE
    assert store.messages(after, ONE.pseudonym) == [LETTER]
    assert lookup.find(after, ["emails:quill@x.example"])["emails:quill@x.example"] == [
        ONE.pseudonym
    ]
    for key in old:
        with pytest.raises(DeskError, match="is not among those"):
            Sealed(vault.folder, [key])
    assert not set(old) & {*keys.machine_keys(library), keys.read_key(library / keys.RECOVERY)}
    assert before != everything(vault)


def test_a_rotation_with_records_gives_every_patron_a_new_key(library, vault):
    before = keyring.key_for(vault, ONE.pseudonym)
    key_rotation.rotate(library, vault, records=True)
    after = Sealed(vault.folder, keys.machine_keys(library)[:1])
    assert keyring.key_for(after, ONE.pseudonym) != before
    assert store.patron(after, ONE.pseudonym) == ONE
    assert store.messages(after, ONE.pseudonym) == [LETTER]


def test_a_rotation_that_was_cut_short_can_be_run_again(library, vault, monkeypatch):
    whole = Sealed.write
    left = iter([True])

    def dying(self, path, data, key=""):
        if not next(left, False):
            raise KeyboardInterrupt
        whole(self, path, data, key)

    store.put(vault, patrons.begin_record("p-cccccccccc", Given(emails=("c@x.example",)), NOW))
    monkeypatch.setattr(Sealed, "write", dying)
    with pytest.raises(KeyboardInterrupt):
        key_rotation.rotate(library, vault, records=False)
    monkeypatch.setattr(Sealed, "write", whole)
    between = Sealed(vault.folder, keys.machine_keys(library))
    assert store.patron(between, ONE.pseudonym) == ONE
    key_rotation.rotate(library, between, records=False)
    key_rotation.finish(library)
    after = Sealed(vault.folder, keys.machine_keys(library))
    assert [store.patron(after, it).pseudonym for it in keyring.names(after)] == keyring.names(
        after
    )
    assert set(after.recipients) == {place.machine_name(), keys.RECOVERY_NAME}


def test_a_lost_machine_comes_back_with_the_recovery_key(library, vault):
    recovery = keys.read_key(library / keys.RECOVERY)
    (library / keys.MACHINE).unlink()
    (vault.folder / ".desk/lock").unlink()
    key_rotation.recover(library, recovery)
    after = Sealed(vault.folder, keys.machine_keys(library))
    assert store.patron(after, ONE.pseudonym) == ONE
    assert store.patron(Sealed(vault.folder, [recovery]), ONE.pseudonym) == ONE


def test_another_machine_is_admitted_and_dismissed(library, vault, tmp_path):
    other = worlds.write_library(tmp_path / "other")
    (other / ".desk").mkdir()
    _, public = key_rotation.request(other, {})
    assert key_rotation.request(other, {})[1] == public
    key_rotation.admit(vault, "desk-2", public)
    theirs = Sealed(vault.folder, keys.machine_keys(other))
    assert store.patron(theirs, ONE.pseudonym) == ONE
    assert key_rotation.other_machines(Sealed(vault.folder, vault.keys)) == ["desk-2"]
    with pytest.raises(DeskError, match="desk-2 cannot name that machine: give another name"):
        key_rotation.admit(
            Sealed(vault.folder, vault.keys), "desk-2", keys.recipients(vault.folder)["recovery"]
        )
    with pytest.raises(DeskError, match="is not a public key: `desk join` there prints one"):
        key_rotation.admit(vault, "desk-3", "age1")
    again = Sealed(vault.folder, vault.keys)
    key_rotation.dismiss(again, "desk-2")
    with pytest.raises(DeskError, match="is not among those"):
        Sealed(vault.folder, keys.machine_keys(other))
    with pytest.raises(DeskError, match="desk-2 is not a machine of this vault: there are "):
        key_rotation.dismiss(Sealed(vault.folder, vault.keys), "desk-2")
    with pytest.raises(DeskError, match="is this machine: let another one dismiss it"):
        key_rotation.dismiss(vault, place.machine_name())
