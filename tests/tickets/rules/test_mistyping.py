import pytest

from deskbook.tickets.rules.mistyping import Mistake, Names, explain_mistake, find_mistake

NAMES = Names(
    find_ticket=lambda word: "Q-651DAB" if "Q-651DAB".endswith(word.upper().removeprefix("Q-")) or
    "651DAB".startswith(word.upper().removeprefix("Q-")) else "",
    answers={"fines-and-lost-books"},
    handles={"ann"},
    is_day=lambda word: word == "fri",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), None),
        (("  ",), None),
        (("-",), Mistake("input", "-", "-", "")),
        (("-", "a b"), Mistake("input", "-", "-", "a b")),
        (("- a\n- b",), None),
        (("-\nA list.",), None),
        (("651d",), Mistake("ticket", "Q-651DAB", "651d", "")),
        (("651d", "Same to both."), Mistake("ticket", "Q-651DAB", "651d", "Same to both.")),
        (("651d same",), Mistake("ticket", "Q-651DAB", "651d", "same")),
        (("65 pages",), None),
        (("q-99zz: see there",), Mistake("ticket", "Q-99ZZ", "q-99zz:", "see there")),
        (("Fines-and-lost-books.md",), Mistake("answer", "fines-and-lost-books", "Fines-and-lost-books.md", "")),
        (("Fri we come",), None),
        (("fri we come",), Mistake("day", "fri", "fri", "we come")),
        (("@ann",), Mistake("handle", "ann", "@ann", "")),
        (("Ann", "is here"), Mistake("handle", "ann", "Ann", "is here")),
        (("Yes",), None),
        (("Yes,\nwe have it",), None),
        (("12345678",), None),
    ],
)  # fmt: skip
def test_words_that_name_something(words, found):
    assert find_mistake(words, NAMES) == found


@pytest.mark.parametrize(
    ("kind", "ticket", "takes_answer", "meant"),
    [
        ("input", "56ah", True, "`desk reply 56ah --file -`, which reads standard input"),
        ("input", None, False, "`desk reply --file -`, which reads standard input"),
        ("ticket", "56ah", True, '`desk reply it "…"`'),
        ("ticket", None, False, "`desk show it`"),
        ("answer", "56ah", True, "`desk reply 56ah --answer it`, which sends what it says"),
        ("answer", None, False, "`desk reply TICKET --answer it`, which sends what it says"),
        ("handle", "56ah", True, "`desk handoff 56ah --to it --pass`"),
        ("handle", None, False, "`--by it`"),
        ("day", "56ah", True, "`desk promise 56ah it`"),
        ("day", None, False, "a sentence in quotes"),
    ],
)
def test_the_likely_command_is_named(kind, ticket, takes_answer, meant):
    said = explain_mistake(
        Mistake(kind, "it", "it", ""), "desk reply", ticket, takes_answer=takes_answer
    )
    assert f"perhaps you meant {meant}. If people" in said


def test_the_rest_of_the_text_is_kept_in_the_likely_command():
    said = explain_mistake(
        Mistake("answer", "maps", "maps", "Hello."), "desk reply", "56ah", takes_answer=True
    )
    assert '`desk reply 56ah --answer maps "Hello."`' in said
