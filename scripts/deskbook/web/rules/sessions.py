"""Sessions of browsers, and the tokens of forms: signed, so that nothing has to be stored.

A session is the text `id.begin.signature`: a random id, the second at which it began, and a MAC of
both. A form has a MAC of the session's id, which a page elsewhere cannot know.
"""

import hmac
from typing import Final

LIFE: Final = 12 * 3600
"""Seconds after which a session ends: a working day, so that a forgotten one does not stay open."""


def sign_session(key: bytes, name: str, begin: int) -> str:
    """Return the session of an id that begins at a second."""
    return f"{name}.{begin}.{_sign(key, f'session {name} {begin}')}"


def read_session(key: bytes, session: str, now: int) -> str:
    """Return the id of a session, empty where it is not ours or has ended."""
    parts = session.split(".")
    if len(parts) != 3 or not (parts[1].isascii() and parts[1].isdecimal()):
        return ""
    name, begin = parts[0], int(parts[1])
    genuine = hmac.compare_digest(sign_session(key, name, begin).encode(), session.encode())
    return name if genuine and 0 <= now - begin < LIFE else ""


def sign_forms(key: bytes, name: str) -> str:
    """Return the token of the forms of a session."""
    return _sign(key, f"forms {name}")


def is_form_of(key: bytes, name: str, token: str) -> bool:
    """Return whether a form came from a page that this session was shown."""
    return bool(name) and hmac.compare_digest(sign_forms(key, name).encode(), token.encode())


def _sign(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), "sha256").hexdigest()
