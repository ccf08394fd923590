import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from deskbook.calendar.model import Period
from deskbook.reports.model.report import Advice, Change, Report, Share, Times
from deskbook.reports.views import report, tables

HOUR = timedelta(hours=1)

QUIET = Report(
    library="Hill College Library",
    period=Period("month", "2026-11", date(2026, 11, 1), date(2026, 11, 16)),
    before=Period("month", "2026-10", date(2026, 10, 1), date(2026, 10, 16)),
    today=date(2026, 11, 16),
    is_over=False,
    day=8 * HOUR,
    total=1,
    total_before=2,
    open_now=1,
    services=(Change("reference", 1, 2, 1.0),),
    resources=(),
    causes=(),
    departments=(),
    channels=(Change("desk", 1, 2, 1.0),),
    first_reply=(Times("reference", 1, HOUR, HOUR, None),),
    resolution=(Times("reference", 7, HOUR, 2 * HOUR, (HOUR, 3 * HOUR)),),
    waited=(("us", HOUR), ("colleague", 0 * HOUR), ("patron", 0 * HOUR), ("vendor", 0 * HOUR)),
    reopened=Share(0, 0, None),
    answered=Share(1, 4, (0.0456, 0.6994)),
    on_the_spot=Share(0, 1, (0.0, 0.793)),
    months=(("2026-10", 2), ("2026-11", 1)),
    week={(0, 9): 1},
    advice=(),
    names={("service", "reference"): "Research help", ("problem", "late"): "It is late"},
)


def letter(made):
    """The Markdown with the charts left out."""
    return re.sub(r"<svg.*?</svg>", "(chart)", report.describe(made), flags=re.DOTALL)


def test_the_letter_of_a_quiet_month():
    assert letter(QUIET) == """\
# The month 2026-11 so far: what the questions say

Hill College Library, Monday 16 November 2026. To the staff meeting.

Patrons asked **1 question** from 1 November 2026 to 16 November 2026, of which 1 are open; in the time we compare with, 2026-10 (1 October 2026 to 16 October 2026), it was 2. `desk report --period month --of 2026-11-16` makes this letter again.

## What changed, and what to do

Nothing stands out: no service, resource, cause, department or channel has more or fewer questions than chance explains, and first replies keep what services promise.

## How many questions, and when

### Questions by service

(chart)

| service | 2026-11 | 2026-10 | chance |
|---|--:|--:|--:|
| Research help | 1 | 2 | 1.000 |

`desk report --period month --of 2026-11-16 --table services`

### Questions by month

(chart)

| month | questions |
|---|--:|
| 2026-10 | 2 |
| 2026-11 | 1 |

`desk report --period month --of 2026-11-16 --table months`

### Questions by hour of the week

(chart)

| hour | Mon | Tue | Wed | Thu | Fri | Sat | Sun |
|---|--:|--:|--:|--:|--:|--:|--:|
| 09:00 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |

`desk report --period month --of 2026-11-16 --table week`

## What they were about

### Questions by channel

(chart)

| channel | 2026-11 | 2026-10 | chance |
|---|--:|--:|--:|
| desk | 1 | 2 | 1.000 |

`desk report --period month --of 2026-11-16 --table channels`

## How long it took

Times are opening hours, from asking; questions answered on the spot never waited and are left out. In all they waited on us 1 hours.

### Time to the first reply, in opening hours

| service | questions | half within (h) | four in five within (h) | 95 % of half (h) |
|---|--:|--:|--:|--:|
| Research help | 1 | 1.0 | 1.0 | too few |

`desk report --period month --of 2026-11-16 --table first-reply`

### Time to the resolution, in opening hours

| service | questions | half within (h) | four in five within (h) | 95 % of half (h) |
|---|--:|--:|--:|--:|
| Research help | 7 | 1.0 | 2.0 | 1.0 to 3.0 |

`desk report --period month --of 2026-11-16 --table resolution`

### On whom questions waited, in opening hours

(chart)

| waited | hours |
|---|--:|
| on us | 1.0 |
| on a colleague | 0.0 |
| on the patron | 0.0 |
| on a vendor | 0.0 |

`desk report --period month --of 2026-11-16 --table waited`

### Shares

| questions | number | of | share | 95 % |
|---|--:|--:|--:|--:|
| answered on the spot | 0 | 1 | 0 % | 0 to 79 % |
| answered with an answer of ours | 1 | 4 | 25 % | 5 to 70 % |
| reopened after they were resolved | 0 | 0 | none yet |  |

`desk report --period month --of 2026-11-16 --table shares`

## How to read this

- Questions that went on as another ticket are counted once, there.
- An opening day is 8 hours long here, on average.
- *Chance* is how likely a difference as large as this one is if nothing had changed (exact binomial test); what is named above holds though we look at every row.
- *Half within* is the median, *95 %* the interval in which it lies for all such questions; with few questions it is wide.
- Nothing here is by person, and no command can make it so: it says how services and resources do, not how colleagues do.
- `desk report --period month --of 2026-11-16 --csv DIR` writes all numbers as files.
"""  # fmt: skip


ADVICE = {
    Advice(
        "rise", "resource", "db", "reference", 9, before=1, problem="late", tickets=("Q-AAAAAA",)
    ): """\
### db: 9 questions, after 1 in 2026-10

- **What it means:** More than chance explains, though we look at every resource. A known problem explains it: It is late.
- **What to do:** Press for the fix, and let `desk problem attach late` find tickets that belong to it, so that all their patrons are told at once.
- **Whose it is:** Research help
- **Look at:** Q-AAAAAA
""",
    Advice("rise", "department", "history", "reference", 9, before=1): """\
### history: 9 questions, after 1 in 2026-10

- **What it means:** More than chance explains, though we look at every department.
- **What to do:** Let the liaison ask the department what has changed for them.
- **Whose it is:** Research help
""",
    Advice("fall", "channel", "chat", "", 0, before=9): """\
### chat: 0 questions, after 9 in 2026-10

- **What it means:** Fewer than chance explains. They may have found the answer themselves, or given up.
- **What to do:** Look whether a link, a form or an address has stopped working before being glad of it.
- **Whose it is:** all services
""",
    Advice("slow", "service", "reference", "reference", 6, span=10 * HOUR, promise="4h"): """\
### Research help: half of the first replies took 2 opening days or longer

- **What it means:** We promise a first reply within 4 hours, and keep it for fewer than half of 6 questions.
- **What to do:** Look when they came in (the hours of the week, below): send a first word sooner, or promise what can be kept.
- **Whose it is:** Research help
""",
    Advice("vendor", "vendor", "none", "reference", 1, span=24 * HOUR): """\
### vendors that no resource names: 1 question waited 3 opening days in all

- **What it means:** No other vendor kept patrons waiting longer.
- **What to do:** `desk vendor` lists the cases and when to chase each; keep the figure for the renewal.
- **Whose it is:** Research help
""",
    Advice("no-answer", "service", "reference", "reference", 6): """\
### Research help: 6 questions answered without an answer of ours

- **What it means:** Each was written afresh. What is asked again could stand on the site.
- **What to do:** Take the two that come up most, write them as answers, and link them: `desk resolve TICKET --answer SLUG`.
- **Whose it is:** Research help
""",
    Advice("unclassified", "activity", "none", "reference", 6): """\
### 6 questions without a kind of help

- **What it means:** No survey line can count them: nobody said whether it was directional, reference or a consultation.
- **What to do:** Say it when resolving (`desk edit TICKET --activity reference`); it takes a second.
- **Whose it is:** Research help
""",
}


@pytest.mark.parametrize(("advice", "words"), ADVICE.items(), ids=[it.kind for it in ADVICE])
def test_what_stands_out_is_told_with_what_to_do_and_whose_it_is(advice, words):
    told = letter(replace(QUIET, advice=(advice,)))
    start = told.index("### ")
    assert told[start : told.index("\n## How many")] == words


def test_a_promise_of_one_day_is_said_in_the_singular():
    slow = Advice("slow", "service", "reference", "reference", 6, promise="1d")
    assert "within 1 opening day, and keep" in letter(replace(QUIET, advice=(slow,)))


def test_the_letter_of_a_year_that_is_over_in_which_nothing_is_open_or_waited():
    made = replace(
        QUIET,
        period=replace(QUIET.period, kind="year", name="2025"),
        is_over=True,
        open_now=0,
        waited=(),
        resources=tuple(Change(f"r{at}", 1, 0, 1.0) for at in range(12)),
    )
    told = letter(made)
    assert told.startswith("# The reporting year 2025: what the questions say\n")
    assert "16 November 2026; in the time" in told
    assert "None of them waited." in told
    assert "| r7 |" in told
    assert "| r8 |" not in told


def test_where_nothing_is_known_of_the_time_before_that_is_said():
    assert "it was 0, so no change can be told. `desk" in letter(replace(QUIET, total_before=0))


def test_a_chance_is_never_said_to_be_nothing():
    made = replace(QUIET, channels=(Change("chat", 9, 0, 0.0004), Change("desk", 5, 0, 0.0005)))
    assert "| chat | 9 | 0 | below 0.001 |\n| desk | 5 | 0 | 0.001 |" in letter(made)


def test_names_cannot_become_structure():
    made = replace(QUIET, names={("service", "reference"): "a|b <b>\\"})
    assert "| a\\|b &lt;b>\\\\ | 1 | 2 | 1.000 |" in letter(made)
    page = report.render_html(made, lambda _: "")
    assert '<th scope="row">a|b &lt;b&gt;\\</th>' in page
    assert "<b>" not in page


def test_the_letter_is_the_same_on_the_site_with_links_to_tickets():
    rise = Advice("rise", "resource", "db", "reference", 9, before=1, tickets=("Q-AAAAAA",))
    page = report.render_html(replace(QUIET, advice=(rise,)), lambda it: f"../tickets/{it}/")
    assert '<a href="../tickets/Q-AAAAAA/">Q-AAAAAA</a>' in page
    assert page.startswith("<h1>The month 2026-11 so far")
    assert page.count("<h1") == 1
    assert page.count("<svg") == 5
    assert page.count("<table") == 8
    assert all(line.startswith("<") for line in page.split("\n"))
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_a_number_that_nobody_may_see_is_not_shown():
    assert tables.cell_text(None) == "not shown"


def test_a_report_for_programs_has_everything():
    rise = Advice("slow", "service", "reference", "reference", 9, span=HOUR)
    values = tables.report_values(replace(QUIET, advice=(rise,)))
    assert values["period"] == {
        "kind": "month", "name": "2026-11", "from": "2026-11-01", "to": "2026-11-16",
    }  # fmt: skip
    assert values["advice"][0]["hours"] == 1.0
    assert values["tables"]["months"] == {
        "columns": ("month", "questions"),
        "rows": (("2026-10", 2), ("2026-11", 1)),
    }
