"""Reports of mail servers and programs about a message of ours."""

from dataclasses import dataclass
from typing import Literal

ReportKind = Literal["failed", "delayed", "arrived", "complaint"]

Permanence = Literal["permanent", "temporary", "unknown"]
"""Of a failure: the address or the server refuses for good, or may take it another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReport:
    """A report about the delivery of a message.

    Args:
        kind: `failed`: nobody tries again; `delayed`: the server goes on trying; `arrived`: it was
            delivered, passed on or displayed; `complaint`: its reader marked it as spam.
        permanence: of a failure.
        recipients: the addresses that it is about, in lower case; those that failed, if some did.
        status: the code that it gives: an enhanced one (`5.1.1`), else that of SMTP (`550`).
        why: the server's words, on one line.
        originals: the ids of the message that it is about, the surest first.
        is_stated: whether it says so; a report that nobody understands counts as a failure.
    """

    kind: ReportKind
    permanence: Permanence = "unknown"
    recipients: tuple[str, ...] = ()
    status: str = ""
    why: str = ""
    originals: tuple[str, ...] = ()
    is_stated: bool = True
