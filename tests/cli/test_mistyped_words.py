"""No id, answer, colleague, day or `-` becomes a text that a patron reads by mistake."""

import pytest
from tests import worlds
from tests.cli.test_command import COMMANDS
from tests.cli.test_empty_texts import line

from deskbook.cli.tickets.letters import OPTION

READ_BY_PATRONS = [
    name for name, it in COMMANDS.items() if any(param.name == OPTION for param in it.params)
]
IDS = ("4KX7M2", "NEW001", "D0NE01")
WORDS = {
    "input": ["-"],
    "ticket": [
        *(f"Q-{it}" for it in IDS),
        *(f"q-{it[:3]}".lower() for it in IDS),
        *(it[:length].lower() for it in IDS for length in (3, 4, 6)),
        *(it[:length] for it in IDS for length in (3, 6)),
    ],
    "answer": ["missing-issue"],
    "handle": ["history-liaison", "@eresources"],
    "day": ["today", "tomorrow", "fri", "monday", "+3d", "+2w", "2026-11-12"],
}
EVERY = [word for words in WORDS.values() for word in words]


def words_for(name, library):
    """A command line up to its text; the ticket is one that is there."""
    words = line(name, library)
    return [it if it != "word" else "Q-NEW001" for it in words]


def test_commands_that_write_to_patrons_are_known():
    assert {
        "reply", "resolve", "heard", "new", "split", "problem news", "problem fix", "problem open",
        "answer new",
    } <= set(READ_BY_PATRONS)  # fmt: skip


@pytest.mark.parametrize("name", READ_BY_PATRONS)
def test_a_word_that_names_something_is_refused(git_library, desk, name):
    library = git_library
    before = worlds.git(library, "rev-parse", "HEAD")
    for word in EVERY:
        for text in ([word], [word, "The same text to both."], [f"{word} and more of it"]):
            outcome = desk(*words_for(name, library), "--", *text)
            assert (outcome.code, outcome.out) == (2, ""), (text, outcome.err)
            if text != ["-"]:
                assert f'"{word}"' in outcome.err, outcome.err
                assert "--anyway" in outcome.err
    assert worlds.git(library, "rev-parse", "HEAD") == before
    assert worlds.git(library, "status", "--porcelain") == ""


@pytest.mark.parametrize("word", [it for it in EVERY if it != "-"])
def test_a_word_alone_is_refused_from_a_pipe_too(library, desk, overdue_ticket, word):
    for given in (["-"], ["--file", "-"]):
        assert desk("reply", overdue_ticket, *given, given=f"{word}\n").code == 2


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (["missing-issue"], "`desk resolve NEW --answer missing-issue`"),
        (["4kx", "Same to both."], '`desk resolve Q-4KX7M2 "Same to both."`'),
        (["@eresources"], "`desk handoff NEW --to eresources --pass`"),
        (["fri"], "`desk promise NEW fri`"),
        (["-", "more"], "`desk resolve NEW --file -`"),
    ],
)
def test_the_error_names_the_likely_command(library, desk, text, meant):
    assert meant in desk("resolve", "NEW", *text).err


SENTENCES = [
    "Done.",
    "Yes",
    "We have it.",
    "Tomorrow the desk is closed.",
    "Friday is fine.",
    "400 pages were scanned.",
    "Good morning,\n\nthe map is here.",
    "The 2026-11-12 issue came.",
    "our new books are on show",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_are_sent_as_they_are(library, desk, overdue_ticket, text):
    assert desk("reply", overdue_ticket, text).code == 0
    assert worlds.ticket_text(library, overdue_ticket).rstrip().endswith(text)


def test_list_may_begin_a_text(library, desk, overdue_ticket):
    given = "- bring your card\n- come to the desk\n"
    assert desk("reply", overdue_ticket, "--file", "-", given=given).code == 0


def test_sentence_may_be_typed_without_quotes(library, desk, overdue_ticket):
    assert desk("reply", overdue_ticket, "Tomorrow", "we", "are", "closed.").code == 0


@pytest.mark.parametrize("word", [it for it in EVERY if it != "-"])
def test_word_is_sent_where_it_is_meant(library, desk, overdue_ticket, word):
    assert desk("reply", overdue_ticket, word, "--anyway").code == 0
    assert worlds.ticket_text(library, overdue_ticket).rstrip().endswith(word)


def test_dash_reads_what_is_piped_in(library, desk, overdue_ticket):
    assert desk("reply", overdue_ticket, "-", given="It is on the shelf.\n").code == 0
    assert worlds.ticket_text(library, overdue_ticket).endswith("It is on the shelf.\n")


@pytest.mark.parametrize("name", ["reply", "resolve", "problem news", "problem fix"])
def test_an_html_comment_is_refused_where_a_patron_is_written_to(library, desk, name):
    outcome = desk(*words_for(name, library), "--", "It is there.\n\n<!-- slow vendor -->")
    assert (outcome.code, outcome.out) == (2, "")
    assert 'the text has an HTML comment ("<!--"), which no patron is shown' in outcome.err


def test_a_patron_may_ask_about_html_comments(library, desk):
    assert desk("new", "How do I end <!-- in a page?", "-s", "reference", "-c", "email").code == 0
