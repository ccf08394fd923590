import re
from datetime import date, timedelta

from deskbook.calendar.model import Period
from deskbook.reports.model.report import PublicFigures, PublicList
from deskbook.reports.views import public_report

HOUR = timedelta(hours=1)

FIGURES = PublicFigures(
    library="Hill College Library",
    period=Period("month", "2026-10", date(2026, 10, 1), date(2026, 10, 31)),
    min_cell=5,
    day=8 * HOUR,
    total=17,
    lists=(
        PublicList("service", (("Reference", 9),), 8, ()),
        PublicList("channel", (), 17, ()),
        PublicList("department", (("none", 17),), 0, ("2026-09",)),
    ),
    months=(),
    usual=(("Reference", 2 * HOUR, 9 * HOUR),),
)


def page(it):
    return re.sub(r"<svg.*?</svg>", "(chart)", public_report.describe(it), flags=re.DOTALL)


def test_the_public_edition_of_a_month():
    assert page(FIGURES) == """\
# What you asked us in 2026-10

Hill College Library, 2026-10-01 to 2026-10-31: **17 questions**. `desk report --public --period month --of 2026-10-31` makes this again.

## Questions by service

(chart)

| service | questions |
|---|--:|
| Reference | 9 |
| all others together | 8 |

## Questions by department

(chart)

| department | questions |
|---|--:|
| none or not said | 17 |

Without 2026-09: too few questions to be counted here.

## Time to our first reply, in opening hours

| service | half within (h) | four in five within (h) |
|---|--:|--:|
| Reference | 2.0 | 9.0 |

Reference: half of our first replies come within 2 hours, four in five within 2 opening days.

Numbers below 5, and others that would narrow them down, are not shown or only added up: a small number could tell who asked. Nothing here is about any person.
"""  # fmt: skip


def test_a_year_that_may_not_be_told_shows_its_months():
    it = PublicFigures(
        library="L", period=Period("year", "2025", date(2025, 1, 1), date(2025, 12, 31)), min_cell=5,
        day=8 * HOUR, total=None, lists=(), months=(("2025-01", 7), ("2025-02", None)), usual=(),
    )  # fmt: skip
    told = page(it)
    assert "2025-12-31: too few questions to be published. `desk" in told
    assert "| 2025-01 | 7 |\n| 2025-02 | not shown |" in told


def test_the_numbers_for_programs_say_what_is_left_out():
    values = public_report.values(FIGURES)
    assert values["tables"]["services"]["rows"][1] == ("all others together", 8)
    assert values["tables"]["channels"]["rows"] == ()
    assert values["left_out"] == {"services": (), "channels": (), "departments": ("2026-09",)}
    assert (values["questions"], values["min_cell"]) == (17, 5)
