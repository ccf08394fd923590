"""Suggestions where questions belong, in words and for programs."""

from tests.rules.hands import ticket

from deskbook.library.views.outcome import Screen
from deskbook.search.model.outcomes import RoutesSuggested
from deskbook.search.model.routing import Guess
from deskbook.search.views import routing

ASKED = ticket(id="Q-NEW001", title="Is it down?")
GUESSES = (
    Guess("service", "e-resources", 0.834, ("Q-1", "Q-2")),
    Guess("resource", "mill", 0.9, (), named=True),
)


def described(*routes, asked):
    return routing.describe_routes(RoutesSuggested(routes=routes, asked=asked), Screen())


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
    steps = [it.commands for it in routing.accept_steps(ASKED, GUESSES)]
    assert steps == [
        ("desk route Q-NEW001 --accept service",),
        ("desk route Q-NEW001 --accept resource",),
        ("desk route Q-NEW001 --accept all",),
    ]
    assert [*routing.accept_steps(ASKED, ())] == []


def test_the_entry_names_what_was_accepted_and_why():
    assert routing.describe_accepted(GUESSES[1:]) == (
        "As past questions suggest: resource mill (90%: the question names it)."
    )


def test_guesses_for_other_programs():
    outcome = RoutesSuggested(routes=((ASKED, GUESSES[:1]),), asked=False)
    assert routing.route_values(outcome) == (
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
