"""`make bench`: every comparison on libraries of a thousand to a hundred thousand tickets.

    python -m benchmarks.run [NAME ...]

Without names all comparisons run; with names only those, and the others keep their last numbers.
The libraries are made once and kept. The table goes to `benchmarks/results.md`.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks import committing, reading, table
from benchmarks.library import DATA
from benchmarks.measure import Line

COMPARISONS: Final[dict[str, Callable[[], Iterator[Line]]]] = {
    "reading": reading.lines,
    "committing": committing.lines,
}
KEPT: Final = DATA / "results.json"
RESULTS: Final = Path(__file__).parent / "results.md"


def main(names: list[str]) -> int:
    """Run comparisons, keep their numbers, write the table; 1 where a budget is not met."""
    unknown = [name for name in names if name not in COMPARISONS]
    if unknown:
        print(f"no comparison is called {unknown[0]}: there are {', '.join(COMPARISONS)}")
        return 2
    DATA.mkdir(exist_ok=True)
    known = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    for name in names or COMPARISONS:
        known[name] = []
        for line in COMPARISONS[name]():
            known[name].append(line.values())
            print(table.row(line))
        KEPT.write_text(json.dumps(known))
    lines = [Line(**values) for name in COMPARISONS for values in known.get(name, ())]
    RESULTS.write_text(table.page(lines))
    print(f"written: {RESULTS}")
    return int(any(line.met is False for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
