"""Secrets in web addresses that open somebody's account, for the gate and the ask page.

Patterns are written so that Python and browsers read them alike; only the names of groups differ.
"""

from dataclasses import dataclass
from typing import Final

_NAMES: Final = (
    "access_token|id_token|refresh_token|auth_token|authtoken|csrf_?token|casa_token|token|jwt|assertion|"
    "samlrequest|samlresponse|relaystate|jsessionid|phpsessid|aspsessionid\\w*|sessionid|session_id|"
    "session|sess|pass|passwd|password|pwd|pin|secret|client_secret|api_?key|apikey|signature|"
    "x-amz-signature|x-amz-credential|x-amz-security-token|hash|login_hint|user|username|userid|user_id|"
    "uid|netid|patron|patronid|patron_id|borrower|barcode|cardnumber|card|studentid|student_id|orcid|ticket|"
    "ezuser|ezpuser|ezproxyuser|login|loginid|login_id|logname|uname|j_username|j_password|eppn|remote_user|"
    "persistentuid|persistent-id|targeted-id|oatid|subject-id|memberid"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Pattern of a secret in an address; the group `value` at its end is cut.

    `trimmed` says that a sign which ends a sentence is no part of it; a group `key` is the name of
    the parameter, where that decides.
    """

    pattern: str
    any_case: bool = False
    trimmed: bool = False


PARAMETER: Final = Shape(
    rf"(?:[?&;#]|%3F|%26|&amp;)(?:{_NAMES})(?:=|%3D)(?P<value>[^&;#\s\"'<>()\[\]{{}},]{{1,2000}})",
    any_case=True,
    trimmed=True,
)
SESSION_ID: Final = Shape(
    r"[?&;](?P<key>sid|s|code|key|auth|state|nonce|sig|tk)="
    r"(?P<value>(?=[^&;#\s]*\d)[\w.~%@+/-]{16,2000}=*)",
    any_case=True,
    trimmed=True,
)
CREDENTIALS: Final = Shape(r"\bhttps?://(?P<value>[^\s/@\[\]]{1,200}:[^\s/@\[\]]{1,200})(?=@)")
JWT: Final = Shape(r"\b(?P<value>eyJ[\w-]{8,2000}\.[\w-]{8,4000}\.?[\w-]{0,2000})")
SHAPES: Final = (PARAMETER, SESSION_ID, CREDENTIALS, JWT)

TRAILING: Final = ".,;:!?"
SOURCE: Final = r"[\w.%-]+(?::|%3A)[\w.%-]+"
"""What OpenURL 0.1 writes as `sid`: the vendor and the database that a link came from."""
