"""The library's public site, as a patron's browser reaches it."""

from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TIMEOUT: Final = 10


def find_fault(address: str) -> str:
    """Return why an address gives no page, in one line; empty where it does."""
    if not address.startswith(("https://", "http://")):
        return f"{address} is no address of a web page"
    try:
        request = Request(address, method="HEAD")  # noqa: S310 - only the web, by the line above
        with urlopen(request, timeout=TIMEOUT):  # noqa: S310
            return ""
    except HTTPError as error:
        return f"{address}: {error.code} {error.reason}"
    except (OSError, HTTPException, ValueError) as error:
        why = " ".join(str(getattr(error, "reason", error)).split())
        return f"{address}: {why}. Is this machine on the network?"
