"""The keyring of a vault: each patron's own key, in shards by the end of the pseudonym."""

from deskbook.patrons.adapters.vault import seal
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.formats import read_keys, write_map

FOLDER = "keys"


def names(sealed: Sealed) -> list[str]:
    """The pseudonyms of all patrons that have a key, in order."""
    return sorted(name for shard in _shards(sealed) for name in _held(sealed, shard))


def key_of(sealed: Sealed, name: str) -> str | None:
    """A patron's key, or none where they are unknown or forgotten."""
    return _held(sealed, shard_of(name)).get(name)


def key_for(sealed: Sealed, name: str) -> str:
    """A patron's key, made where there is none yet."""
    held = _held(sealed, shard_of(name))
    if name not in held:
        held = {**held, name: seal.new_key()}
        write(sealed, shard_of(name), held)
    return held[name]


def change(sealed: Sealed, name: str, key: str) -> None:
    """Let another key be a patron's, from one moment to the next."""
    write(sealed, shard_of(name), {**_held(sealed, shard_of(name)), name: key})


def drop(sealed: Sealed, name: str) -> None:
    """Drop a patron's key: what was sealed for it opens no more."""
    held = _held(sealed, shard_of(name))
    if name in held:
        write(sealed, shard_of(name), {key: it for key, it in held.items() if key != name})


def seal_again(sealed: Sealed) -> None:
    """Seal every shard for whom the vault is sealed for now."""
    for shard in _shards(sealed):
        write(sealed, shard, _held(sealed, shard))


def path_of(shard: str) -> str:
    """The file of a shard."""
    return f"{FOLDER}/{shard}.age"


def shard_of(name: str) -> str:
    """The shard of a pseudonym: its last two characters, which lots decided."""
    return name[-2:]


def _shards(sealed: Sealed) -> list[str]:
    return sorted(path.stem for path in (sealed.folder / FOLDER).glob("*.age"))


def _held(sealed: Sealed, shard: str) -> dict[str, str]:
    return sealed.read(path_of(shard), read_keys) if sealed.has(path_of(shard)) else {}


def write(sealed: Sealed, shard: str, held: dict[str, str]) -> None:
    """Write a shard; an empty one goes."""
    if held:
        sealed.write(path_of(shard), write_map(held))
    else:
        (sealed.folder / path_of(shard)).unlink(missing_ok=True)
