"""The outcomes of small commands on patrons, in words."""

from deskbook.library.views.outcome import Said, Screen
from deskbook.patrons.model.outcomes import (
    ConsentNoted,
    PatronAdded,
    PatronExported,
    PatronsFound,
    PatronShown,
)
from deskbook.patrons.views import patron as view


def describe_added(outcome: PatronAdded, _screen: Screen) -> str:
    """Return the pseudonym, and whether it is new."""
    return f"{outcome.pseudonym} {'was known already' if outcome.known else 'is in the vault'}"


def describe_patron(outcome: PatronShown, _screen: Screen) -> str:
    """Return a record as a colleague reads it."""
    return view.card(outcome.record, outcome.messages, outcome.tickets)


def describe_found(outcome: PatronsFound, _screen: Screen) -> Said:
    """Return patrons, one a line."""
    if not outcome.patrons:
        return Said(err="nobody in the vault has that as address, number or whole name")
    return Said("\n".join(view.line(it.record, it.tickets) for it in outcome.patrons))


def describe_consent(outcome: ConsentNoted, _screen: Screen) -> str:
    """Return what a patron agreed to or took back."""
    if outcome.day is None:
        return f"{outcome.pseudonym} took back {outcome.consent}"
    return f"{outcome.pseudonym} agreed to {outcome.consent}, {outcome.day}"


def describe_export(outcome: PatronExported, _screen: Screen) -> str:
    """Return everything that the library holds of a patron, as Markdown."""
    return view.export(
        outcome.record,
        outcome.messages,
        outcome.tickets,
        outcome.profile,
        outcome.now,
        outcome.files,
    )
