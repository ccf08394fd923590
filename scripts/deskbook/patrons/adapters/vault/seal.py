"""The only module that seals and opens: age (X25519, ChaCha20-Poly1305) through pyrage."""

from collections.abc import Sequence

from pyrage import DecryptError, IdentityError, RecipientError, decrypt, encrypt, x25519

from deskbook.library.model.finding import DeskError


class WrongKeyError(DeskError):
    """Raised when sealed data was sealed for other keys."""


class DamagedSealError(DeskError):
    """Raised when sealed data is damaged."""


def new_key() -> str:
    """A new secret key, as age writes it (`AGE-SECRET-KEY-1…`)."""
    return str(x25519.Identity.generate())


def public_part(key: str) -> str:
    """The public part of a secret key (`age1…`), to seal for it.

    Raises:
        DeskError: it is no key.
    """
    return str(_identity(key).to_public())


def is_public(text: str) -> bool:
    """Return whether a text is the public part of a key."""
    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        return False
    return True


def seal(data: bytes, publics: Sequence[str]) -> bytes:
    """Data that only the keys with these public parts open."""
    sealed: bytes = encrypt(data, [x25519.Recipient.from_str(public) for public in publics])
    return sealed


def open_sealed(data: bytes, keys: Sequence[str]) -> bytes:
    """Return data that was sealed for one of these keys.

    Raises:
        WrongKeyError: it was sealed for other keys.
        DamagedSealError: a byte of it has changed, or some are missing.
    """
    try:
        held: bytes = decrypt(data, [_identity(key) for key in keys])
    except DecryptError as error:
        if "No matching keys" in str(error):
            raise WrongKeyError("it is sealed for another key") from None
        raise DamagedSealError("it is not what was sealed") from None
    return held


def _identity(key: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(key.strip())
    except IdentityError:
        raise DeskError(
            "this is not a key of the vault: it is one line that begins with AGE-SECRET-KEY-1"
        ) from None
