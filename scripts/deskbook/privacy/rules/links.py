"""Session tokens, passwords and proxy secrets in web addresses, which open a person's account."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.link_secrets import (
    CREDENTIALS,
    JWT,
    PARAMETER,
    SESSION_ID,
    SOURCE,
    TRAILING,
    Shape,
)
from deskbook.privacy.model.privacy import Hit


def _compiled(shape: Shape) -> re.Pattern[str]:
    return re.compile(shape.pattern, re.IGNORECASE if shape.any_case else 0)


_PARAMETER: Final = _compiled(PARAMETER)
_SESSION_ID: Final = _compiled(SESSION_ID)
_CREDENTIALS: Final = _compiled(CREDENTIALS)
_JWT: Final = _compiled(JWT)
_OPEN_URL_SOURCE: Final = re.compile(SOURCE, re.IGNORECASE)


def tokens(text: str) -> Iterator[Hit]:
    """The secret parts of web addresses; the address itself stays, so that staff can test it."""
    if "=" in text or "%3D" in text or "%3d" in text:
        yield from (_value(found) for found in _PARAMETER.finditer(text) if _said(found))
        yield from (_value(found) for found in _SESSION_ID.finditer(text) if not _is_source(found))
    if "://" in text:
        yield from (Hit(*found.span("value"), "token") for found in _CREDENTIALS.finditer(text))
    if "eyJ" in text:
        yield from (Hit(*found.span("value"), "token") for found in _JWT.finditer(text))


def _said(found: re.Match[str]) -> str:
    return found.group("value").rstrip(TRAILING)


def _is_source(found: re.Match[str]) -> bool:
    return found.group("key").casefold() == "sid" and bool(_OPEN_URL_SOURCE.fullmatch(_said(found)))


def _value(found: re.Match[str]) -> Hit:
    start = found.start("value")
    return Hit(start, start + len(_said(found)), "token")
