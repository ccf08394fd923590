"""An item in a patron's own words gets the verdict that its ISSN and date get."""

import re
from pathlib import Path

import pytest
from tests import worlds

from deskbook.eresources.adapters import title_lists
from deskbook.eresources.commands import diagnose, reading
from deskbook.eresources.formats import item_text, title_words
from deskbook.library.adapters import repo

SAMPLE = Path(__file__).parents[3] / "knowledge/holdings"

TEMPLATES = (
    "{title}, vol. 24, no. 2, June 2026",
    "June 2026 issue of {title} not in the database",
    "I need an article from the June 2026 issue of {title} (vol. 24, no. 2).\n"
    "The last issue I see is December 2025.",
    'Why is "{title}" missing? It is volume 24, issue 2 of June 2026.',
    "Smith, J. (2026, June). Farms and fields. {title}, 24(2), 117–129.",
    "Smith, John. “Farms.” {title}, vol. 24, no. 2, June 2026, pp. 117-29.",
    'Smith, John. "Farms." {title} 24.2 (June 2026): 117-29. Web. 3 Nov. 2026.',
    "Smith, John. “Farms.” {title} 24, no. 2 (June 2026): 117–29.",
    "Smith J. Farms and fields. {title}. 2026 Jun;24(2):117-29.",
    "SMITH, J. Farms. {title}, Leeds, v. 24, n. 2, p. 117-129, jun. 2026.",
    "SMITH, John. Farms. {title}. June 2026, vol. 24, no. 2, pp. 117-129.",
    "el número 2 del volumen 24 de {title}, junio de 2026",
    "{upper} VOL 24 NO 2 JUNE 2026",
    "{lower} june 2026",
    "hello, {lower} from june 2026 (24:2) is not there",
    "http://r.example/?ctx_ver=Z39.88-2004&rft.jtitle={quoted}&rft.date=2026-06&rft.volume=24&rft.issue=2",
    "{abbreviated} 2026 Jun;24(2):117-29",
)


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """A library with the two lists of the sample."""
    root = tmp_path_factory.mktemp("listed")
    worlds.write_library(root)
    profile = root / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("country: US", "country: US\nlanguages: [es]"))
    folder = root / "knowledge/holdings"
    folder.mkdir()
    for name in ("history-full-text.txt", "science-journals.txt"):
        (folder / name).write_bytes((SAMPLE / name).read_bytes())
    for slug in ("history-full-text", "science-journals"):
        path = root / f"knowledge/resources/{slug}.md"
        path.write_text(
            f"---\nname: {slug.replace('-', ' ').title()}\nvendor: Example\n"
            f"kbart: knowledge/holdings/{slug}.txt\n---\n"
        )
    return root


def titles():
    for name in ("history-full-text.txt", "science-journals.txt"):
        for line in (SAMPLE / name).read_text().splitlines()[1:]:
            title, number = line.split("\t")[:2]
            yield title, number


def verdict(root, text, published=None, numbers=("", "")):
    issue = item_text.parse_issue(published, *numbers)
    found = diagnose.diagnose(root, text, issue=issue, resource=None, symptom="missing")
    return [
        (it.resource, it.verdict, it.day, it.late, [(row.holding.line, row.says) for row in it.sources])
        for it in found.verdicts
    ]  # fmt: skip


def abbreviate(title):
    """As ISO 4 abbreviates: words cut off, small words left out."""
    words = [it.word for it in title_words.tokenize(title) if not it.stop]
    return " ".join(f"{it[: max(1, len(it) // 2)].title()}." if len(it) > 4 else it.title() for it in words)  # fmt: skip


def write(template, title):
    return template.format(
        title=title,
        upper=title.upper(),
        lower=title.lower(),
        quoted=re.sub(r"\W", lambda it: f"%{ord(it.group()):02X}", title),
        abbreviated=abbreviate(title),
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_title_in_every_sentence_gets_the_verdict_of_its_issn_and_date(listed, template):
    numbers = ("24", "2") if "24" in template else ("", "")
    told = {
        title: (
            verdict(listed, write(template, title)),
            verdict(listed, number, "2026-06", numbers),
        )
        for title, number in titles()
    }
    assert {it: both[0] for it, both in told.items()} == {it: both[1] for it, both in told.items()}


@pytest.mark.parametrize(
    "text",
    [
        "my printer does not print in colour on Monday",
        "European Rural History Quarterly Abstracts, vol. 24, no. 2, June 2026",
        "I study rural history and need quarterly figures of farm prices for June 2026",
        "Journal of Nothing at All, 24(2), 117-129.",
        "Opening hours in June 2026?",
        "Vol. 24, no. 2, June 2026",
        "10.1000/xyz.24.2",
        "PMID: 12345678",
        "",
        "!!",
    ],
)
def test_text_without_a_listed_title_has_no_verdict_on_the_holdings(listed, text):
    (found,) = verdict(listed, text)
    assert found[1] in ("not-understood", "unlisted", "unsure")
    assert found[4] == []


@pytest.mark.parametrize("text", ["", "!!", "June 2026", "vol. 3", "10.1000/x", "PMID 1", "0000-1067", "a question"])  # fmt: skip
def test_text_with_no_title_and_no_valid_number_is_not_understood(listed, text):
    assert verdict(listed, text)[0][1] == "not-understood"


def test_text_of_a_ticket_and_its_item_get_the_same_verdict(listed):
    library = repo.load(listed).library
    title_lists.load_title_lists(listed, library.resources.values())
    for text in (write(it, "Rural History Quarterly") for it in TEMPLATES):
        item = reading.read_item(listed, library, text, "history-full-text")
        assert [it[1].line for it in item.listed] == [4]


def test_every_title_that_is_missing_from_our_own_list_is_a_mismatch(listed, monkeypatch):
    monkeypatch.setenv("DESK_NOW", "2026-11-16T15:00:00Z")
    path = listed / "knowledge/resources/history-full-text.md"
    resource, ours = path.read_text(), listed / "knowledge/holdings/ours.txt"
    head, *rows = (SAMPLE / "history-full-text.txt").read_text().splitlines()
    path.write_text(resource.replace("vendor:", "holdings: knowledge/holdings/ours.txt\nvendor:"))
    verdicts = {}
    for at, row in enumerate(rows):
        ours.write_text("\n".join([head, *rows[:at], *rows[at + 1 :], ""]))
        verdicts[row.split("\t")[0]] = verdict(listed, row.split("\t")[1])[0][1]
    path.write_text(resource)
    assert set(verdicts.values()) == {"mismatch"}
