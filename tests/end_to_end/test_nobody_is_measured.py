"""No output of the care for tickets ranks or scores a person, however the work is spread."""

import re

import pytest
from tests import worlds

OUTPUTS = [
    ("remind",),
    ("remind", "--prove"),
    ("cover",),
    ("brief",),
    ("brief", "history", "--page"),
    ("brief", "example-aggregator"),
    ("brief", "history-full-text", "--handout"),
    ("delays",),
    ("queue",),
    ("handover", "draft"),
    ("vendor", "--all"),
    ("evidence", worlds.OVERDUE),
    ("leave", "science-liaison", "--on", "2026-11-30"),
    ("holidays",),
    ("problem", "attach", "late-issues"),
    ("report", "--period", "month"),
    ("report", "--period", "term", "--json"),
    ("report", "--table", "first-reply"),
    ("count", "--year", "2027"),
    ("count", "--explain", worlds.OVERDUE),
    ("measure", "--by", "channel"),
    ("signals",),
    ("signals", "--json"),
    ("needs",),
    ("route",),
    ("suggest", worlds.OVERDUE),
    ("search", "journal"),
    ("report", "--period", "week"),
]

HARMLESS = re.compile(
    r"Q-[0-9A-Z]{6}|\d{4}-\d\d-\d\d|\d\d:\d\d|case [\w-]+"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* \d{1,2} [A-Z][a-z]+(?: \d{4})?"
)
"""Ids, days, times and case numbers, which measure nobody."""


def spread(library, busy, idle):
    """Give one colleague seven tickets that are due and another one."""
    text = worlds.ticket_text(library, worlds.OVERDUE)
    for number, lead in enumerate([busy] * 7 + [idle]):
        name = f"Q-L0AD{number:02d}"
        made = text.replace(worlds.OVERDUE, name).replace("lead: history-liaison", f"lead: {lead}")
        (library / f"tickets/2026/11/{name}.md").write_text(
            made.replace("contributors: [eresources]\n", "")
        )


def names():
    return [
        path.split("/")[-1][:-3] for path in worlds.FILES if path.startswith("knowledge/staff/")
    ]


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_no_line_that_names_a_colleague_holds_a_figure(library, desk, words):
    spread(library, "history-liaison", "eresources")
    outcome = desk(*words)
    assert outcome.out
    named = [line for line in outcome.out.split("\n") if any(handle in line for handle in names())]
    figures = [line for line in named if re.search(r"\d", HARMLESS.sub("", line))]
    assert figures == []


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_the_order_of_colleagues_does_not_tell_who_has_more_to_do(library, desk, words):
    """The same output for two colleagues whose loads are exchanged has their names exchanged, no more."""
    first, second = "eresources", "reference-head"
    orders = []
    for busy, idle in ((first, second), (second, first)):
        spread(library, busy, idle)
        heads = re.findall(r"^# For (.*),", desk(*words).out, re.MULTILINE)
        orders.append(heads)
    assert orders[0] == orders[1]
