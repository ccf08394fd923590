"""What is suggested of a question, in words and for programs."""

from tests.rules.hands import ticket

from deskbook.search.model.routing import Guess
from deskbook.search.views import routing

ASKED = ticket(id="Q-NEW001", title="Is it down?")
GUESSES = (
    Guess("service", "e-resources", 0.834, ("Q-1", "Q-2")),
    Guess("resource", "mill", 0.9, (), named=True),
)


def test_each_guess_has_a_line_with_its_reason_and_the_way_to_accept_it():
    assert (
        routing.page([(ASKED, GUESSES), (ticket(id="Q-QU1ET0"), ())], asked=False)
        == """\
Q-NEW001  Is it down?
  service: e-resources? 83%: like Q-1, Q-2
  resource: mill? 90%: the question names it
  Nothing of it is set: `desk route Q-NEW001 --accept all`, or name a field."""
    )


def test_nothing_to_suggest_is_said_where_somebody_asked():
    assert (
        routing.page([(ASKED, ())], asked=True) == "Q-NEW001  Is it down?\n  Nothing is suggested."
    )
    assert routing.page([(ASKED, ())], asked=False).startswith("No question that waits")
    assert [*routing.lines(ASKED, ())] == []


def test_the_entry_says_what_was_accepted_and_why():
    known = {it.field: it for it in GUESSES}
    assert routing.accepted(ASKED, known, {"resource": "mill"}) == (
        "As past questions suggest: resource mill (90%: the question names it)."
    )


def test_guesses_for_other_programs():
    assert routing.values([(ASKED, GUESSES[:1])]) == {
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
    }
