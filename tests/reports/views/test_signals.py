"""A scan in words, as Markdown and for programs."""

from dataclasses import replace
from datetime import date

import pytest

from deskbook.reports.model.signal import VOLUME, FalseAlarms, Scan, Seen, Signal
from deskbook.reports.views import signals

FRIDAY = date(2026, 11, 6)
WEDNESDAY, TUESDAY = date(2026, 11, 4), date(2026, 11, 3)
LATE = (("resource", "mill"), ("cause", "content-delayed"))
MAPS = (("service", "reference"), ("topic", "maps"))

SEEN = Seen(LATE, WEDNESDAY, FRIDAY, 17, 2.13, 1.3e-10)
SIGNAL = Signal(
    SEEN, tuple(f"Q-{n:06}" for n in range(17)), WEDNESDAY, "reference", "", ((("vendor", "Ink"),),)
)
SCAN = Scan(
    day=FRIDAY, questions=1234, known_days=400, needed=42, looked_at=1500, level=0.05, rate=0.1
)
NAMES = {
    ("resource", "mill"): "Paper *Mill*",
    ("service", "reference"): "Research help",
    ("problem", "slow"): "It is slow",
}


def test_a_headline_has_its_evidence_and_what_can_be_done():
    watched = Signal(Seen(MAPS, FRIDAY, FRIDAY, 4, 0.02, 2e-5), ("Q-1",), TUESDAY)
    found = replace(
        SCAN, headline=(SIGNAL,), watch=(watched,), false_alarms=FalseAlarms(2.0, 3, 9, 1)
    )
    assert (
        signals.describe(found, NAMES)
        == """\
# Signals: what is asked more often than before

Fri 6 Nov: 1,500 comparisons over 1,234 questions.

## 1. Paper *Mill*, content delayed

- 17 in 3 days against 2.1 expected; first Wed 4 Nov
- By chance: less than once in 1,000,000,000 looks, and 1,500 are made
- Whose it is: Research help
- These: Q-000000, Q-000001, Q-000002, Q-000003, Q-000004, Q-000005, Q-000006, Q-000007, Q-000008, Q-000009, Q-000010, Q-000011 and 5 more
- The same questions: vendor Ink
- If it is one fault: `desk problem open --from-signal resource:mill,cause:content-delayed`

## To watch: one in 10 of these may be chance

- Research help, “maps”: 4 in a day against less than 0.1 expected; first Tue 3 Nov: Q-1

## How often this cries wolf

With the subjects of these questions shuffled (2.0 years, seed 1), chance raised 1.5 headlines a year and 4.5 entries to watch."""
    )


def test_a_quiet_day_says_so_and_what_was_looked_at():
    assert signals.describe(SCAN, NAMES).endswith(
        "Fri 6 Nov: 1,500 comparisons over 1,234 questions.\n\nNothing stands out."
    )


def test_a_library_that_is_new_has_nothing_to_compare_with():
    assert [*signals.parts(replace(SCAN, known_days=12), NAMES)] == [
        "There is nothing to compare with yet: questions are known of 12 days, and 42 are needed."
    ]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"problem": "slow"}, "- A known problem: It is slow"),
        (
            {"seen": Seen(VOLUME, FRIDAY, FRIDAY, 140, 101.6, 1e-5), "tickets": (), "owner": ""},
            "- Look for what they have in common: `desk list`",
        ),
        (
            {"seen": Seen(VOLUME, FRIDAY, FRIDAY, 0, 42.0, 1e-5, True), "tickets": (), "also": ()},
            "- Ask whether the form, the mailbox and the telephone work: `desk list`",
        ),
    ],
)
def test_what_can_be_done_depends_on_what_it_is(change, line):
    page = signals.describe(replace(SCAN, headline=(replace(SIGNAL, **change),)), NAMES)
    assert page.endswith(f"\n{line}")


def test_all_questions_together_are_counted_since_a_day():
    it = Signal(Seen(VOLUME, TUESDAY, FRIDAY, 3, 101.6, 1e-5, True), (), TUESDAY)
    assert (signals.name_key(it.seen.key, NAMES), signals.describe_evidence(it, FRIDAY)) == (
        "All questions together",
        "3 in 4 days against 102 expected, which are fewer; since Tue 3 Nov",
    )
    watched = signals.describe(replace(SCAN, watch=(it,)), NAMES)
    assert watched.endswith("which are fewer; since Tue 3 Nov")


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.2, "about once in 5 looks"), (1.23e-5, "about once in 81,000 looks"), (1 / 437, "about once in 440 looks")],
)  # fmt: skip
def test_odds_are_said_in_two_digits(chance, words):
    assert signals.describe_odds(replace(SEEN, chance=chance)) == words


def test_a_scan_for_other_programs():
    assert signals.values(
        replace(SCAN, headline=(SIGNAL,), false_alarms=FalseAlarms(1.0, 2, 3, 4))
    ) == {
        "day": FRIDAY,
        "questions": 1234,
        "known_days": 400,
        "needed_days": 42,
        "comparisons": 1500,
        "level": 0.05,
        "false_discovery_rate": 0.1,
        "headline": [
            {
                "key": "resource:mill,cause:content-delayed",
                "from": WEDNESDAY,
                "to": FRIDAY,
                "count": 17,
                "expected": 2.13,
                "chance": 1.3e-10,
                "fewer": False,
                "began": WEDNESDAY,
                "owner": "reference",
                "problem": "",
                "also": ["vendor:Ink"],
                "tickets": SIGNAL.tickets,
            }
        ],
        "watch": [],
        "false_alarms": {"years": 1.0, "headlines": 2, "watched": 3, "seed": 4},
    }
    assert signals.values(SCAN)["false_alarms"] is None


def test_no_measured_time_is_no_rate():
    assert "chance raised 0 headlines" in signals.false_alarms(FalseAlarms(0.0, 0, 0, 1))
