"""The index of a vault: what patrons are found by, in sealed shards that a secret salt chooses."""

import hashlib
import hmac
import secrets
import shutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from deskbook.patrons.adapters.vault import seal
from deskbook.patrons.adapters.vault.sealed_files import Sealed
from deskbook.patrons.formats import read_index, write_map

FOLDER: Final = "index"
SIZE: Final = 32
"""Bytes of the salt."""

SALT: Final = "salt.age"
_BEGUN: Final = ".desk/index-begun"
"""Stands while the index is made anew: a process that is killed then leaves it to the next."""


def find(sealed: Sealed, handles: Iterable[str]) -> dict[str, list[str]]:
    """The pseudonyms that the index has for each of these."""
    salt = _salt(sealed)
    return {it: _held(sealed, _place(salt, it)).get(it, []) for it in handles}


def change(sealed: Sealed, name: str, added: Iterable[str], dropped: Iterable[str]) -> None:
    """Let a patron be found by some handles, and by others no more."""
    salt = _salt(sealed)
    changed: dict[str, dict[str, list[str]]] = {}
    for handle, there in [*((it, False) for it in dropped), *((it, True) for it in added)]:
        place = _place(salt, handle)
        shard = changed.setdefault(place, _held(sealed, place))
        others = [it for it in shard.get(handle, []) if it != name]
        shard[handle] = [*others, name] if there else others
    for place, shard in changed.items():
        _write(sealed, place, shard)


def drop(sealed: Sealed, name: str) -> None:
    """Take a patron out of every shard, whatever they were found by."""
    for path in sorted((sealed.folder / FOLDER).glob("*.age")):
        shard = _held(sealed, path.stem)
        if any(name in names for names in shard.values()):
            left = {handle: [it for it in names if it != name] for handle, names in shard.items()}
            _write(sealed, path.stem, left)


def rebuild(sealed: Sealed, handles: Mapping[str, Iterable[str]]) -> None:
    """Make salt and index anew from what each patron is found by."""
    begun = sealed.folder / _BEGUN
    begun.parent.mkdir(exist_ok=True)
    begun.touch()
    shutil.rmtree(sealed.folder / FOLDER, ignore_errors=True)
    sealed.write(SALT, secrets.token_bytes(SIZE))
    salt = _salt(sealed)
    shards: dict[str, dict[str, list[str]]] = {}
    for name, each in handles.items():
        for handle in each:
            shards.setdefault(_place(salt, handle), {}).setdefault(handle, []).append(name)
    for place, shard in shards.items():
        _write(sealed, place, shard)
    begun.unlink()


def is_half_made(sealed: Sealed) -> bool:
    """Return whether a process was killed while it made the index anew."""
    return (sealed.folder / _BEGUN).exists()


def first_salt(publics: Sequence[str]) -> bytes:
    """The sealed salt of a vault that begins."""
    return seal.seal(secrets.token_bytes(SIZE), publics)


def read_all(sealed: Sealed) -> dict[str, list[str]]:
    """The whole index."""
    places = [path.stem for path in sorted((sealed.folder / FOLDER).glob("*.age"))]
    return {key: names for place in places for key, names in _held(sealed, place).items()}


def path_of(place: str) -> str:
    """The file of a shard."""
    return f"{FOLDER}/{place}.age"


def _held(sealed: Sealed, place: str) -> dict[str, list[str]]:
    path = path_of(place)
    return sealed.read(path, read_index) if sealed.has(path) else {}


def _write(sealed: Sealed, place: str, shard: dict[str, list[str]]) -> None:
    """Write a shard where it has changed; an empty one goes."""
    left = {handle: names for handle, names in shard.items() if names}
    if not left:
        (sealed.folder / path_of(place)).unlink(missing_ok=True)
    elif left != _held(sealed, place):
        sealed.write(path_of(place), write_map(left))


def _salt(sealed: Sealed) -> bytes:
    return sealed.read(SALT, bytes)


def _place(salt: bytes, handle: str) -> str:
    """The shard of a handle: two hexadecimal digits that say nothing without the salt."""
    return hmac.new(salt, handle.encode(), hashlib.sha256).hexdigest()[:2]
