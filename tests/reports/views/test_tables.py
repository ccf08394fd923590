"""Every measure by one kind of group, as a table and for programs."""

from datetime import date, timedelta

from deskbook.calendar.model import Period
from deskbook.reports.model.report import Breakdown, Measured, Share, Times
from deskbook.reports.views import tables

HOUR = timedelta(hours=1)
WAITED = (("us", 3 * HOUR), ("colleague", 0 * HOUR), ("patron", HOUR), ("vendor", 8 * HOUR))
FOUND = Breakdown(
    "patron_group",
    Period("month", "2026-11", date(2026, 11, 1), date(2026, 11, 16)),
    (
        Measured("student", 9, Times("student", 7, HOUR, 2 * HOUR, (HOUR, 3 * HOUR)),
                 Times("student", 2, 4 * HOUR, 5 * HOUR, None), Share(1, 4, (0.05, 0.7)), WAITED),
        Measured("none", 1, None, None, Share(0, 0, None), WAITED),
    ),
)  # fmt: skip


def test_a_group_is_a_line_and_every_column_has_a_name_of_its_own():
    made = tables.make_breakdown(FOUND, {("patron_group", "student"): "Students"})
    assert len(set(made.head)) == len(made.head)
    assert made.rows == (
        (
            "Students",
            9,
            "1.0",
            "2.0",
            "1.0 to 3.0",
            "4.0",
            "5.0",
            "too few",
            "1 of 4",
            "3.0",
            "0.0",
            "1.0",
            "8.0",
        ),
        ("none", 1, "", "", "", "", "", "", "", "3.0", "0.0", "1.0", "8.0"),
    )
    assert tables.describe_breakdown(FOUND, {}).startswith(
        "# Questions by patron group, 2026-11-01 to 2026-11-16\n\n| patron group | questions |"
    )


def test_a_time_without_questions_says_so():
    nothing = Breakdown("service", FOUND.period, ())
    assert (
        tables.describe_breakdown(nothing, {})
        == "No question was asked from 2026-11-01 to 2026-11-16."
    )


def test_measures_for_other_programs():
    first, second = tables.breakdown_values(FOUND)["groups"]
    assert first == {
        "name": "student",
        "questions": 9,
        "first_reply": {
            "questions": 7,
            "median": 1.0,
            "percentile_80": 2.0,
            "interval_95": [1.0, 3.0],
        },
        "resolution": {"questions": 2, "median": 4.0, "percentile_80": 5.0, "interval_95": None},
        "reopened": 1,
        "resolved_once": 4,
        "waited": {"us": 3.0, "colleague": 0.0, "patron": 1.0, "vendor": 8.0},
    }
    assert second["first_reply"] is None
