"""Words of each audience: pages for librarians have no internals of Git and no twisted sentences."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ENGINEERS = {
    "adapters", "adding-a-field", "decisions", "reference", "systems", "threat-model",
}  # fmt: skip
"""Pages of docs/ for people who change the software or judge its safety."""

PAGES = [
    ROOT / "README.md",
    *sorted(it for it in (ROOT / "docs").glob("*.md") if it.stem not in ENGINEERS),
]

WORDS = {
    "internals of Git": r"\brefs?\b|\btip\b|\bHEAD\b|\bplumbing\b|\bfetch-depth\b|\brebased?\b|\bdetached\b|\breflog\b",
    "an inverted sentence": r"\bIt (?:is|was) (?!not )[\w ,'-]{1,60}? that\b",
    "of it": r"\b(?:all|each|some|most|beginning|part|half|nothing|any|last day|first note) of it\b",
    "said or told without a subject": r"\b(?:is|are|was|were|be|been|being) (?:said|told)\b",
}


def prose(text: str) -> str:
    """Return a page without its blocks of code, code in a line, comments and addresses of links."""
    text = re.sub(r"^```.*?^```", blank, text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"<!--.*?-->", blank, text, flags=re.DOTALL)
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    return re.sub(r"`[^`\n]*`", "code", text)


def blank(found: re.Match[str]) -> str:
    """Keep the number of lines."""
    return "\n" * found[0].count("\n")


def faults(text: str) -> list[str]:
    """Return each word of the lists that stands in a page, with its line."""
    plain = prose(text)
    return sorted(
        f"{plain.count(chr(10), 0, it.start()) + 1}: {kind}: {' '.join(it[0].split())}"
        for kind, words in WORDS.items()
        for it in re.finditer(
            words.replace(" ", r"\s+") if kind != "an inverted sentence" else words, plain
        )
    )


def test_audiences_name_pages_that_exist():
    assert {it.stem for it in (ROOT / "docs").glob("*.md")} >= ENGINEERS
    assert len(PAGES) > 25


@pytest.mark.parametrize("page", PAGES, ids=lambda it: it.stem)
def test_page_for_librarians_has_plain_words(page):
    assert faults(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("done again on the remote's tip", "internals of Git"),
        ("the ref moves on", "internals of Git"),
        ("you are on no branch (detached HEAD)", "internals of Git"),
        ("It is by this that they are known", "an inverted sentence"),
        ("all\nof it is kept", "of it"),
        ("the reason is said, and the patron is told", "said or told without a subject"),
    ],
)
def test_words_of_the_lists_are_found(text, kind):
    found = faults(f"A line.\n\n{text}")
    assert found
    assert all(kind in it for it in found)


def test_code_is_not_prose():
    assert faults("Run `git rebase`.\n\n```\nHEAD is told\n```\n\n[it](ref.md) <!-- HEAD -->") == []


OPENING = 15


def test_first_command_is_near_the_top_of_the_readme():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:OPENING]
    assert any(it.startswith("make start") for it in lines)
