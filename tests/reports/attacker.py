"""Somebody who has all that a library publishes of a year, knows the rule, and calculates.

What is published says sums of numbers that are not shown. Linear programs find the least and the
most that each of them can be: whole numbers in between are what the reader cannot tell apart.
"""

from collections import defaultdict
from math import ceil, floor

from scipy.optimize import linprog
from scipy.sparse import csr_matrix

TOTAL = "\0total"


class Attacker:
    """Equations over numbers that are not known, each named by list, month and name.

    Args:
        minimum: the smallest number that is shown.
    """

    def __init__(self, minimum):
        self.minimum = minimum
        self._most = {}
        self._equations = []

    def add_month(self, by, month, total, shown, names, covers):
        """Take in what a month's list says; a total is one number for all lists."""
        whole = (TOTAL, month)
        if total is None:
            self._most[whole] = self.minimum - 1
        hidden = [(by, month, name) for name in names if name not in shown]
        for place in hidden:
            small = shown and place[2] not in covers
            known = self.minimum - 1 if small or total is None else total
            self._most[place] = known
        parts = dict.fromkeys(hidden, 1) | ({whole: -1} if total is None else {})
        self._equations.append((parts, (total or 0) - sum(shown.values())))

    def add_sum(self, places, known):
        """Take in the sum of some numbers; those that are shown are already taken off."""
        self._equations.append((dict.fromkeys(places, 1), known))

    def find_ranges(self, some=lambda _: True):
        """The least and the most that each number can be, by its place."""
        places = {place: at for at, place in enumerate(self._most)}
        values, rows, columns, right = [], [], [], []
        for row, (parts, known) in enumerate(self._equations):
            right.append(known)
            for place, factor in parts.items():
                rows.append(row)
                columns.append(places[place])
                values.append(factor)
        matrix = csr_matrix((values, (rows, columns)), shape=(len(right), len(places)))
        bounds = [(0, self._most[place]) for place in places]
        found = {}
        for place, at in places.items():
            if some(place):
                ends = []
                for sign in (1, -1):
                    aim = [0] * len(places)
                    aim[at] = sign
                    done = linprog(aim, A_eq=matrix, b_eq=right, bounds=bounds, method="highs")
                    assert done.status == 0, "what is published must be possible"
                    ends.append(sign * done.fun)
                found[place] = (ceil(ends[0] - 1e-6), floor(ends[1] + 1e-6))
        return found


def read_year(months, year, names, covers, minimum):
    """An attacker who has read the reports on twelve months and on their year.

    Args:
        months: `PublicFigures` by month.
        year: those of the year.
        names: by list, all names that there are.
        covers: by list, the names that are never shown beside a suppressed one.
        minimum: the smallest number that is shown.
    """
    reader = Attacker(minimum)
    seen = defaultdict(dict)
    for month, figures in months.items():
        for it in figures.lists:
            seen[it.by][month] = dict(it.rows)
            reader.add_month(
                it.by, month, figures.total, seen[it.by][month], names[it.by], covers[it.by]
            )
    if year.total is not None:
        without = [month for month, it in months.items() if it.total is None]
        if without:
            known = sum(it.total or 0 for it in months.values())
            reader.add_sum([(TOTAL, month) for month in without], year.total - known)
    for it in year.lists:
        counted = [month for month in months if month not in it.left_out]
        for name, number in it.rows:
            hidden = [(it.by, month, name) for month in counted if name not in seen[it.by][month]]
            if hidden:
                known = sum(seen[it.by][month].get(name, 0) for month in counted)
                reader.add_sum(hidden, number - known)
    return reader
