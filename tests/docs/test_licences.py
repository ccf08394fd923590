"""The page about licences lists everything that a wheel or a site of ours contains or needs.

To write the table again: python -m tests.docs.test_licences
"""

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/licences.md"
PINS = ROOT / "requirements/run.txt"
BEGIN, END = "<!-- packages -->\n", "<!-- end of packages -->"

SPDX = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
STATED = {"pywin32": "PSF-2.0", "pywin32-ctypes": "BSD-3-Clause", "pyrage": "MIT"}
"""Packages without a licence in their metadata, or that are installed on Windows alone."""

COPYLEFT = ("LGPL", "MPL")


def list_pins():
    """The packages that an installation has, by their names."""
    found = re.findall(r"^([A-Za-z0-9_.-]+)==", PINS.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted({it.lower().replace("_", "-") for it in found})


def find_licence(name):
    """The licence of a package, as its metadata states it."""
    if name in STATED:
        return STATED[name]
    told = metadata.metadata(name)
    if expression := told.get("License-Expression"):
        return expression
    kinds = [it.rpartition(" :: ")[2] for it in told.get_all("Classifier") or ()]
    named = [SPDX[it] for it in kinds if it in SPDX]
    line = (told.get("License") or "").strip()
    return " OR ".join(dict.fromkeys(named)) or (line if "\n" not in line and line else "?")


def write_table():
    """The table of the page, a licence in each row."""
    by_licence = {}
    for name in list_pins():
        by_licence.setdefault(find_licence(name), []).append(name)
    rows = [f"| {licence} | {', '.join(names)} |" for licence, names in sorted(by_licence.items())]
    return "\n".join(("| licence | packages |", "|---|---|", *rows, ""))


def test_the_page_has_every_package_with_the_licence_that_it_states():
    table = write_table()
    assert "| ? |" not in table
    assert table in PAGE.read_text(encoding="utf-8")


def test_each_package_with_a_copyleft_licence_is_explained():
    below = PAGE.read_text(encoding="utf-8").partition(END)[2]
    strong = [it for it in list_pins() if find_licence(it).startswith(COPYLEFT)]
    assert len(strong) >= 4
    assert [it for it in strong if f"`{it}`" not in below] == []


def test_what_is_in_the_repository_and_not_ours_has_its_licence_beside_it():
    told = PAGE.read_text(encoding="utf-8")
    others = [*ROOT.glob("scripts/**/*.LICENSE.txt"), *ROOT.glob("site/**/*.LICENSE.txt")]
    assert [it.name for it in others if f"`{it.name}`" not in told] == []
    assert others


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(head + BEGIN + write_table() + END + rest.partition(END)[2], encoding="utf-8")
