"""The quick reader and the general one give the same record, lines and findings, whatever they get."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests import worlds
from tests.cases import examples

from deskbook.library.formats import canonical_ticket, ticket_file

PATH = "tickets/2026/11/Q-4KX7M2.md"
TEXT = worlds.FILES[PATH]


def agree(path, data):
    """The quick reader's ticket, if it took the file, and the two agree about it."""
    data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    quick = canonical_ticket.parse_sound(path, data, "digest")
    general = ticket_file.parse(path, data, "digest")
    assert canonical_ticket.parse(path, data, "digest") == general
    assert quick is None or (general.filed, general.findings) == (quick, ())
    return quick


def path_of(ticket):
    return f"tickets/2026/11/{ticket.id}.md"


@examples(15)
@given(our.tickets(max_entries=2))
def test_both_agree_on_what_we_write(ticket):
    agree(path_of(ticket), ticket_file.write(ticket))


PIECES = [
    *our.HOSTILE, "\n", "  ", "#", "\\", "'", '"', "[", "]", ", ", "{}", "&a ", "*a", "!!str ", "| ", "~", "null",
    "lead: x\n", "title: x\n", "unknown: x\n", "### 2026-11-02T15:02:11Z note @ann ^7F3K9Q2N\n", "- a: b\n",
    "@", "^", "É", "٣", "Ⅷ", "\u200b", "\ud83d", "24:00", "9", "0", "-", "résumé", "K", "ſ",
]  # fmt: skip


@st.composite
def mutated(draw):
    """A sound ticket in which a few pieces were cut out, put in or replaced."""
    text = TEXT
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(text)))
        last = min(len(text), first + draw(st.sampled_from([0, 0, 1, 1, 2, 5, 40])))
        text = text[:first] + draw(st.sampled_from(["", "", *PIECES])) + text[last:]
    return text


@examples(300)
@given(mutated())
def test_both_agree_on_what_was_changed_anywhere(text):
    agree(PATH, text)


@st.composite
def with_lines_moved(draw):
    lines = TEXT.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


@given(with_lines_moved())
def test_both_agree_on_lines_in_another_order(text):
    agree(PATH, text)


@examples(40)
@given(st.binary(max_size=60), st.integers(0, len(TEXT)))
def test_both_agree_on_bytes_that_are_no_text(noise, at):
    agree(PATH, TEXT.encode()[:at] + noise + TEXT.encode()[at:])


QUICK = [
    ("lead: history-liaison\n", ""),
    ("status: open", "status: waiting\nwaiting_on: vendor"),
    (
        "title: 2026 issues of a history journal are missing from the aggregator",
        'title: "2026: issues"',
    ),
    ("title: 2026", "title: Ἱστορία 2026"),
    ("contributors: [eresources]", "contributors: [eresources, history-liaison]"),
    ("promised: 2026-11-04\n", "promised: 2026-11-04\nread: 3\nminutes: 15\nlinks: [Q-NEW001]\n"),
    ("There is no embargo", "\\### reply\n\nThere is no embargo"),
    ("The title list", "## Coverage\n\nThe title list"),
    ("\n\n<!-- timeline", "\n\n\n<!-- timeline"),
    (TEXT[TEXT.index("### ") :], ""),
]
GENERAL = [
    ("status: open", "status: open   # since today"),
    ("status: open", "status: 'open'"),
    ("id: Q-4KX7M2", "id: Q-4KX7M3"),
    ("title: 2026 issues", "title: 2026: issues"),
    ("title: 2026 issues", "title: 2026 #issues"),
    ("title: 2026 issues", "title: 2026  issues"),
    ("title: 2026 issues", 'title: "2026 \\"issues\\""'),
    ("title: 2026 issues", "title: 2026\xa0issues"),
    ("2026-11-02T14:14:00Z", "2026-02-30T14:14:00Z"),
    ("promised: 2026-11-04\n", "promised: 2026-02-30\n"),
    ("promised: 2026-11-04\n", "promised: 2026-11-04\nread: 7\n"),
    ("promised: 2026-11-04\n", "promised: 2026-11-04\nminutes: 015\n"),
    ("service: e-resources\nchannel: email\n", "channel: email\nservice: e-resources\n"),
    ("There is no embargo", "### reply\n\nThere is no embargo"),
    ("There is no embargo", "<<<<<<< HEAD\nThere is no embargo"),
    ("There is no embargo", "<!-- timeline -->\n\nThere is no embargo"),
    ("<!-- timeline -->\n", "<!-- timeline --> \n"),
    ("<!-- timeline -->\n", "<!-- timeline -->\n\nLoose words.\n"),
    ("<!-- timeline -->\n", ""),
    ("\n", "\r\n"),
    ("The title list", "### note\n\nThe title list"),
    ("The title list", "### 2026-02-30T10:00:00Z note @eresources ^W1A01GC7\n\nThe title list"),
    ("^W1A01GC6", "^W1A01GC5"),
    ("^W1A01GC6\n", "^W1A01GC6 \n"),
    (TEXT, ""),
    ("title: 2026 issues", "title: 2026 issues " + "x" * 17_000),
]


@pytest.mark.parametrize(("old", "new"), QUICK)
def test_our_own_shape_is_read_quickly(old, new):
    assert old in TEXT
    assert agree(PATH, TEXT.replace(old, new)) is not None


@pytest.mark.parametrize(("old", "new"), GENERAL)
def test_any_other_shape_is_left_to_the_general_reader(old, new):
    assert old in TEXT
    assert agree(PATH, TEXT.replace(old, new)) is None


def test_a_file_elsewhere_is_left_to_the_general_reader():
    assert agree("Q-4KX7M2.md", TEXT) is None
    assert agree("tickets/2026/11/XQ-4KX7M2.md", TEXT) is None


def test_half_a_character_is_left_to_the_general_reader():
    assert agree(PATH, TEXT.replace("embargo", "\ud83d")) is None
