from tests.hands import actor, open_ticket, ticket

from deskbook.library.views.terminal import (
    Ink,
    cells,
    cut_line,
    describe_creation,
    describe_edit,
    pad,
    pad_all,
    safe,
    wrap,
)
from deskbook.tickets.rules.handoff import claim


def test_ink_shows_only_where_it_is_asked_for():
    plain, coloured = Ink(), Ink(colour=True)
    assert [plain.bold("a"), plain.faint("b"), plain.alarming("c"), plain.public("d")] == [*"abcd"]
    assert [
        coloured.bold("a"),
        coloured.faint("b"),
        coloured.alarming("c"),
        coloured.public(""),
    ] == [
        "\x1b[1ma\x1b[0m",
        "\x1b[2mb\x1b[0m",
        "\x1b[31;1mc\x1b[0m",
        "",
    ]


def test_nothing_a_patron_writes_can_steer_the_terminal():
    assert safe("a\x1b[2Jb\x9bc\x07\u202ed\u2066\n\tf") == "a�[2Jb�c��d�\n    f"


def test_wide_characters_take_two_columns_and_marks_none():
    assert [cells(text) for text in ("abc", "日本", "e\u0301", "a\u200bb")] == [3, 4, 1, 2]
    assert pad("日本", 6) == "日本  "


def test_a_column_is_as_wide_as_its_widest_line_as_the_eye_sees_it():
    assert pad_all(["a", "bcd"]) == ["a  ", "bcd"]
    assert pad_all(["図書", "abc", "é"]) == ["図書", "abc ", "é   "]


def test_a_line_is_cut_with_an_ellipsis():
    assert [cut_line("abcdef", 6), cut_line("abcdef", 5), cut_line("日本日本", 5)] == [
        "abcdef",
        "abcd…",
        "日本…",
    ]
    assert [cut_line("abc", 1), cut_line("abc", 0), cut_line("日本", 1)] == ["…", "…", "…"]


def test_text_is_broken_at_spaces_and_items_hang_below_their_sign():
    text = (
        "One two three four.\n\n- a b c d e f g h i\n    code stays as it is\nunbreakablelongword x"
    )
    assert wrap(text, 16, "  ") == (
        "  One two three\n"
        "  four.\n"
        "\n"
        "  - a b c d e f\n"
        "    g h i\n"
        "      code stays\n"
        "      as it is\n"
        "  unbreakablelongword\n"
        "  x"
    )


def test_a_change_is_told_with_the_fields_that_changed():
    assert describe_edit(ticket(title="A\x1b"), claim(ticket(), actor()), "claim") == (
        "Q-AAAAAA claim: A�\n  lead: -> ann\n  status: new -> open"
    )


def test_a_new_ticket_is_told_in_one_line():
    assert describe_creation(open_ticket(activity="reference"), "logged") == (
        "Q-AAAAAA logged (open by ann, reference, desk, reference): A title"
    )
    assert (
        describe_creation(ticket(), "opened") == "Q-AAAAAA opened (new, reference, desk): A title"
    )
