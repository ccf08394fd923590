"""Personal data in a file as it is to be kept: what `gate`, the hook and every verb look for."""

from collections.abc import Iterator
from typing import Any

from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.formats.files import Reading
from deskbook.library.model.finding import Finding
from deskbook.privacy.rules import checks
from deskbook.privacy.rules.redact import Gate


def findings(path: str, data: bytes, gate: Gate) -> Iterator[Finding]:
    """Return the gate's findings in a ticket or a record; an unreadable one is taken as text."""
    if path.startswith("tickets/"):
        reading = ticket_file.parse(path, data)
        if reading.filed and not reading.findings:
            return checks.of_ticket(reading.filed, gate)
    else:
        record: Reading[Any] = record_file.parse(record_file.kind_of(path), path, data)
        if record.filed:
            return checks.of_record(record.filed, gate)
    return checks.of_text(path, data.decode(errors="replace"), gate)


def is_ours(path: str) -> bool:
    """Return whether a file is a ticket or a record of `knowledge/`."""
    if path.startswith("knowledge/"):
        folder = path.split("/")[1]
        return path.endswith(".md") and (folder in record_file.FOLDERS or path == PROFILE)
    return path.startswith("tickets/") and path.endswith(".md")
