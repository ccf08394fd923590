"""Requests that are refused before anything is done for them.

A page elsewhere can make a colleague's browser send requests here. Forms are taken only from pages
of the desk itself: by the `Origin` of the request, by `Sec-Fetch-Site` (Fetch Metadata, W3C), and
by a token that only these pages know. A page elsewhere may lead here, and may read nothing.
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from deskbook.library.model.finding import DeskError
from deskbook.web.model.requests import LOOPBACK, Head, Refusal, Settings

MAX_BODY: Final = 256 * 1024
"""Bytes of a form; the longest text of a ticket is far shorter."""

FORM: Final = "application/x-www-form-urlencoded"

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""What every page is sent with: no code in the page, nothing from elsewhere, nothing kept.

Browsers send forms of a page with `no-referrer` as if they came from nowhere (`Origin: null`).
"""


def refuse_open(settings: Settings) -> None:
    """Refuse settings by which strangers could act.

    Raises:
        DeskError: the desk would listen beyond this machine, or trust a header, without knowing
            who may send it.
    """
    given = {
        "--user-header": settings.header,
        "--proxy": settings.proxy,
        "--name": settings.name,
    }
    lacking = [option for option, value in given.items() if not value]
    if settings.host not in LOOPBACK and lacking:
        raise DeskError(
            f"{settings.host} can be reached from other machines, so colleagues have to sign in at "
            f"a proxy: {' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing; "
            "without them leave --host out (`desk serve --help` explains them)"
        )
    if lacking and len(lacking) < len(given):
        raise DeskError(
            f"a proxy needs --user-header, --proxy and --name together: "
            f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} missing"
        )


def find_refusal(head: Head, settings: Settings, port: int) -> Refusal | None:
    """Return why a request is refused, if it is.

    Args:
        head: the request.
        settings: how the desk is reached.
        port: the port that it listens on.
    """
    if settings.is_shared and head.peer != settings.proxy:
        return Refusal(403, "Only the library's proxy reaches this desk.")
    if head.value("host").lower() not in list_hosts(settings, port):
        return Refusal(421, "This desk has another address.", "Open the address it was given.")
    if head.method not in ("GET", "HEAD", "POST"):
        return Refusal(405, "This is not something that a page of the desk asks for.")
    site = head.value("sec-fetch-site")
    if head.method == "POST":
        return _refuse_form(head, site)
    leads_here = head.value("sec-fetch-mode") == "navigate" and head.path != "/live"
    if site not in ("", "none", "same-origin") and not leads_here:
        return Refusal(403, "A page elsewhere asked for this.")
    return None


def list_hosts(settings: Settings, port: int) -> tuple[str, ...]:
    """Return the names of this host that requests may be for."""
    if settings.is_shared:
        return (settings.name.lower(),)
    return (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}")


def _refuse_form(head: Head, site: str) -> Refusal | None:
    origin = head.value("origin")
    if origin and urlsplit(origin).netloc.lower() != head.value("host").lower():
        return Refusal(403, "A page elsewhere sent this form.")
    if site not in ("", "same-origin") or not (origin or site):
        return Refusal(403, "A page elsewhere sent this form.")
    if head.value("content-type").partition(";")[0].strip().lower() != FORM:
        return Refusal(415, "This is not a form of the desk.")
    length = head.value("content-length")
    if not (length.isascii() and length.isdecimal()):
        return Refusal(411, "The form has no length.")
    if int(length) > MAX_BODY:
        return Refusal(413, "This is too long for a form.", "Shorten it, or use `desk` for it.")
    return None
