"""Small numbers that nobody may see, and the others that protect them.

A published number below `minimum` could tell what one patron asked. A list of counts with its total
is published like this, and the same rule serves every list:

- A total below `minimum` is suppressed, and its list with it.
- Numbers below `minimum`, zero included, are not shown one by one but added up as the rest of the
  list. Wherever there is one, the covers go into the rest as well, whatever their numbers are.
- A rest below `minimum` could be looked through: then nothing of the list is shown.

The covers depend on no number: "none or not said" where a question may leave the field empty, else
the first two names in a fixed order. Since a cover may have any number, whoever knows the rule and
the total can exclude none of 0 to `minimum` - 1 for a number in the rest. This protects intervals,
not only exact values (A. Hundepool and others, Statistical Disclosure Control, 2012, chapter 4: a
sliding protection interval of width `minimum`, which for small counts asks for more than a p %
rule would). The choice by a fixed order keeps to L. Cox and others' advice that an attacker who
knows the algorithm must learn nothing from its choice (ibid., on the minimality attack).

The sums of several lists (a year of months) are published of lists whose total is shown. Such a
sum is safe where each suppressed number in it can still be anything from 0 to `minimum` - 1:
`_is_safe` for the sum, and room in each list's rest for all sums that it is part of
(`_find_room`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

NONE: Final = "none"
"""The name of the questions that say nothing about it."""


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list as everybody may see it.

    `total` is none where it is suppressed; `shown` are counts by name, `rest` is the number of all
    others together, 0 where all are shown. Where nothing is shown, the rest is everything.
    """

    total: int | None
    shown: Mapping[str, int]
    rest: int


@dataclass(frozen=True, slots=True)
class PublishedSums:
    """Several lists and what they say together.

    `whole` is the sum of all totals, none where it is suppressed; `together` are the sums of the
    lists named in `covered`, whose totals are shown.
    """

    lists: Mapping[str, PublishedList]
    whole: int | None
    covered: tuple[str, ...]
    together: PublishedList


def publish_list(counts: Mapping[str, int], minimum: int) -> PublishedList:
    """Return what of a list may be seen.

    Args:
        counts: the number of every name there is, zeros too, so that a name that is not shown says
            nothing.
        minimum: the smallest number that is shown; up to 1, all are.
    """
    total = sum(counts.values())
    if minimum <= 1:
        return PublishedList(total, {name: it for name, it in counts.items() if it}, 0)
    if total < minimum:
        return PublishedList(None, {}, 0)
    if all(number >= minimum for number in counts.values()):
        return PublishedList(total, dict(counts), 0)
    covers = _covers(counts)
    shown = {
        name: number for name, number in counts.items() if number >= minimum and name not in covers
    }
    rest = total - sum(shown.values())
    return PublishedList(total, shown, rest) if rest >= minimum else PublishedList(total, {}, total)


def publish_sums(tables: Mapping[str, Mapping[str, int]], minimum: int) -> PublishedSums:
    """Return what may be seen of several lists over the same names, and of their sums.

    Args:
        tables: the counts of each list by its name; all have the same names in them.
        minimum: as for one list.
    """
    lists = {name: publish_list(counts, minimum) for name, counts in tables.items()}
    totals = [sum(counts.values()) for counts in tables.values()]
    hidden = [total for total in totals if total < minimum]
    names = {name: None for counts in tables.values() for name in counts}
    covered, summed = _choose(lists, names, minimum)
    shown = {name: it for name in summed if (it := _sum(tables, lists, covered, name, minimum))}
    number = sum(sum(tables[name].values()) for name in covered)
    return PublishedSums(
        lists=lists,
        whole=sum(totals) if _is_safe(sum(hidden), len(hidden), minimum) else None,
        covered=covered,
        together=PublishedList(number, shown, number - sum(shown.values())),
    )


def _choose(
    lists: Mapping[str, PublishedList], names: Iterable[str], minimum: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lists that are added up, and the names whose sums have room in all of them.

    A quiet month has room for few sums, so it may be better left out. This looks only at what the
    lists show, so that the choice tells nothing.
    """
    roomy = sorted(
        (key for key, it in lists.items() if it.total is not None),
        key=lambda key: (lists[key].rest > 0, -lists[key].rest),
    )
    tried = [(roomy[:end], _find_room(lists, roomy[:end], names, minimum))
             for end in range(len(roomy), 0, -1)]  # fmt: skip
    covered, summed = max(tried, key=lambda it: len(it[0]) * len(it[1]), default=([], ()))
    return tuple(key for key in lists if key in covered), summed


def _find_room(
    lists: Mapping[str, PublishedList], covered: Sequence[str], names: Iterable[str], minimum: int
) -> tuple[str, ...]:
    """The names whose suppressed numbers can be anything at the same time, within each rest.

    Room is taken for a name before anybody looks at its sum, so that a sum that is not published
    says nothing about the numbers of the others.
    """
    left = {key: lists[key].rest for key in covered}
    hidden = {name: [key for key in covered if name not in lists[key].shown] for name in names}
    covers, most, found = _covers(hidden), minimum - 1, []
    for name in sorted(hidden, key=lambda it: (len(hidden[it]), _order(it))):
        is_free = name not in covers and all(left[key] >= most for key in hidden[name])
        if not hidden[name] or is_free or most <= 0:
            found.append(name)
            left |= {key: left[key] - most for key in hidden[name]}
    return tuple(found)


def _sum(
    tables: Mapping[str, Mapping[str, int]],
    lists: Mapping[str, PublishedList],
    covered: Sequence[str],
    name: str,
    minimum: int,
) -> int:
    """The sum of a name over the lists that are added up; 0 where it would say too much."""
    hidden = [tables[key][name] for key in covered if name not in lists[key].shown]
    is_safe = _is_safe(sum(hidden), len(hidden), minimum)
    return sum(tables[key][name] for key in covered) if is_safe else 0


def _is_safe(total: int, number: int, minimum: int) -> bool:
    """Return whether each of `number` suppressed numbers may be 0 to `minimum` - 1, given a sum."""
    most = minimum - 1
    return not number or minimum <= 1 or most <= total <= (number - 1) * most


def _covers(names: Iterable[str]) -> frozenset[str]:
    ordered = sorted(names, key=_order)
    return frozenset(ordered[:1] if NONE in ordered else ordered[:2])


def _order(name: str) -> tuple[bool, bytes]:
    """A fixed order that has to do with no number: "none" first, then as good as shuffled."""
    return name != NONE, sha256(name.encode()).digest()
