"""`desk export parquet` and `desk consortium`, with a real DuckDB and the SQL that Ibis makes."""

import json
import shutil
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from tests import worlds
from tests.transfer.rules.test_data_set import FACT

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError
from deskbook.library.rules import statistics
from deskbook.reports.rules import measures
from deskbook.transfer.adapters import consortium
from deskbook.transfer.adapters import files as data_set_files
from deskbook.transfer.formats import data_set
from deskbook.transfer.model.data_set import Shared, SharedRow
from deskbook.transfer.rules import data_set as rule

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


@pytest.fixture
def sample(tmp_path, at_the_desk, monkeypatch):
    """The sample library, in which a year has passed."""
    monkeypatch.setenv("DESK_NOW", "2026-11-16T15:00:00Z")
    for name in ("knowledge", "tickets"):
        shutil.copytree(ROOT / name, tmp_path / "library" / name)
    monkeypatch.chdir(tmp_path / "library")
    return tmp_path


def facts_of(number):
    """Questions of several services, spread over two months, with times that differ."""
    made = []
    for it in range(number):
        waited = (("us", timedelta(minutes=it)), ("colleague", timedelta()),
                  ("patron", timedelta(minutes=it // 2)), ("vendor", timedelta(minutes=it % 50)))  # fmt: skip
        made.append(
            replace(
                FACT,
                day=FACT.day.replace(month=9 + it % 2),
                weekday=it % 7,
                hour=8 + it % 9,
                service=("reference", "e-resources", "circulation")[it % 3],
                vendor=("Meridian", 'Halden "Science", Ltd.', None)[it % 3],
                cause=("content-delayed", None)[it % 2],
                first_reply=None if it % 4 == 0 else timedelta(minutes=(it * 37) % 500),
                resolution_time=None if it % 5 == 0 else timedelta(minutes=(it * 91) % 9000),
                resolution=None if it % 10 == 0 else "answered",
                on_the_spot=it % 4 == 0,
                has_answer=it % 3 == 1,
                reopened=it % 8 // 7,
                waited=waited,
            )
        )
    return made


def asked(folders, name):
    with consortium.duckdb(folders) as ask:
        return ask(consortium.QUERIES[name])


def test_a_data_set_is_partitioned_described_and_replaced_whole(sample, desk):
    folder = sample / "shared"
    first = desk("export", "parquet", str(folder))
    assert first.code == 0, first.err
    assert first.out.startswith("73 rows in 9 files in ")
    assert "each among 5 or more alike.\nLeft out as too rare: 17." in first.out
    files = sorted(it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file())
    assert files[0] == "facts/year=2025/month=10/data_0.parquet"
    assert files[-1] == "schema.json"
    assert not [it for it in files if "2026/month=11" in it], "the month is not over"
    about = json.loads((folder / "schema.json").read_text())
    assert (about["library"], about["rows"], about["left_out"]) == (
        "ridgeway-college-library",
        73,
        17,
    )
    whole = desk("export", "parquet", str(folder), "--in-house")
    assert whole.out.startswith("107 rows in 15 files")
    assert sorted(it.name for it in sample.iterdir()) == ["library", "shared"]
    (columns, rows) = asked([folder], "months")
    assert columns == ("year", "month", "questions", "libraries")
    assert sum(row[2] for row in rows) == 107


def test_exact_times_find_nobody_in_the_samples_rows(sample, desk):
    """Somebody has every row as it is (`--in-house`) of a question, and looks for it in the shared rows."""
    desk("export", "parquet", str(sample / "shared"))
    desk("export", "parquet", str(sample / "whole"), "--in-house")

    def rows(name):
        columns = data_set.list_columns()
        base = duckdb.read_parquet(
            str(sample / name / "facts/**/*.parquet"), hive_partitioning=True
        )
        return [
            SharedRow(**dict(zip(columns, it, strict=True)))
            for it in base.select(*columns).fetchall()
        ]

    shared, seen = rows("shared"), 0
    for own in map(rule.classify, rows("whole")):
        for names in (*((it,) for it in rule.TIMES), rule.TIMES, rule.QUASI[3:]):
            found = [
                it for it in shared
                if (it.year, it.month) == (own.year, own.month)
                and all(getattr(it, name) in (None, getattr(own, name)) for name in names)
            ]  # fmt: skip
            assert not found or len(found) >= 5
            seen += bool(found)
    assert seen > 300


def test_what_else_is_in_a_folder_is_not_touched(sample, desk):
    (sample / "notes").mkdir()
    (sample / "notes/mine.txt").write_text("mine")
    refused = desk("export", "parquet", str(sample / "notes"))
    assert (refused.code, (sample / "notes/mine.txt").read_text()) == (2, "mine")
    assert "holds something else" in refused.err
    assert "would be committed with it" in desk("export", "parquet", "knowledge/shared").err
    (sample / "file").write_text("")
    assert "is no folder" in desk("export", "parquet", str(sample / "file")).err
    (sample / "other/facts").mkdir(parents=True)
    (sample / "other/schema.json").write_text("{}")
    assert "no document of a data set" in desk("export", "parquet", str(sample / "other")).err


def test_numbers_are_those_that_reports_are_made_from(tmp_path):
    facts = facts_of(400)
    data_set_files.write_data_set(tmp_path / "a", rule.share_rows("A", facts[:250], 1))
    data_set_files.write_data_set(tmp_path / "b", rule.share_rows("B", facts[250:], 1))
    both = [tmp_path / "a", tmp_path / "b"]
    for name, by in (("services", "service"), ("channels", "channel"), ("groups", "patron_group")):
        _, rows = asked(both, name)
        assert {row[0]: row[1] for row in rows} == measures.count_groups(facts, by)
        assert {row[2] for row in rows} == {2}
    for name, get in (
        ("first-reply", lambda it: it.first_reply),
        ("resolution", lambda it: it.resolution_time),
    ):
        columns, rows = asked(both, name)
        assert columns == (
            "service",
            "questions",
            "libraries",
            "half_within",
            "four_in_five_within",
        )
        expected = {
            it.name: (it.number, it.median // timedelta(minutes=1), it.most // timedelta(minutes=1))
            for it in measures.measure_times(facts, "service", get)
        }
        assert {row[0]: (row[1], *row[3:]) for row in rows} == expected
    _, rows = asked(both, "waiting")
    for service, group in measures.group(facts, "service").items():
        waited = [[span >= timedelta(minutes=1) for _, span in it.waited] for it in group]
        whom = [sum(it) for it in zip(*waited, strict=True)]
        assert next(row for row in rows if row[0] == service) == (service, len(group), *whom)
    _, rows = asked(both, "vendors")
    spans = defaultdict(list)
    for it in facts:
        if it.vendor and (minutes := dict(it.waited)["vendor"] // timedelta(minutes=1)):
            spans[it.vendor].append(minutes)
    assert {row[0]: row[1:] for row in rows} == {
        name: (
            len(found),
            2,
            statistics.percentile(sorted(found), 50),
            statistics.percentile(sorted(found), 80),
        )
        for name, found in spans.items()
    }
    _, rows = asked(both, "shares")
    assert {row[0]: row[1:] for row in rows} == {
        name: (len(found), 2, sum(it.on_the_spot for it in found), sum(it.has_answer for it in found),
               sum(it.reopened > 0 for it in found))
        for name, found in measures.group(facts, "service").items()
    }  # fmt: skip
    _, rows = asked(both, "faults")
    assert rows[-1][:2] == (None, None), "what was not said comes last"
    assert sum(row[2] for row in rows) == 400
    _, rows = asked(both, "hours")
    assert {(row[0], row[1]): row[2] for row in rows} == measures.count_week(facts)


@pytest.mark.parametrize("engine", ["bigquery", "databricks", "postgres", "snowflake", "trino"])
def test_each_query_has_sql_for_an_engine_that_a_consortium_may_run(engine):
    assert all(
        consortium.sql(it, engine).startswith("SELECT") for it in consortium.QUERIES.values()
    )


def test_no_query_can_be_by_a_person_and_each_has_sql_for_spark():
    for it in consortium.QUERIES.values():
        assert set(it.keys) < data_set.list_columns().keys()
        text = consortium.sql(it, "pyspark")
        assert text.startswith("SELECT")
        assert "`" in text
        assert "MEDIAN" not in text.upper()
        assert "PERCENTILE" not in text.upper()


def test_libraries_are_looked_at_together_and_small_numbers_are_not_shown(tmp_path, desk):
    facts = facts_of(60)
    for name in ("North Hall", "South Hall"):
        data_set_files.write_data_set(tmp_path / name, rule.share_rows(name, facts, 5))
    shown = desk(
        "consortium", str(tmp_path / "North Hall"), str(tmp_path / "South Hall"), "--only", "months"
    )
    assert shown == worlds.Outcome(
        0,
        "# 120 questions of 2 libraries\n\n## Questions by month\n\n"
        "| year | month | questions | libraries |\n|---|--:|--:|--:|\n"
        "| 2026 | 9 | 60 | 2 |\n| 2026 | 10 | 60 | 2 |\n",
        "",
    )
    found = json.loads(desk("consortium", str(tmp_path / "North Hall"), "--json").out)
    assert found["libraries"] == ["north-hall"]
    assert [it["name"] for it in found["tables"]] == list(consortium.QUERIES)
    counted = [it for it in found["tables"] if it["name"] != "waiting"]
    assert all(row[it["columns"].index("questions")] >= 5 for it in counted for row in it["rows"])


def test_what_is_no_data_set_is_refused(tmp_path, desk, monkeypatch):
    folder = tmp_path / "one"
    data_set_files.write_data_set(folder, rule.share_rows("One", facts_of(20), 1))
    data_set_files.write_data_set(tmp_path / "empty", Shared("empty", 5, (), 0))
    shutil.copytree(folder, tmp_path / "again")
    assert (
        "two of these data sets are of one library"
        in desk("consortium", str(folder), str(tmp_path / "again")).err
    )
    assert "has no row: leave it out" in desk("consortium", str(tmp_path / "empty")).err
    (tmp_path / "bare").mkdir()
    assert "is no data set" in desk("consortium", str(tmp_path / "bare")).err
    assert "did you mean faults?" in desk("consortium", str(folder), "--only", "fault").err
    assert "there are months" in desk("consortium", str(folder), "--only", "zzz").err
    monkeypatch.setattr("deskbook.reports.adapters.parquet.NEEDED", ("duckdb", "no_such_engine"))
    assert desk("consortium", str(folder)).err == (
        "desk: a table of Parquet needs the extra `analytics` (no_such_engine is missing): "
        f"{installation.command_for('analytics')}\n"
    )


def test_rows_that_are_not_what_their_document_says_are_refused(tmp_path, desk):
    folder = tmp_path / "one"
    data_set_files.write_data_set(folder, rule.share_rows("One", facts_of(20), 1))
    file = next(folder.rglob("*.parquet"))
    file.write_bytes(file.read_bytes()[:100])
    damaged = desk("consortium", str(folder))
    assert damaged.code == 2
    assert damaged.err.startswith("desk: these rows cannot be read: ")
    duckdb.sql("select 1 as other").write_parquet(str(file))
    for other in folder.rglob("*.parquet"):
        if other != file:
            other.unlink()
    assert "cannot be read" in desk("consortium", str(folder)).err


def test_without_spark_it_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with (
        pytest.raises(DeskError, match=r"Spark is not installed here: .*consortium"),
        consortium.spark([tmp_path]),
    ):
        pass
