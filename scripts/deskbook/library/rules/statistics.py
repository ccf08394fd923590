"""The few statistics that reports need: medians, percentiles and intervals, exact and plain."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count as counting
from math import ceil, comb, exp, lgamma, log, log1p, sqrt
from typing import Final, TypeVar

T = TypeVar("T")

Z95: Final = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""

EXACT: Final = 200
"""Up to so many values the binomial distribution itself is used, beyond it the normal one."""


def percentile(ordered: Sequence[T], hundredths: int) -> T:
    """The nearest-rank percentile of values in order (at least one), which is one of them."""
    return ordered[max(1, ceil(hundredths * len(ordered) / 100)) - 1]


def median_interval(ordered: Sequence[T]) -> tuple[T, T] | None:
    """Values between which the median of all such cases lies with at least 95 % confidence.

    The interval between order statistics, which supposes nothing about how the values are spread
    (Hollander and Wolfe, Nonparametric Statistical Methods, on the sign test); none below six
    values, with which no such interval can be had.
    """
    number = len(ordered)
    rank = int((number - Z95 * sqrt(number)) / 2) if number > EXACT else _rank(number)
    return (ordered[rank - 1], ordered[number - rank]) if rank else None


def _rank(number: int) -> int:
    """The highest rank below which, and above its mirror, the median lies in 5 % at most."""
    tail, limit = 0, 2**number
    for rank in range(number // 2):
        tail += comb(number, rank)
        if 40 * tail > limit:
            return rank
    return number // 2


def share_interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (E. B. Wilson, 1927); `whole` is at least one."""
    share, z2 = part / whole, Z95 * Z95
    middle = share + z2 / (2 * whole)
    reach = Z95 * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    scale = 1 + z2 / whole
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def chance_of_difference(now: int, before: int, share: float) -> float:
    """Return the chance that two counts differ as much as these, or more, without a change.

    The exact binomial test, two-sided by doubling the smaller tail: each of `now + before`
    questions falls into the time now with probability `share`, its length over that of both.
    """
    number = now + before
    if number == 0:
        return 1.0
    weights = [_binomial(number, it, share) for it in range(number + 1)]
    return min(1.0, 2 * min(sum(weights[now:]), sum(weights[: now + 1])))


def _binomial(number: int, hits: int, share: float) -> float:
    ways = lgamma(number + 1) - lgamma(hits + 1) - lgamma(number - hits + 1)
    return exp(ways + hits * log(share) + (number - hits) * log1p(-share))


def chance_of_more(count: int, mean: float, variance: float) -> float:
    """Return the chance of a count this high or higher, of a given mean (above 0) and variance.

    The upper tail of the negative binomial distribution; where the variance is no greater than the
    mean, of the Poisson distribution, which is its limit.
    """
    if count <= 0:
        return 1.0
    if count <= mean:
        return max(0.0, 1.0 - sum(_weights(mean, variance, range(count))))
    total, weights = 0.0, _weights(mean, variance, counting(count))
    weight = next(weights)
    while weight > total * 1e-12:
        total += weight
        weight = next(weights)
    return min(1.0, total)


def chance_of_fewer(count: int, mean: float, variance: float) -> float:
    """Return the chance of a count this low or lower: the lower tail of the same distribution."""
    return min(1.0, sum(_weights(mean, variance, range(count + 1))))


def _weights(mean: float, variance: float, numbers: Iterable[int]) -> Iterator[float]:
    """The probability of each number."""
    if variance <= mean * (1 + 1e-9):
        for it in numbers:
            yield exp(it * log(mean) - mean - lgamma(it + 1))
        return
    size = mean * mean / (variance - mean)
    miss, hit = size * log(size / (size + mean)), log(mean / (size + mean))
    for it in numbers:
        yield exp(lgamma(it + size) - lgamma(size) - lgamma(it + 1) + miss + it * hit)


def discoveries(chances: Sequence[float], rate: float, tests: int) -> float:
    """The highest chance that is still a discovery: of those up to it, `rate` are false at most.

    Benjamini and Hochberg (1995), of `tests` comparisons, of which the chances given are some and
    all others are higher; 0 where there is no discovery.
    """
    best = 0.0
    for rank, chance in enumerate(sorted(chances), start=1):
        if chance * tests <= rate * rank:
            best = chance
    return best
