"""Text as a ticket keeps it."""

import pytest

from deskbook.library.formats import text


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("May\u200b I\ufeff re\u00adnew\u2060?", "May I renew?"),
        ("\u200b", ""),
        ("Mi\u200dl\u200cler\u200d", "Miller"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🏃\u200d♀️", "🏃\u200d♀️"),
    ],
)
def test_what_nobody_sees_goes_unless_a_script_needs_it(given, kept):
    assert text.clean_text(given) == kept
    assert text.clean_text(kept) == kept
    assert text.refuse_unclean(given) == given


@pytest.mark.parametrize("blank", ["", " \t\n", "\u200b\ufeff", "\u00a0\u200d"])
def test_a_text_without_anything_to_read_is_blank(blank):
    assert text.is_blank(blank)
    assert not text.is_blank(f"{blank}?")
