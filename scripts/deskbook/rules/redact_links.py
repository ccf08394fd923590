"""Session tokens, passwords and proxy secrets in web addresses, which open a person's account."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.model.privacy import Hit

_SECRETS: Final = (
    "access_token|id_token|refresh_token|auth_token|authtoken|csrf_?token|casa_token|token|jwt|assertion|"
    "samlrequest|samlresponse|relaystate|jsessionid|phpsessid|aspsessionid\\w*|sessionid|session_id|"
    "session|sess|pass|passwd|password|pwd|pin|secret|client_secret|api_?key|apikey|signature|"
    "x-amz-signature|x-amz-credential|x-amz-security-token|hash|login_hint|user|username|userid|user_id|"
    "uid|netid|patron|patronid|patron_id|borrower|barcode|cardnumber|card|studentid|student_id|orcid|ticket"
)
_PARAMETER: Final = re.compile(
    rf"(?:[?&;#]|%3F|%26|&amp;)(?:{_SECRETS})(?:=|%3D)(?P<value>[^&;#\s\"'<>()\[\]{{}},]{{1,2000}})",
    re.IGNORECASE,
)
_SESSION_ID: Final = re.compile(
    r"[?&;](?P<key>sid|s|code|key|auth|state|nonce|sig|tk)="
    r"(?P<value>(?=[^&;#\s]*\d)[\w.~%@+/-]{16,2000}=*)",
    re.IGNORECASE,
)
_CREDENTIALS: Final = re.compile(r"\bhttps?://(?P<value>[^\s/@\[\]]{1,200}:[^\s/@\[\]]{1,200})@")
_JWT: Final = re.compile(r"\beyJ[\w-]{8,2000}\.[\w-]{8,4000}\.?[\w-]{0,2000}")
_TRAILING: Final = ".,;:!?"
_OPEN_URL_SOURCE: Final = re.compile(r"[\w.%-]+(?::|%3A)[\w.%-]+", re.IGNORECASE)
"""What OpenURL 0.1 writes as `sid`: the vendor and the database that a link came from."""


def tokens(text: str) -> Iterator[Hit]:
    """The secret parts of web addresses; the address itself stays, so that staff can test it."""
    if "=" in text or "%3D" in text or "%3d" in text:
        yield from (_value(found) for found in _PARAMETER.finditer(text) if _said(found))
        yield from (_value(found) for found in _SESSION_ID.finditer(text) if not _is_source(found))
    if "://" in text:
        yield from (Hit(*found.span("value"), "token") for found in _CREDENTIALS.finditer(text))
    if "eyJ" in text:
        yield from (Hit(*found.span(), "token") for found in _JWT.finditer(text))


def _said(found: re.Match[str]) -> str:
    return found.group("value").rstrip(_TRAILING)


def _is_source(found: re.Match[str]) -> bool:
    return found.group("key").casefold() == "sid" and bool(_OPEN_URL_SOURCE.fullmatch(_said(found)))


def _value(found: re.Match[str]) -> Hit:
    start = found.start("value")
    return Hit(start, start + len(_said(found)), "token")
