"""Style sheets of the sites hold in every direction of writing, and load nothing from elsewhere."""

import re
from pathlib import Path

import pytest

SITE = Path(__file__).parents[1] / "site"
SHEETS = sorted(SITE.rglob("*.css"))

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right)\s*:"
    r"|(?:text-align|float)\s*:\s*(?:left|right)"
    r"|(?:margin|padding)\s*:\s*(?P<t>[^\s;]+)\s+(?P<r>[^\s;]+)\s+[^\s;]+\s+(?!(?P=r)\s*;)[^\s;]+\s*;"
    r"|border-radius\s*:\s*[^\s;]+\s+[^\s;]+"
)
"""What names a side of the page, or gives left and right different widths, in whatever order."""


def test_a_side_of_the_page_is_recognised():
    for said in (
        "margin-left: 0;",
        "left: 0;",
        "text-align: right;",
        "padding: 0 1px 0 2px;",
        "border-radius: 3px 0 0 3px;",
    ):
        assert PHYSICAL.search(said), said
    for said in (
        "margin-inline-start: 0;",
        "text-align: start;",
        "padding: 0 1px 0 1px;",
        "margin: 0 0 1px;",
        "border-radius: 3px;",
    ):
        assert not PHYSICAL.search(said), said


@pytest.mark.parametrize("path", SHEETS, ids=lambda it: it.name)
def test_no_style_names_a_side_of_the_page(path):
    assert [it.group() for it in PHYSICAL.finditer(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda it: it.name)
def test_no_style_loads_anything(path):
    assert re.findall(r"@import|url\(", path.read_text(encoding="utf-8")) == []
