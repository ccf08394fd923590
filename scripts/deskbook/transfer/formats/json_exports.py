"""Exports of other systems in JSON: tickets of Deskbook, issues of GitHub."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import msgspec

from deskbook.library.formats import ticket_file
from deskbook.library.formats.table.json_items import read_items
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT
from deskbook.transfer.model.mapping import Reject, Row, Said


def read_ticket(item: Mapping[str, Any]) -> Ticket:
    """Return the ticket of an item; what can be derived (`updated`) is left.

    Raises:
        DeskError: it holds what no ticket can; the message says what.
    """
    known = {key: value for key, value in item.items() if key != "updated"}
    extra = set(known) - set(Ticket.__dataclass_fields__)
    if extra:
        raise DeskError(f"a ticket has no {' and no '.join(sorted(extra))}")
    try:
        ticket = _cleaned(msgspec.convert(known, Ticket, strict=True))
        text = ticket_file.write(ticket)
    except (msgspec.ValidationError, DeskError) as error:
        raise DeskError(str(error)) from None
    path = ticket_path(ticket)
    reading = ticket_file.parse(path, text.encode())
    if reading.findings or reading.filed is None:
        raise DeskError("; ".join(it.message for it in reading.findings))
    return reading.filed.record


def _cleaned(ticket: Ticket) -> Ticket:
    """Texts as files hold them, whatever edited them meanwhile."""
    entries = tuple(replace(it, text=clean_text(it.text)) for it in ticket.entries)
    return replace(ticket, question=clean_text(ticket.question), entries=entries)


Json = Mapping[str, Any]

COLUMNS: Final = (
    "number", "title", "body", "state", "reason", "opened", "closed", "url", "labels", "login",
    "assignees", "milestone",
)  # fmt: skip
"""The cells of a row, whichever way it was exported."""

_COLLEAGUES: Final = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


def read_issues(name: str, text: str, staff: Mapping[str, str]) -> Iterator[Row | Reject]:
    """The issues of an export, the oldest first.

    Args:
        name: the file, for messages.
        text: what it holds.
        staff: handles of colleagues by their login, in lower case.
    """
    found = list(read_items(name, text))
    comments: dict[str, list[Json]] = defaultdict(list)
    for _, item in found:
        if "issue_url" in item:
            comments[str(item["issue_url"]).rpartition("/")[2]].append(item)
    issues = [(line, item) for line, item in found if "issue_url" not in item]
    for line, item in sorted(issues, key=lambda it: str(_get(it[1], "created_at", "createdAt"))):
        number = item.get("number")
        if not isinstance(number, int) or not _get(item, "created_at", "createdAt"):
            yield Reject(line, line, "it has no number or no time: this is no issue", "")
        elif "pull_request" in item:
            yield Reject(line, line, f"#{number} is a pull request, and no question", "")
        else:
            yield _row(name, line, item, comments[str(number)], staff)


def _row(
    name: str, line: int, item: Json, apart: list[Json], staff: Mapping[str, str]
) -> Row | Reject:
    inside = item.get("comments")
    comments = [*(inside if isinstance(inside, list) else ()), *apart]
    cells = _cells(item)
    try:
        said = [_said(it, cells["login"], staff) for it in comments]
    except (KeyError, ValueError, DeskError) as error:
        return Reject(line, line, f"#{cells['number']}: a comment cannot be read ({error})", "")
    left: tuple[str, ...] = ()
    if isinstance(inside, int) and inside > len(apart):
        left = (f"#{cells['number']}: {inside - len(apart)} of {inside} comments: not in {name}",)
    said.sort(key=lambda it: it.time)
    return Row(line, line, cells, "", tuple(it for it in said if it.text), left)


def _cells(item: Json) -> dict[str, str]:
    cells = {
        "number": item["number"],
        "title": item.get("title"),
        "body": item.get("body"),
        "state": str(item.get("state") or "").lower(),
        "reason": str(_get(item, "state_reason", "stateReason") or "").lower(),
        "opened": _get(item, "created_at", "createdAt"),
        "closed": _get(item, "closed_at", "closedAt"),
        "url": _get(item, "html_url", "url"),
        "labels": ";".join(_names(item.get("labels"), "name")),
        "login": _login(item),
        "assignees": ";".join(_names(item.get("assignees"), "login")),
        "milestone": (item.get("milestone") or {}).get("title"),
    }
    return {key: "" if value is None else str(value) for key, value in cells.items()}


def _said(comment: Json, asker: str, staff: Mapping[str, str]) -> Said:
    """A comment: of a colleague, of another who works there, or of somebody who asks."""
    login = _login(comment)
    role = str(_get(comment, "author_association", "authorAssociation") or "").upper()
    author = staff.get(login.lower(), "")
    if not author:
        author = ROBOT if role in _COLLEAGUES and login != asker else PATRON
    time = datetime.fromisoformat(str(_get(comment, "created_at", "createdAt")))
    return Said(time, author, clean_text(str(comment.get("body") or "")))


def _get(item: Json, *names: str) -> Any:
    return next((item[name] for name in names if item.get(name) is not None), None)


def _login(item: Json) -> str:
    who = _get(item, "user", "author")
    return str(who.get("login") or "") if isinstance(who, dict) else ""


def _names(found: Any, key: str) -> Iterator[str]:
    for it in found or ():
        yield it if isinstance(it, str) else str(it.get(key) or "")
