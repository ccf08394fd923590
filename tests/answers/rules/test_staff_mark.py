"""The mark for staff in every language, and headings that resemble it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.answers.rules import staff_text
from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.library.model.library import Filed
from deskbook.library.model.records import staff_mark

CANARY = "CANARY the vendor is slow"
WORDS = (
    "Cause", "Causes", "Causa", "Causas", "Ursache", "Ursachen", "Hauptursache", "Oorzaak", "Orsak",
    "Przyczyna", "Příčina", "Причина", "原因", "根本原因", "السبب", "Environment", "Entorno",
    "Ambiente", "Umgebung", "Environnement", "Omgeving", "Środowisko", "البيئة", "环境", "Internal",
    "Interno", "Intern", "Staff only", "Staff notes", "STAFF-ONLY", "[staff only]", "For colleagues",
    "Solo personal", "Nur für Mitarbeiter", "Réservé au personnel", "Alleen voor medewerkers",
)  # fmt: skip
SHAPES = (
    "## {}", "# {}", "###### {}", "##{}", "  ## {}", "## {}:", "## {} {{#c}}", "## `{}`", "## **{}**",
    "## <b>{}</b>", "## [{}](x)", "<h2>{}</h2>", "{}\n=====", "{}\n-----", "> ## {}", "- ## {}",
    "1. ## {}", "## Root {}", "## {} (staff)", "## {} and what helps", "**{}**", "{}:", "## {} ##",
    "## {}\u200b", "## \u00ad{}",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("word", WORDS)
def test_a_heading_that_resembles_one_for_staff_is_found_in_any_language(word, shape):
    text = f"Short.\n\n{shape.format(word)}\n\n{CANARY}\n"
    if shape.format(word) == staff_mark.MARK:
        return
    found = list(staff_mark.find_resembling(text))
    assert [number for number, _ in found][:1] == [2]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "## Steps",
            "## International students",
            "## Faculty and staff",
            "## Environmental science",
        ),
        *(
            "The cause is a late feed.",
            "Ask our staff",
            "## Personal copies",
            "## 1. Sign in",
            "---",
        ),
    ],
)
def test_other_headings_and_sentences_are_nobodys_secret(line):
    assert list(staff_mark.find_resembling(f"Short.\n\n{line}\n\nText.")) == []


@pytest.mark.parametrize(
    "before",
    ["", "```\n", "<!--\n", "> quoted\n", "- item\n", "<div>\n", "| a |\n|---|\n"],
)
@pytest.mark.parametrize("end", ["", " ", "\t", "\r"])
def test_everything_under_the_mark_is_gone_whatever_stands_above_it(before, end):
    text = f"Short.\n\n{before}{staff_mark.MARK}{end}\n\n# Steps\n\n{CANARY} -->\n"
    assert "CANARY" not in remove_staff_text(text)
    assert staff_mark.split(text)[1].endswith("CANARY the vendor is slow -->")


@given(
    st.lists(
        st.sampled_from(["open", "", "# A", "```", "<!--", "-->", "> said", CANARY]), max_size=9
    )
)
def test_no_text_under_the_mark_is_public(lines):
    text = "\n".join(["Short.", "", staff_mark.MARK, *lines])
    assert remove_staff_text(text) == "Short."
    assert list(staff_mark.find_resembling(text)) == []


@pytest.mark.parametrize(
    "line",
    ["## [Staff only]", "# [staff only]", " ## [staff only]", "- ## [staff only]",
     "## [staff only] please", "## [solo personal]", "[staff only]", "## staff only", "##[staff only]"],
)  # fmt: skip
def test_a_line_that_is_nearly_the_mark_is_an_error(line):
    class Record:
        body = f"Short.\n\n{line}\n\n{CANARY}"

    ((field, message),) = staff_text.check_marked(Record(), None)
    (refused,) = staff_text.list_refused([Filed("knowledge/a.md", Record(), {"body": 7})])
    assert (refused.path, refused.line, refused.rule) == ("knowledge/a.md", 7, "text.staff")
    assert field == "body"
    assert staff_mark.MARK in message
    assert list(staff_text.check_former(Record(), None)) == []


@pytest.mark.parametrize(
    "line", ["**Cause**", "Cause:", "##Cause", "<h2>Cause</h2>", "    ## Cause"]
)
def test_a_former_heading_that_would_not_be_left_out_is_an_error(line):
    class Record:
        body = f"Short.\n\n{line}\n\n{CANARY}"

    assert len(list(staff_text.check_marked(Record(), None))) == 1


def test_a_former_section_is_named_until_it_is_converted():
    class Record:
        body = f"Short.\n\n## Cause\n\n{CANARY}"

    assert list(staff_text.check_marked(Record(), None)) == []
    ((_, message),) = staff_text.check_former(Record(), None)
    assert "`desk upgrade` moves its section" in message
    assert remove_staff_text(Record.body) == "Short."
