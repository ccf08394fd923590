"""Known problems for the public pages and for other systems: their history, data and banners.

`problems.json` is for programs; `problems/banner.js` is a script that writes a notice into a page
of another site, with the problems in it, so that it needs to ask nothing; `problems/banner.html` is
the same notice as a page of its own, for a frame. `docs/public-site.md` says how each is used.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Final

from deskbook.library.model.public import PublicLibrary, PublicProblem, PublicState

STATES: Final[dict[PublicState, str]] = {
    "suspected": "We are looking into it",
    "confirmed": "Confirmed",
    "monitoring": "Mended, and watched",
    "fixed": "Fixed",
}

SEEN: Final = "First seen"


@dataclass(frozen=True, slots=True)
class Event:
    """One day of a problem's history: what it became, in a word or two, and what was said of it.

    `language` is that of what was said.
    """

    day: date
    label: str
    says: str = ""
    language: str = ""


def list_events(problem: PublicProblem) -> Iterator[Event]:
    """Yield the days of a problem of which something is known, the first one first."""
    yield Event(problem.started, SEEN, language=problem.language)
    for it in problem.news:
        yield Event(it.day, STATES[it.state] if it.state else "", it.says, it.language)
    if problem.fixed:
        yield Event(problem.fixed, STATES["fixed"], language=problem.language)


VERSION: Final = 1
"""Of the format: a higher number means that a field's meaning changed; fields may be added."""

JSON: Final = "problems/problems.json"
SCRIPT: Final = "problems/banner.js"
FRAME: Final = "problems/banner.html"

HEADING: Final = "Known problems"

_SCRIPT: Final = """\
// Known problems of {name}, written where this script stands:
// <script src="…/problems/banner.js" data-resource="ID" defer></script>
// Without data-resource, all of them; nothing is written where nothing is broken.
(() => {{
  const problems = {problems};
  const script = document.currentScript;
  const wanted = (script.dataset.resource || "").split(/[\\s,]+/).filter(Boolean);
  const live = problems.filter((it) => !wanted.length || wanted.includes(it.resource));
  if (!live.length) return;
  const list = document.createElement("ul");
  list.className = "desk-problems";
  list.setAttribute("aria-label", {heading});
  for (const it of live) {{
    const link = document.createElement("a");
    link.href = new URL(it.url, script.src).href;
    link.textContent = it.banner;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }}
  script.after(list);
}})();
"""

_FRAME: Final = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="robots" content="noindex">
<title>{heading}: {name}</title>
<link rel="stylesheet" href="../assets/banner.css">
</head>
<body>
<main>
<h1>{heading}</h1>
{body}
</main>
</body>
</html>
"""


def write_files(library: PublicLibrary) -> dict[str, bytes]:
    """Return the three files, by their paths."""
    return {
        JSON: (json.dumps(to_values(library), ensure_ascii=False, indent=1) + "\n").encode(),
        SCRIPT: _script(library).encode(),
        FRAME: _frame(library).encode(),
    }


def to_values(library: PublicLibrary) -> dict[str, Any]:
    """Return all problems that patrons may see, live ones first, the newest of them first."""
    return {
        "version": VERSION,
        "library": library.name,
        "url": find_address(library, ""),
        "problems": [_values(library, it) for it in library.problems.values()],
    }


def find_address(library: PublicLibrary, slug: str) -> str:
    """Return the address of a problem's page, or of all; relative where no site is known."""
    place = f"{slug}/" if slug else ""
    return f"{library.site_url.rstrip('/')}/problems/{place}" if library.site_url else f"./{place}"


def _values(library: PublicLibrary, it: PublicProblem) -> Mapping[str, Any]:
    resource = library.resources.get(it.resource or "")
    return {
        "id": it.slug,
        "title": it.title,
        "state": it.state,
        "live": it.live,
        "since": it.started.isoformat(),
        "until": it.fixed.isoformat() if it.fixed else None,
        "updated": f"{it.updated.isoformat()}T00:00:00Z",
        "banner": it.banner or it.title,
        "url": find_address(library, it.slug),
        "resource": {"id": resource.slug, "name": resource.name, "url": resource.url}
        if resource
        else None,
        "history": [
            {"day": one.day.isoformat(), "label": one.label, "says": one.says}
            for one in list_events(it)
        ],
    }


def _live(library: PublicLibrary) -> list[PublicProblem]:
    return [it for it in library.problems.values() if it.live]


def _script(library: PublicLibrary) -> str:
    found = [
        {
            "banner": it.banner or it.title,
            "url": find_address(library, it.slug),
            "resource": it.resource,
        }
        for it in _live(library)
    ]
    name = " ".join(library.name.split())
    return _SCRIPT.format(name=name, problems=_literal(found), heading=_literal(HEADING))


def _literal(value: object) -> str:
    """A value as JavaScript that can neither end a script element nor a line."""
    return json.dumps(value).replace("<", "\\u003c")


def _frame(library: PublicLibrary) -> str:
    rows = "\n".join(
        f'<li><a href="{escape(find_address(library, it.slug))}" target="_top">'
        f"{escape(it.banner or it.title)}</a></li>"
        for it in _live(library)
    )
    body = f"<ul>\n{rows}\n</ul>" if rows else "<p>Nothing that we know of is broken.</p>"
    return _FRAME.format(
        language=escape(library.language),
        name=escape(library.name),
        policy="default-src 'none'; style-src 'self'; base-uri 'none'",
        heading=HEADING,
        body=body,
    )
