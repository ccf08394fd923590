"""Suggestions where questions belong, in words and for programs."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests import languages
from tests.hands import NOW, open_ticket, ticket

from deskbook.library.model.ticket import Entry
from deskbook.library.views.outcome import Screen
from deskbook.search import views
from deskbook.search.model import (
    Guess,
    HelpSuggested,
    Query,
    RoutesSuggested,
    SuggestedAnswer,
    SuggestedTicket,
    Term,
    TicketsFound,
)
from deskbook.search.views import describe_help, excerpt, footer, help_values, hit

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


TODAY = date(2026, 11, 5)

PAY = SuggestedAnswer(
    name="asks-to-pay", title="Why does a database ask me to pay?", shared=("paywall", "article"),
    same=("resource",), day=date(2025, 9, 1), audience="public", wording="paywall on jstor",
    through=("Q-PAYS00", "Q-PAYS01"), due=True,
)  # fmt: skip
TRIAGE = SuggestedAnswer(name="triage", title="How do we triage?", shared=(), audience="staff")
NEW = SuggestedAnswer(name="new", title="What is new?", shared=("new",), audience="public")
PAID = SuggestedTicket(
    name="Q-PAYS00", title="Paywall \x1b[1m on an article", shared=("article",), same=("resource", "cause"),
    day=date(2026, 11, 2), answer="asks-to-pay",
)  # fmt: skip
OLD = SuggestedTicket(name="Q-01D000", title="Old", shared=("old",), meant=True)


def suggested(answers, tickets, ticket=None):
    return HelpSuggested(answers=tuple(answers), tickets=tuple(tickets), ticket=ticket, today=TODAY)


def shown(answers, tickets, ticket=None, columns=80):
    return describe_help(suggested(answers, tickets, ticket), Screen(columns))


def test_answers_come_before_tickets_each_with_why_and_what_to_do_at_the_end():
    assert shown([PAY, TRIAGE, NEW], [PAID, OLD], "Q-ASKS00") == (
        "Answers\n"
        "  asks-to-pay  Why does a database ask me to pay?\n"
        "      reviewed Mon 1 Sep 2025, its review is due\n"
        "      in common: paywall, article; the same resource; answered Q-PAYS00, Q-PAYS…\n"
        "      also asked: paywall on jstor\n"
        "  triage  How do we triage?\n"
        "      for staff only\n"
        "  new  What is new?\n"
        "      never reviewed\n"
        "      in common: new\n"
        "\n"
        "Resolved tickets\n"
        "  Q-PAYS00  Paywall \ufffd[1m on an article\n"
        "      resolved Mon 2 Nov with asks-to-pay\n"
        "      in common: article; the same resource and cause\n"
        "  Q-01D000  Old\n"
        "      resolved\n"
        "      in common: old; asks much the same\n"
        "\n"
        "`desk resolve Q-ASKS00 --answer asks-to-pay` says which one helped."
    )


def test_where_only_answers_are_found_a_text_that_is_no_ticket_is_not_to_be_resolved():
    assert (
        shown([NEW], [])
        == "Answers\n  new  What is new?\n      never reviewed\n      in common: new"
    )


def test_one_kind_alone_and_nothing_at_all():
    assert shown([], [OLD], "Q-ASKS00", columns=12) == (
        "Resolved tickets\n  Q-01D000  …\n      resolved\n      in co…"
    )
    assert shown([], []) == (
        "Nothing like it was answered before. Other words may find more: `desk search`."
    )


def test_other_programs_get_what_there_is():
    kind, values = help_values(suggested([PAY, TRIAGE], [OLD]))
    assert kind == "suggestions"
    assert values == {
        "answers": [
            {
                "name": "asks-to-pay", "title": "Why does a database ask me to pay?",
                "shared": ("paywall", "article"), "same": ("resource",), "day": date(2025, 9, 1),
                "audience": "public", "wording": "paywall on jstor",
                "through": ("Q-PAYS00", "Q-PAYS01"), "due": True,
            },
            {"name": "triage", "title": "How do we triage?", "audience": "staff"},
        ],
        "tickets": [{"name": "Q-01D000", "title": "Old", "shared": ("old",), "meant": True}],
    }  # fmt: skip


ASKED = ticket(id="Q-NEW001", title="Is it down?")
GUESSES = (
    Guess("service", "e-resources", 0.834, ("Q-1", "Q-2")),
    Guess("resource", "mill", 0.9, (), named=True),
)


def described(*routes, asked):
    return views.describe_routes(RoutesSuggested(routes=routes, asked=asked), Screen())


def test_each_guess_has_a_line_with_its_reason_and_the_way_to_accept_it():
    assert (
        described((ASKED, GUESSES), (ticket(id="Q-QU1ET0"), ()), asked=False)
        == """\
Q-NEW001  Is it down?
  service: e-resources? 83%: like Q-1, Q-2
  resource: mill? 90%: the question names it
  Nothing of it is set: `desk route Q-NEW001 --accept all`, or name a field."""
    )


def test_a_ticket_without_a_guess_is_shown_only_where_somebody_named_it():
    assert described((ASKED, ()), asked=True) == "Q-NEW001  Is it down?\n  Nothing is suggested."
    assert described((ASKED, ()), asked=False).startswith("No question that waits")


def test_each_step_names_the_command_that_accepts_it():
    steps = [it.commands for it in views.accept_steps(ASKED, GUESSES)]
    assert steps == [
        ("desk route Q-NEW001 --accept service",),
        ("desk route Q-NEW001 --accept resource",),
        ("desk route Q-NEW001 --accept all",),
    ]
    assert [*views.accept_steps(ASKED, ())] == []


def test_the_entry_names_what_was_accepted_and_why():
    assert views.describe_accepted(GUESSES[1:]) == (
        "As past questions suggest: resource mill (90%: the question names it)."
    )


def test_guesses_for_other_programs():
    outcome = RoutesSuggested(routes=((ASKED, GUESSES[:1]),), asked=False)
    assert views.route_values(outcome) == (
        "routes",
        {
            "tickets": [
                {
                    "ticket": "Q-NEW001",
                    "guesses": [
                        {
                            "field": "service",
                            "value": "e-resources",
                            "confidence": 0.834,
                            "named": False,
                            "through": ("Q-1", "Q-2"),
                        }
                    ],
                }
            ]
        },
    )


@pytest.mark.parametrize(("text", "query_text"), languages.PAIRS)
def test_an_excerpt_shows_the_place_as_it_was_written_in_any_language(text, query_text):
    asked, before = query(query_text.removesuffix("*")), "Other words. " * 20
    shown = excerpt(said(f"{before}{text}"), asked)
    assert shown.startswith("…") and shown.endswith(text[-6:])
    assert shown.removeprefix("…") in f"{before}{text}"


def test_of_several_terms_the_first_place_is_shown():
    text = f"Größe. {'Other words. ' * 20}Ende"
    assert excerpt(said(text), query("ende", "grosse")).startswith("Größe. Other")
