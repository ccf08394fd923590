"""Letters with what an answer says: plain words, whatever its Markdown holds."""

import pytest
from hypothesis import given
from tests.strategies import texts

from deskbook.tickets.views import letters

SITE = "https://library.example"
RESOLVE = letters.make_resolver(SITE)


def test_a_letter_has_the_short_answer_and_where_the_rest_is():
    short = "Sign in to the [catalog](https://catalog.example) and *choose* `Renew`,\nsee [hours](open.md#top)."
    assert letters.answer("Dear patron,", short, f"{SITE}/answers/renew/", RESOLVE) == (
        "Dear patron,\n\n"
        "Sign in to the catalog (https://catalog.example) and choose Renew, "
        "see hours (https://library.example/answers/open/#top).\n\n"
        "Step by step, and what else to know: https://library.example/answers/renew/"
    )
    assert letters.answer("", "Yes.", "", RESOLVE) == "Yes."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[print.example](https://print.example/)", "print.example"),
        ("[catalog](https://catalog.example)", "catalog (https://catalog.example)"),
        ("<https://a.example>", "https://a.example"),
        ("[us](../services/reference.md)", "us (https://library.example/services/reference/)"),
        ("[us](ftp://us.example)", "us"),
        ("[us](../../../etc/passwd)", "us"),
        ("![a map](map.png) here", "a map here"),
        ("10 \\* 2 &amp; `*`  \nnext", "10 * 2 & * next"),
        ("> quoted\n\nafter", "quoted"),
        ("", ""),
    ],
)
def test_markdown_becomes_words(written, said):
    assert letters.write_plain(written, RESOLVE) == said


def test_links_between_pages_are_words_where_there_is_no_site():
    assert letters.write_plain("see [hours](open.md)", letters.make_resolver("")) == "see hours"


def test_a_letter_is_shown_as_it_was_sent_without_what_steers_a_terminal():
    assert (
        letters.describe_letter("Yes.\n\n\x1b[2JMore.") == "  |\n  | Yes.\n  |\n  | \ufffd[2JMore."
    )


@given(texts)
def test_no_markdown_makes_a_letter_fail(written):
    assert "\n" not in letters.write_plain(written, RESOLVE)
