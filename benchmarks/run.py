"""`make bench`: every comparison on libraries of a thousand to a hundred thousand tickets.

    python -m benchmarks.run [NAME ...]
    python -m benchmarks.run --page

Without names all comparisons run; with names only those, and the others keep their last numbers,
which stand in `benchmarks/numbers/`, a file a comparison. The libraries are made once and kept. The
table goes to `benchmarks/results.md`; `--page` only writes it again from the numbers.
`DESK_QUESTIONS` names a CSV file of real questions with the columns `question` and `topic`, for
`finding` and `routing`; without it their last numbers stay.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks import (
    bursts,
    committing,
    consortium,
    daily,
    finding,
    holdings,
    indexing,
    listing,
    mail,
    public_site,
    pushing,
    reading,
    redacting,
    routing,
    searching,
    site_search,
    table,
)
from benchmarks.library import DATA
from benchmarks.measure import Line, Note

COMPARISONS: Final[dict[str, Callable[[], Iterator[Line | Note]]]] = {
    "reading": reading.lines,
    "listing": listing.lines,
    "daily": daily.lines,
    "indexing": indexing.lines,
    "searching": searching.lines,
    "committing": committing.lines,
    "pushing": pushing.lines,
    "redacting": redacting.lines,
    "mail": mail.lines,
    "holdings": holdings.lines,
    "consortium": consortium.lines,
    "bursts": bursts.lines,
    "finding": finding.lines,
    "routing": routing.lines,
    "site": public_site.lines,
    "site-search": site_search.lines,
}
NUMBERS: Final = Path(__file__).parent / "numbers"
RESULTS: Final = Path(__file__).parent / "results.md"


def main(names: list[str]) -> int:
    """Run comparisons, keep their numbers, write the table; 1 where a budget is not met."""
    if names == ["--page"]:
        RESULTS.write_text(page())
        return 0
    unknown = [name for name in names if name not in COMPARISONS]
    if unknown:
        print(f"no comparison is called {unknown[0]}: there are {', '.join(COMPARISONS)}")
        return 2
    DATA.mkdir(exist_ok=True)
    met = True
    for name in names or COMPARISONS:
        lines, notes = list[Line](), list[str]()
        for it in COMPARISONS[name]():
            if isinstance(it, Note):
                notes.append(it.text)
                print(it.text)
            else:
                lines.append(it)
                print(table.row(it), flush=True)
        if not lines and not notes:
            print(f"{name}: nothing was measured, the last numbers stay")
            continue
        met = met and all(line.met is not False for line in lines)
        kept = {
            "machine": table.machine(),
            "lines": [line.values() for line in lines],
            "notes": notes,
        }
        _numbers(name).write_text(json.dumps(kept, indent=1) + "\n")
    RESULTS.write_text(page())
    print(f"written: {RESULTS}")
    return int(not met)


def page() -> str:
    """The table of the numbers that are kept."""
    kept = [json.loads(path.read_text()) for path in map(_numbers, COMPARISONS) if path.exists()]
    lines = [Line(**values) for part in kept for values in part["lines"]]
    notes = [note for part in kept for note in part.get("notes", ())]
    return table.page(lines, list(dict.fromkeys(part["machine"] for part in kept)), notes)


def _numbers(name: str) -> Path:
    return NUMBERS / f"{name}.json"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
