"""The content of a page for programs: schema.org as JSON-LD.

An answer is an `FAQPage` with one `Question`: the library itself answers, and nobody else can
answer on the page, so it is no `QAPage` (Google, "FAQ (FAQPage, Question, Answer) structured
data"). Other pages say where they stand (`BreadcrumbList`), the front page and that of the hours
what kind of place this is (`Library`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deskbook.library.model.page import Page
from deskbook.library.model.public import PublicLibrary
from deskbook.library.model.text_facts import WeekHours
from deskbook.library.model.vocabulary import WEEKDAY_NAMES

Data = dict[str, Any]


def add_data(library: PublicLibrary, pages: Sequence[Page]) -> tuple[Page, ...]:
    """Pages that say, for programs, what they are."""
    titles = {it.url: it.title for it in pages}
    return tuple(replace(it, structured=page_data(library, it, titles)) for it in pages)


def page_data(library: PublicLibrary, page: Page, titles: Mapping[str, str]) -> str:
    """Return the content of a page; nothing where it is not indexed, or the site has no address.

    Args:
        library: the library whose site it is.
        page: one of its pages.
        titles: the title of each page, by its address below the root.
    """
    if not page.indexed or not library.site_url:
        return ""
    base = library.site_url.rstrip("/") + "/"
    found: list[Data] = []
    if page.url.removeprefix(page.prefix) in ("", "hours/"):
        found.append(_library(library, base))
    if page.template == "answer.html" and page.search and page.search.text:
        found.append(_answer(page, base))
    if page.url != page.prefix:
        found.append(_trail(library, page, titles, base))
    return _literal({"@context": "https://schema.org", "@graph": found})


def _library(library: PublicLibrary, base: str) -> Data:
    """The library: its name, address and ordinary hours."""
    found: Data = {"@type": "Library", "@id": f"{base}#library", "name": library.name, "url": base}
    if library.ask_email:
        found["email"] = library.ask_email
    if library.ask_phone:
        found["telephone"] = library.ask_phone
    if hours := _hours(library.week):
        found["openingHoursSpecification"] = hours
    return found


def _hours(week: WeekHours) -> list[Data]:
    """The hours of an ordinary week; a day that ends at midnight ends with its last minute."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [f"https://schema.org/{WEEKDAY_NAMES[day]}" for day in days],
            "opens": opens,
            "closes": "23:59" if closes == "24:00" else closes,
        }
        for days, spans in week.rows
        for opens, _, closes in (span.partition("-") for span in spans)
    ]


def _answer(page: Page, base: str) -> Data:
    assert page.search is not None
    found: Data = {
        "@type": "FAQPage",
        "@id": f"{base}{page.url}#answer",
        "url": f"{base}{page.url}",
        "inLanguage": page.language,
        "mainEntity": [
            {
                "@type": "Question",
                "name": page.title,
                "acceptedAnswer": {"@type": "Answer", "text": page.search.text},
            }
        ],
    }
    if page.changed:
        found["dateModified"] = page.changed.isoformat()
    return found


def _trail(library: PublicLibrary, page: Page, titles: Mapping[str, str], base: str) -> Data:
    """The way from the front page; the page itself, at its end, needs no address."""
    section = f"{page.prefix}{page.url.removeprefix(page.prefix).split('/')[0]}/"
    steps = [(library.name, base + page.prefix)]
    if section != page.url:
        steps.append((titles[section], base + section))
    items: list[Data] = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(steps, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": page.title})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _literal(value: Data) -> str:
    """JSON in one line that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
