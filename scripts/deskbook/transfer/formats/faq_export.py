"""The FAQs of LibAnswers, as its API gives them out in JSON."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from deskbook.library.formats.table.json_items import read_items
from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model.finding import DeskError
from deskbook.mail.formats import html
from deskbook.transfer.formats.answer_text import AnswerText, to_markdown
from deskbook.transfer.model.mapping import Faq, Reject

_DAYS: Final = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d", "%b %d, %Y", "%B %d, %Y")
_ID: Final = re.compile(r'"faqid"\s*:')
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
    name = str(item.get("faqid") or item.get("id") or "")
    question = one_line(clean_text(html.to_text(str(item.get("question") or ""))))
    short, whole = (_answer(item, *keys) for keys in (("short_answer",), ("answer", "details")))
    if not question or not (short.text or whole.text):
        return Reject(line, line, f"FAQ {name} has no question or no answer", "")
    repeated = not short.text or whole.text.startswith(short.text)
    text = whole.text if repeated else f"{short.text}\n\n{whole.text}".strip()
    links = tuple((_words(it, "title"), _words(it, "url")) for it in _list(item, "links"))
    return Faq(
        line=line,
        id=name,
        question=question,
        text=text,
        topics=tuple(filter(None, (_words(it, "name") for it in _list(item, "topics")))),
        links=tuple(it for it in links if it[1]),
        updated=_day(str(item.get("updated") or "")),
        left=tuple(f"FAQ {name}: {it}" for it in (*short.left, *whole.left, *_left(item))),
    )


def _answer(item: Json, *keys: str) -> AnswerText:
    """The first of these texts that is not empty, as Markdown."""
    source = next((text for key in keys if (text := clean_text(str(item.get(key) or "")))), "")
    found = to_markdown(source, _address(item))
    return replace(found, text=clean_text(found.text))


def _address(item: Json) -> str:
    """The page of an FAQ, against which its relative links are resolved."""
    url = item.get("url")
    return _words(url, "public") if isinstance(url, dict) else str(url or "")


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
