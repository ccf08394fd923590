from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.rules.hands import NOW, open_ticket, ticket

from deskbook.library.model.ticket import Entry
from deskbook.library.views.outcome import Screen
from deskbook.search.model.outcomes import TicketsFound
from deskbook.search.model.search import Query, Term
from deskbook.search.views.hits import excerpt, footer, hit

LONG = (
    "The index lists all issues of this year, yet the page of the publisher asks me to pay before "
    "it shows a word, and the embargo that the catalog names was over in the spring already."
)


def query(*texts):
    return Query(tuple(Term(text) for text in texts))


def found_by(asked, *tickets):
    return TicketsFound(
        tickets=tickets, query=asked, order="best", more=False, now=NOW, zone=ZoneInfo("UTC")
    )


def said(text):
    entry = Entry(time=datetime(2026, 11, 4, tzinfo=UTC), kind="note", author="ann", id="00000001", text=text)  # fmt: skip
    return ticket(question="Where is it?", entries=(entry,))


def test_a_hit_says_which_ticket_and_where_the_word_stands():
    found = open_ticket(title="Issues are missing " * 8, question=LONG)
    shown = hit(found, found_by(query("embargo")), Screen(200))
    assert shown == (
        "Q-AAAAAA  " + ("Issues are missing " * 8)[:89] + "…\n"
        "          open, reference, ann, Mon 2 Nov\n"
        "          …asks me to pay before it shows a word, and the embargo that the catalog names was over i…"
    )


def test_a_ticket_without_any_text_is_shown_by_its_facts():
    shown = hit(ticket(question=""), found_by(query("title")), Screen(60))
    assert shown == "Q-AAAAAA  A title\n          new, reference, Mon 2 Nov"


def test_an_excerpt_shows_the_first_place_of_any_term_and_other_forms_of_a_word():
    assert excerpt(said("It was listed."), query("lists", "missing")) == "It was listed."
    assert excerpt(said("The proxy\nloops."), query("looping", "proxies")) == "The proxy loops."
    assert excerpt(said("Nothing of it."), query("elsewhere")) == "Where is it?"
    assert excerpt(said("A blacklist, then the list."), query("list")).endswith("then the list.")


def test_an_excerpt_is_cut_between_words_where_there_are_any():
    assert excerpt(ticket(question=LONG), query("index")) == (
        "The index lists all issues of this year, yet the page…"
    )
    assert excerpt(ticket(question="x" * 80 + "embargo" + "y" * 80), query("x" * 80)) == (
        "x" * 80 + "embargo" + "y" * 38 + "…"
    )


def test_the_end_says_what_else_there_is():
    assert [
        footer(0, query("maps"), more=False, order="best"),
        footer(1, query("old maps"), more=False, order="best"),
        footer(10, query("maps"), more=True, order="newest"),
    ] == [
        "Nothing is found. Fewer words find more; `begin*` finds words that begin so.",
        "1 ticket.",
        "The newest 10 tickets; there are more (--limit).",
    ]


def test_where_a_phrase_is_found_nowhere_the_command_without_quotes_is_named():
    def of_none(asked):
        return footer(0, asked, more=False, order="best")

    told = (
        "Nothing is found: words in quotes have to stand side by side. They may stand anywhere in: "
    )
    assert of_none(query("renew book")) == f"{told}desk search renew book"
    whole = Query(
        (Term("renew a book"), Term("numis", open_ended=True), Term("what's new")),
        (Term("proxy"), Term("full text"), Term("log", open_ended=True)),
        {"status": ("open", "waiting"), "label": ("two words",)},
    )
    assert of_none(whole) == (
        f"{told}desk search renew a book 'numis*' 'what'\"'\"'s' new status:open status:waiting "
        "'label:\"two words\"' -- -proxy '-\"full text\"' '-log*'"
    )
