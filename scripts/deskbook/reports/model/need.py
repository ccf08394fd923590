"""Unmet needs: what is asked again and again, and no answer or service of ours meets."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

NeedKind = Literal["answer", "service", "resource"]
"""The means to meet a need: an answer to write, a service to offer or name, a resource to get."""

NEED_KINDS: Final[tuple[NeedKind, ...]] = get_args(NeedKind)

ORDERED: Final = frozenset({"order", "purchase", "purchase-request"})
"""Labels that say somebody wants us to get something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A group of questions that nothing of ours meets; a reading aid, no count of a population.

    `words` are their own words, those that most of them have; `common` those of them that so many
    patrons have as a public edition asks for. `tickets` the most typical first, `patrons` how many
    people asked; `misses` how many came from a search that found nothing; `examples` what some
    wrote, where the gate finds nothing in it.
    """

    key: str
    words: tuple[str, ...]
    common: tuple[str, ...]
    kind: NeedKind
    owner: str
    tickets: tuple[str, ...]
    patrons: int
    misses: int
    last: date
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicNeed:
    """A need as it may be published: words that enough patrons share, and a rounded number of them.

    It has no place for a ticket or an example; `service` is the name of the service that owns it.
    """

    words: tuple[str, ...]
    patrons: int
    service: str
    kind: NeedKind


@dataclass(frozen=True, slots=True)
class Taken:
    """A need that somebody has taken on: a project, its lead, and its next step."""

    project: str
    title: str
    lead: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Needs:
    """All unmet needs since a day.

    `unmet` is how many questions nothing met, of which the newest `looked_at` were put in groups;
    `single` are those that are like no other, `lone` the searches without a result among
    them: ticket and title, where the gate finds nothing in it.
    """

    since: date
    unmet: int
    looked_at: int
    groups: tuple[Need, ...]
    single: int
    taken: tuple[Taken, ...] = ()
    lone: tuple[tuple[str, str], ...] = ()
