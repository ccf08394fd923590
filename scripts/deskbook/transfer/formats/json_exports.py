"""Exports of other systems in JSON: tickets of Deskbook, FAQs of LibAnswers, issues of GitHub."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

import msgspec

from deskbook.library.formats import ticket_file
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import ticket_path
from deskbook.library.model.ticket import Ticket
from deskbook.library.model.vocabulary import PATRON, ROBOT
from deskbook.mail.formats import html
from deskbook.transfer.model.mapping import Faq, Reject, Row, Said

_BETWEEN: Final = re.compile(r"[\s,\[\]]*")
_DECODER: Final = json.JSONDecoder()


def read_items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of one list, of several lists one after the other, or of lines of JSON.

    Raises:
        DeskError: at some place there is no JSON, or what stands there is no object.
    """
    at = _skip(text, 0)
    while at < len(text):
        line = text.count("\n", 0, at) + 1
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DeskError(f"{name}:{line}: this is no JSON ({error}): export it again") from None
        if not isinstance(value, dict):
            raise DeskError(f"{name}:{line}: a list of objects is meant, as the export makes it")
        yield line, value
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


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


_DAYS: Final = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d", "%b %d, %Y", "%B %d, %Y")
_ID: Final = re.compile(r'"faqid"\s*:')
_BULLET: Final = re.compile(r"(?m)^- ")
"""An item of a list; with a dash the gate would take a short one for a signature."""

_LEFT: Final = (("files", "file"), ("media", "embedded medium"))

Json = Mapping[str, Any]


def read_faqs(name: str, text: str) -> Iterator[Faq | Reject]:
    """The FAQs of an export, each with the line that it begins on, or why it is none.

    Raises:
        DeskError: it is no JSON, or holds no list of FAQs.
    """
    found = list(read_items(name, text))
    if len(found) == 1 and not {"faqid", "question"} & set(found[0][1]):
        found = list(_within(name, text, found[0][1]))
    for line, item in found:
        try:
            yield _faq(line, item)
        except DeskError as error:
            yield Reject(line, line, f"FAQ {item.get('faqid')}: {error}", "")


def _within(name: str, text: str, item: Json) -> Iterator[tuple[int, dict[str, Any]]]:
    """The FAQs in the object that the API wraps them in, each with the line of its id."""
    data = item.get("data")
    inner = item.get("faqs") or (data.get("faqs") if isinstance(data, dict) else data)
    if not isinstance(inner, list) or not all(isinstance(it, dict) for it in inner):
        raise DeskError(f"{name} has no list of FAQs: export it from the API as …/faqs?iid=…")
    ids = [text.count("\n", 0, it.start()) + 1 for it in _ID.finditer(text)]
    lines = ids if len(ids) == len(inner) else [1] * len(inner)
    yield from zip(lines, inner, strict=True)


def _faq(line: int, item: Json) -> Faq | Reject:
    question = one_line(clean_text(html.to_text(str(item.get("question") or ""))))
    short, whole = (_html(item, *keys) for keys in (("short_answer",), ("answer", "details")))
    if not question or not (short or whole):
        return Reject(line, line, f"FAQ {item.get('faqid')} has no question or no answer", "")
    text = whole if not short or whole.startswith(short) else f"{short}\n\n{whole}".strip()
    links = tuple((_words(it, "title"), _words(it, "url")) for it in _list(item, "links"))
    return Faq(
        line=line,
        id=str(item.get("faqid") or item.get("id") or ""),
        question=question,
        text=text,
        topics=tuple(filter(None, (_words(it, "name") for it in _list(item, "topics")))),
        links=tuple(it for it in links if it[1]),
        updated=_day(str(item.get("updated") or "")),
        left=tuple(_left(item)),
    )


def _html(item: Json, *keys: str) -> str:
    """The plain text of the first of these that has any."""
    texts = (clean_text(html.to_text(str(item.get(key) or ""))) for key in keys)
    return _BULLET.sub("* ", next(filter(None, texts), ""))


def _list(item: Json, key: str) -> list[Any]:
    found = item.get(key)
    return found if isinstance(found, list) else []


def _words(it: Any, key: str) -> str:
    value = it if isinstance(it, str) else it.get(key) if isinstance(it, dict) else ""
    return one_line(clean_text(html.to_text(str(value or ""))))


def _left(item: Json) -> Iterator[str]:
    for key, what in _LEFT:
        yield from (f"the {what} {json.dumps(_words(it, 'title'))}" for it in _list(item, key))


def _day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - only its day
        except ValueError:
            continue
    return None


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
