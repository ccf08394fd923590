"""Public text: staff sections and comments are removed, and the short answer is split off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.answers.rules.public_text import remove_staff_text, split_short


@pytest.mark.parametrize(
    ("written", "public"),
    [
        ("Short.\n\n## Cause\n\nsecret\n\n### Deeper\n\nsecret\n\n## Steps\n\n1. a", "Short.\n\n## Steps\n\n1. a"),
        ("# Environment\n\nsecret\n\n## Below\n\nsecret", ""),
        ("## Cause:\nsecret\n\n# Higher\n\nopen", "# Higher\n\nopen"),
        ("Cause\n-----\nsecret", ""),
        ("## **ENVIRONMENT**\n\nsecret\n\n## Cause\n\nsecret\n\n## Good to know\n\nopen", "## Good to know\n\nopen"),
        ("open\n\n> ## Cause\n> secret\n\nopen too", "open\n\nopen too"),
        ("- # Cause\n- secret\n\nopen", "open"),
        ("a <!-- secret --> b\n\n<!--\n## Cause\nsecret -->\n\nopen", "a  b\n\n\n\nopen"),
        ("open <!-- secret, never closed\n\nsecret", "open"),
        ("<div>\n## Cause\n\nsecret\n\n## Steps", "<div>\n\n## Steps"),
        ("```\n## Cause\n```\n\nopen", "```\n## Cause\n```\n\nopen"),
        ("## Cause of the fee\n\nsecret", ""),
        ("## Cause\n\n[case]: https://vendor.example/secret\n\n## Steps\n\nopen", "## Steps\n\nopen"),
        ("", ""),
        ("[only]: https://a.example", "[only]: https://a.example"),
    ],
)  # fmt: skip
def test_sections_and_comments_for_staff_are_cut(written, public):
    assert remove_staff_text(written) == public


LINES = st.sampled_from(
    [
        "## Cause",
        "# Environment",
        "### Steps",
        "text",
        "",
        "> ## Cause",
        "- item",
        "```",
        "<div>",
        "Cause",
        "-----",
    ]
)


@given(st.lists(LINES, max_size=14))
def test_cutting_twice_is_cutting_once(lines):
    once = remove_staff_text("\n".join(lines))
    assert remove_staff_text(once) == once


@given(
    st.lists(st.sampled_from(["open", "", "- item", "### Deeper", "> said", "1. one"]), max_size=9)
)
def test_everything_below_a_staff_heading_is_cut(lines):
    assert remove_staff_text("\n".join(["# Cause", "", *lines])) == ""


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("One\ntwo.\n\nThree.", ("One\ntwo.", "Three.")),
        ("One.", ("One.", "")),
        ("One\n- two\n\nThree.", ("One", "- two\n\nThree.")),
        ("**One**\ntwo.\n\nThree.", ("**One**\ntwo.", "Three.")),
        ("One\n===\n\nTwo.", ("", "One\n===\n\nTwo.")),
        ("1. Step\n2. Step", ("", "1. Step\n2. Step")),
        ("", ("", "")),
    ],
)
def test_the_short_answer_is_the_first_paragraph(written, parts):
    assert split_short(written) == parts
