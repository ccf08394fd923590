"""A strict reader of the structured data that our pages hold.

Types, their properties and what those expect are those of https://schema.org/FAQPage, /Question,
/Answer, /BreadcrumbList, /ListItem, /Library and /OpeningHoursSpecification (release 29); what is
required besides is what Google's "FAQ (FAQPage, Question, Answer) structured data" and "Breadcrumb
(BreadcrumbList) structured data" call required. Anything that is not listed here is a fault.
"""

import re
from datetime import date

WHOLE = re.compile(r"https?://[^\s/]+/\S*")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DAYS = frozenset(
    f"https://schema.org/{it}"
    for it in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)


def _text(value):
    return isinstance(value, str) and value.strip() == value != ""


def _date(value):
    try:
        return date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


CHECKS = {
    "Text": _text,
    "URL": lambda it: isinstance(it, str) and WHOLE.fullmatch(it) is not None,
    "Date": _date,
    "Time": lambda it: isinstance(it, str) and CLOCK.fullmatch(it) is not None,
    "Integer": lambda it: isinstance(it, int) and it > 0,
    "DayOfWeek": lambda it: it in DAYS,
}

TYPES = {
    "FAQPage": {"mainEntity*": "Question", "url": "URL", "inLanguage": "Text", "dateModified?": "Date"},
    "Question": {"name": "Text", "acceptedAnswer": "Answer"},
    "Answer": {"text": "Text"},
    "BreadcrumbList": {"itemListElement*": "ListItem"},
    "ListItem": {"position": "Integer", "name": "Text", "item?": "URL"},
    "Library": {
        "name": "Text", "url": "URL", "email?": "Text", "openingHoursSpecification?*": "OpeningHoursSpecification",
    },
    "OpeningHoursSpecification": {"dayOfWeek*": "DayOfWeek", "opens": "Time", "closes": "Time"},
}  # fmt: skip
"""Properties of each type and what they expect; `?` may be left out, `*` is a list of one or more."""


def faults(data):
    """Everything that is wrong with the data of one page."""
    if set(data) != {"@context", "@graph"} or data["@context"] != "https://schema.org":
        return [f"no graph of schema.org: {sorted(data)}"]
    return [fault for it in data["@graph"] for fault in of_thing(it)]


def of_thing(thing, expected=None):
    kind = thing.get("@type")
    if kind not in TYPES or expected not in (None, kind):
        return [f"{kind} where {expected or 'a known type'} belongs"]
    found, known = [], {"@type", "@id"}
    for name, wanted in TYPES[kind].items():
        key = name.rstrip("?*")
        known.add(key)
        if key not in thing:
            found += [] if "?" in name else [f"{kind} has no {key}"]
            continue
        values = thing[key] if "*" in name else [thing[key]]
        if not isinstance(values, list) or not values:
            found.append(f"{kind}.{key} is no list of one or more")
            continue
        for it in values:
            if wanted in TYPES:
                found += of_thing(it, wanted)
            elif not CHECKS[wanted](it):
                found.append(f"{kind}.{key} is no {wanted}: {it!r}")
    found += [f"{kind} knows no {key}" for key in thing if key not in known]
    return found + (_of_trail(thing) if kind == "BreadcrumbList" else [])


def _of_trail(thing):
    """Positions count from one; each step but the last leads somewhere."""
    items = thing.get("itemListElement", [])
    places = [it.get("position") for it in items]
    found = [] if places == list(range(1, len(items) + 1)) else [f"positions: {places}"]
    return found + ["a step leads nowhere" for it in items[:-1] if "item" not in it]
