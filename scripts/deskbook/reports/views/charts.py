"""Charts as inline SVG: no script, no colour of one scheme only, no picture without words.

Each has a title and a description that a screen reader reads, takes its colours from the page
(`currentColor`, the site's variables), and says in text what it shows. A table of the same numbers
stands beside it (`reports.views.report`). Every line begins with a tag, so that it may stand in
Markdown.
"""

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil
from typing import Final

from deskbook.library.model.vocabulary import WEEKDAYS

INK: Final = "var(--accent, currentColor)"
WIDTH: Final = 720
_LABELS: Final = 310
_ROW: Final = 26
_TEXT: Final = 'fill="currentColor" font-size="14"'


def draw_bars(name: str, title: str, items: Sequence[tuple[str, int]]) -> str:
    """A horizontal bar for each item, its number behind it.

    Args:
        name: an id that no other chart of the page has.
        title: what it shows.
        items: labels and counts, in their order.
    """
    most = max((value for _, value in items), default=0)
    room = WIDTH - _LABELS - 50
    drawn = []
    for place, (label, value) in enumerate(items):
        y = place * _ROW
        length = _rounded(room * value / most) if most else 0
        drawn += [
            f'<text x="{_LABELS - 8}" y="{y + 17}" text-anchor="end" {_TEXT}>{_cut(label)}</text>',
            f'<rect x="{_LABELS}" y="{y + 4}" width="{length}" height="{_ROW - 8}" fill="{INK}"/>',
            f'<text x="{_LABELS + length + 6}" y="{y + 17}" {_TEXT}>{value}</text>',
        ]
    told = ", ".join(f"{label} {value}" for label, value in items)
    return _svg(name, title, told, max(1, len(items)) * _ROW, drawn)


def draw_columns(name: str, title: str, points: Sequence[tuple[str, int]]) -> str:
    """A column for each point in time, with a scale; every other label where they are many."""
    height, left, bottom = 200, 40, 24
    top = _scale(max((value for _, value in points), default=0))
    width = (WIDTH - left - 20) / max(1, len(points))
    drawn = []
    for step in range(5):
        value = top * step / 4
        y = _rounded(height - height * step / 4) + 8
        drawn += [
            f'<line x1="{left}" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="currentColor" '
            'stroke-opacity="0.25"/>',
            f'<text x="{left - 6}" y="{y + 5}" text-anchor="end" {_TEXT}>{value:g}</text>',
        ]
    every = ceil(len(points) / 8)
    for place, (label, value) in enumerate(points):
        x, tall = left + place * width, height * value / top
        drawn.append(
            f'<rect x="{_rounded(x + width * 0.15)}" y="{_rounded(height - tall) + 8}" '
            f'width="{_rounded(width * 0.7)}" height="{_rounded(tall)}" fill="{INK}"/>'
        )
        if (len(points) - 1 - place) % every == 0:
            drawn.append(
                f'<text x="{_rounded(x + width / 2)}" y="{height + bottom}" text-anchor="middle" '
                f"{_TEXT}>{_cut(label)}</text>"
            )
    told = ", ".join(f"{label} {value}" for label, value in points)
    return _svg(name, title, told, height + bottom + 8, drawn)


def draw_week(name: str, title: str, counts: Mapping[tuple[int, int], int]) -> str:
    """A field for each hour of the week, the darker the more; hours without any are left out."""
    hours = sorted({hour for _, hour in counts}) or [0]
    first, last = hours[0], hours[-1]
    most = max(counts.values(), default=1)
    left, top, cell = 50, 22, (WIDTH - 50) / (last - first + 1)
    drawn = [
        f'<text x="{_rounded(left + (hour - first + 0.5) * cell)}" y="14" text-anchor="middle" '
        f"{_TEXT}>{hour}</text>"
        for hour in range(first, last + 1)
        if (hour - first) % max(1, ceil((last - first + 1) / 12)) == 0
    ]
    for weekday, day in enumerate(WEEKDAYS):
        y = top + weekday * _ROW
        drawn.append(f'<text x="0" y="{y + 18}" {_TEXT}>{day.capitalize()}</text>')
        for hour in range(first, last + 1):
            value = counts.get((weekday, hour), 0)
            told = f"{day.capitalize()} {hour}:00: {value}"
            shade = f"{0.15 + 0.85 * value / most:.2f}" if value else "0.04"
            drawn.append(
                f'<rect x="{_rounded(left + (hour - first) * cell)}" y="{y}" '
                f'width="{_rounded(cell - 2)}" height="{_ROW - 2}" fill="{INK}" '
                f'fill-opacity="{shade}"><title>{told}</title></rect>'
            )
    busiest = max(counts, key=lambda it: (counts[it], -it[0], -it[1]), default=(0, 0))
    told = (
        f"The busiest hour is {WEEKDAYS[busiest[0]].capitalize()} {busiest[1]}:00 with "
        f"{counts.get(busiest, 0)} questions."
    )
    return _svg(name, title, told, top + 7 * _ROW, drawn)


def _svg(name: str, title: str, told: str, height: int, drawn: Sequence[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'font-family="inherit">'
    )
    words = f'<title id="{name}-title">{escape(title)}</title>'
    more = f'<desc id="{name}-desc">{escape(told)}</desc>'
    return "\n".join((head, words, more, *drawn, "</svg>"))


def _cut(label: str, most: int = 40) -> str:
    return escape(label if len(label) <= most else label[: most - 1] + "\N{HORIZONTAL ELLIPSIS}")


def _rounded(value: float) -> float:
    """To a tenth of a pixel, so that the same numbers always give the same bytes."""
    return round(value, 1)


def _scale(most: int) -> int:
    """A round number at or above the most, which four parts it evenly."""
    unit = 4
    while unit * 5 < most:
        unit *= 10
    return next(unit * step for step in (1, 2, 5) if unit * step >= most)
