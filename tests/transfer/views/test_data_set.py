"""What is said of a data set, and of several together."""

from dataclasses import replace

from deskbook.library.model.table import Table
from deskbook.library.views.outcome import Screen
from deskbook.transfer.model.outcomes import Answered, DataSetWritten, LibrariesCompared
from deskbook.transfer.views import data_set


def test_what_was_left_out_is_said():
    written = DataSetWritten(folder="d", files=9, rows=11, minimum=5, left_out=13)
    assert data_set.describe_written(written, Screen()) == (
        "11 rows in 9 files in d, each among 5 or more alike.\n"
        "Left out as too rare: 13. The month that is not over is not in it."
    )
    whole = DataSetWritten(folder="d", files=9, rows=11, minimum=1, left_out=0)
    assert data_set.describe_written(whole, Screen()) == (
        "11 rows in 9 files in d.\nEvery row is as it is: not for others."
    )


def test_rows_of_too_few_questions_are_counted_and_not_shown():
    rows = [("Meridian", "content-delayed", 7, 2), ("Meridian", None, 4, 1), ("\x1b[0m", "x", 5, 1)]
    faults = data_set.make_table(
        "faults", "Faults", 2, ("vendor", "cause", "questions", "libraries"), rows, 5
    )
    assert faults == Answered(
        Table("faults", "Faults", ("vendor", "cause", "questions", "libraries"),
              (("Meridian", "content-delayed", 7, 2), ("\ufffd[0m", "x", 5, 1))), 1,
    )  # fmt: skip
    hours = data_set.make_table("hours", "By hour", 2, ("weekday", "hour", "four_in_five"), [(6, 9, 5), (None, None, 1)], 1)  # fmt: skip
    assert hours.table.rows == (("sun", 9, 5), ("not said", "not said", 1))
    compared = LibrariesCompared(questions=12, libraries=("a", "b"), tables=(faults, hours))
    assert data_set.describe_comparison(compared, Screen()) == (
        "# 12 questions of 2 libraries\n\n## Faults\n\n"
        "| vendor | cause | questions | libraries |\n|---|--:|--:|--:|\n"
        "| Meridian | content-delayed | 7 | 2 |\n| \ufffd[0m | x | 5 | 1 |\n\n"
        "Rows of too few questions are not shown: 1.\n\n## By hour\n\n"
        "| weekday | hour | four in five |\n|---|--:|--:|\n| sun | 9 | 5 |\n| not said | not said | 1 |"
    )
    alone = LibrariesCompared(questions=1, libraries=("a",), tables=())
    assert data_set.describe_comparison(alone, Screen()) == "# 1 questions of one library"
    assert data_set.comparison_values(replace(alone, tables=(hours,))) == (
        "consortium",
        {
            "libraries": ["a"],
            "tables": [
                {
                    "name": "hours",
                    "columns": ["weekday", "hour", "four_in_five"],
                    "rows": [["sun", 9, 5], ["not said", "not said", 1]],
                    "not_shown": 0,
                }
            ],
        },
    )
