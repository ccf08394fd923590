"""`desk report` in a small library: the same files give the same bytes."""

import csv
import json

import pytest
from tests import worlds

from deskbook.reports.model.facts import GROUPS

WORDS = ("report", "--period", "month", "--of", "2026-11-05")


def test_the_letter_is_printed_and_is_the_same_each_time(library, desk):
    outcome = desk(*WORDS)
    assert outcome.code == 0
    assert outcome.out.startswith(
        "# The month 2026-11 so far: what the questions say\n\n"
        "Hill College Library, Thursday 5 November 2026. To the staff meeting.\n"
    )
    assert desk(*WORDS) == outcome


@pytest.mark.parametrize(
    "command", ["services", "months", "week", "channels", "first-reply", "shares"]
)
def test_every_figure_names_the_command_that_reproduces_it(library, desk, command):
    words = f"desk report --period month --of 2026-11-05 --table {command}"
    letter = desk(*WORDS).out
    assert f"`{words}`" in letter
    head, *rows = desk(*words.split()[1:]).out.splitlines()
    section = letter[: letter.index(f"`{words}`")].rpartition("\n### ")[2]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    shown = [[cell.strip() for cell in line[1:-1].split(" | ")] for line in lines]
    assert [",".join(cells) for cells in shown] == [head, *rows]


def test_the_tables_are_written_as_files_and_again_the_same(library, desk, tmp_path):
    folder = tmp_path / "numbers"
    outcome = desk(*WORDS, "--csv", str(folder))
    assert outcome.out == (
        f"11 tables written to {folder}: services.csv, resources.csv, causes.csv, departments.csv, "
        "channels.csv, months.csv, week.csv, first-reply.csv, resolution.csv, waited.csv, shares.csv\n"
    )
    before = {it.name: it.read_bytes() for it in folder.iterdir()}
    assert before["services.csv"] == (
        b"service,2026-11,2026-10,chance\nE-resources,1,0,1.000\nReference,1,0,1.000\n"
    )
    desk(*WORDS, "--csv", str(folder))
    assert {it.name: it.read_bytes() for it in folder.iterdir()} == before


def test_json_names_the_tables_that_were_written(library, desk, tmp_path):
    values = json.loads(desk(*WORDS, "--csv", str(tmp_path / "numbers"), "--json").out)
    assert (values["result"], values["folder"]) == ("TablesWritten", str(tmp_path / "numbers"))
    assert values["names"][:2] == ["services.csv", "resources.csv"]


def test_a_folder_that_cannot_be_written_to_is_said(library, desk):
    outcome = desk(*WORDS, "--csv", "knowledge/library.md/x")
    assert (outcome.code, outcome.err) == (
        2, "desk: knowledge/library.md/x cannot be written to (Not a directory)\n",
    )  # fmt: skip


def test_everything_is_printed_for_programs(library, desk):
    values = json.loads(desk(*WORDS, "--json").out)
    assert (values["deskbook"], values["kind"], values["questions"]) == (1, "report", 2)
    assert values["tables"]["services"]["rows"] == [
        ["E-resources", 1, 0, "1.000"],
        ["Reference", 1, 0, "1.000"],
    ]


def test_a_table_that_there_is_not_is_answered_with_those_that_are(library, desk):
    outcome = desk(*WORDS, "--table", "staff")
    assert outcome.code == 2
    assert outcome.err.startswith("desk: there is no table staff: there are services, resources,")


def test_a_damaged_ticket_is_named(library, desk):
    (library / "tickets/2026/11/Q-BR0KEN.md").write_text("no ticket")
    outcome = desk(*WORDS)
    assert outcome.code == 1
    assert outcome.err.startswith("tickets/2026/11/Q-BR0KEN.md:1: ")


@pytest.mark.parametrize("period", ["week", "month", "term", "year"])
def test_no_report_names_anybody(library, desk, period):
    names = [it.split("/")[-1][:-3] for it in worlds.FILES if it.startswith("knowledge/staff/")]
    for form in ((), ("--json",)):
        out = desk("report", "--period", period, *form).out.replace("`e-resources`", "")
        assert [name for name in names if name in out] == []
        assert "p-7f3kq29d" not in out


@pytest.mark.parametrize(
    "words", [("--by", "staff"), ("--lead", "ann"), ("--table", "lead"), ("--group", "lead")]
)
def test_no_option_makes_a_report_by_person(library, desk, words):
    assert desk("report", *words).code == 2


def test_the_public_edition_has_no_ticket_and_no_small_number(library, desk, tmp_path):
    words = ("report", "--public", "--period", "month", "--of", "2026-10-20")
    outcome = desk(*words)
    assert outcome.code == 0
    assert "2026-10-31: too few questions to be published." in outcome.out
    assert "Q-" not in outcome.out
    assert json.loads(desk(*words, "--json").out)["kind"] == "public-report"
    assert (
        desk(*words, "--csv", str(tmp_path)).out
        == f"5 tables written to {tmp_path}: services.csv, channels.csv, departments.csv, "
        "resources.csv, first-reply.csv\n"
    )


def test_what_is_not_over_is_not_published(library, desk):
    outcome = desk("report", "--public", "--of", "2026-11-05")
    assert outcome.err == "desk: 2026-11 is not over: it can be published after 2026-11-30\n"


@pytest.mark.slow
def test_the_tables_are_the_same_in_parquet_each_time(library, desk, tmp_path):
    import duckdb

    folder = tmp_path / "figures"
    told = desk(*WORDS, "--parquet", str(folder))
    assert told.code == 0
    assert told.out.startswith(f"11 tables written to {folder}: services.parquet, ")
    desk(*WORDS, "--csv", str(tmp_path / "csv"))
    for path in sorted((tmp_path / "csv").iterdir()):
        head, *rows = csv.reader(path.read_text().splitlines())
        with duckdb.connect() as base:
            found = base.sql(f"select * from '{folder / path.stem}.parquet'")
            assert list(found.columns) == head
            assert [[str(it) for it in row] for row in found.fetchall()] == rows
    before = {it.name: it.read_bytes() for it in folder.iterdir()}
    desk(*WORDS, "--parquet", str(folder))
    assert {it.name: it.read_bytes() for it in folder.iterdir()} == before
    assert desk(*WORDS, "--parquet", "knowledge/library.md/x").code == 2


OF = ("--of", "2026-11-05")


def test_a_month_by_service(library, desk):
    out = desk("measure", *OF).out
    assert out.startswith("# Questions by service, 2026-11-01 to 2026-11-05\n")
    assert "| E-resources | 1 | 0.8 | 0.8 | too few |" in out
    values = json.loads(desk("measure", "--json", *OF).out)
    assert (values["kind"], values["by"], len(values["groups"])) == ("measures", "service", 2)
    head, *rows = desk("measure", "--csv", *OF).out.splitlines()
    assert head.startswith("service,questions,first reply: half within (h),")
    assert len(rows) == 2


@pytest.mark.parametrize("by", GROUPS)
def test_every_group_can_be_measured_and_none_is_a_person(library, desk, by):
    outcome = desk("measure", "--by", by, "--period", "term")
    assert outcome.code == 0
    assert "history-liaison" not in outcome.out
    assert "p-7f3kq29d" not in outcome.out


def test_there_is_no_measure_by_person_or_of_what_has_not_begun(library, desk):
    assert desk("measure", "--by", "lead").code == 2
    assert "there is nothing to measure yet" in desk("measure", "--of", "2026-12-10").err


OURS = """\
set: ours
title: What our college counts
dated: 2026-01-01
source: the meeting of January
based_on: acrl-2022
apply: [C8]
clauses:
  - rule: local
    counts_as: directional
    because: laptops are lent, not explained
    source: the meeting of January
    labels: [laptops]
"""


def counted(outcome):
    return {
        line.split(maxsplit=1)[1]: int(line.split()[0]) for line in outcome.out.splitlines()[3:8]
    }


@pytest.fixture
def ours(library):
    (library / "knowledge/surveys").mkdir()
    (library / "knowledge/surveys/ours.yml").write_text(OURS)
    return library


def test_a_reporting_year_is_counted_by_the_usual_set(library, desk):
    outcome = desk("count", "--year", "2027")
    assert outcome.code == 0
    assert outcome.out.startswith("acrl-2022: ")
    assert "Reporting year 2026-2027, 2026-07-01 to 2027-06-30; every contact" in outcome.out
    assert counted(outcome) == {
        "reference transactions": 1,
        "consultations": 0,
        "directional": 1,
        "left out by a rule": 0,
        "nobody said what kind": 1,
    }


def test_the_year_that_ends_this_year_is_the_usual_one(library, desk):
    assert "Reporting year 2025-2026" in desk("count").out


def test_a_sample_of_weeks_is_taken_to_a_year(library, desk):
    values = json.loads(desk("count", "--year", "2027", "--week", "2026-W43", "--json").out)
    assert (values["kind"], values["basis"], values["weeks"]) == ("counts", "sampled", ["2026-W43"])
    assert (values["found"]["directional"], values["counts"]["directional"]) == (1, 52)
    assert values["notes"][0].startswith("Sampled: 1 contacts in 1 of 52 weeks (2026-W43)")


def test_a_library_may_have_a_set_of_its_own_and_make_it_the_usual_one(ours, desk):
    profile = ours / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("country: US\n", "country: US\nsurvey: ours\n"))
    outcome = desk("count", "--year", "2027")
    assert outcome.out.startswith("ours: What our college counts\n")
    assert "C8 is not applied" not in outcome.out
    assert "line 64-67" in outcome.out
    assert desk("count", "--sets").out.splitlines()[1:] == [
        "arl-2014  2014-06-30  ARL Statistics 2013-2014, reference transactions",
        "ours  2026-01-01  What our college counts",
        "rusa-2008  2008-01-01  RUSA, Definitions of Reference, 2008",
    ]


def test_why_a_contact_counts_is_explained(ours, desk, resolved_ticket):
    outcome = desk("count", "--explain", resolved_ticket, "--set", "ours")
    assert outcome.code == 0
    assert outcome.out.startswith(
        "Q-D0NE01: Can I take laptops home?\nBy ours it counts as: directional\n"
    )
    assert "  local directional: no, it has no label laptops\n" in outcome.out
    assert not [
        it for it in worlds.FILES if it.split("/")[-1][:-3] in outcome.out and "staff" in it
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("set: ours", "set: others"), "desk: knowledge/surveys/ours.yml: the set is called others, and the file ours: use one name\n"),
        (("based_on: acrl-2022", "based_on: ours"), "desk: knowledge/surveys/ours.yml: ours is based on itself in the end\n"),
        (("based_on: acrl-2022", "based_on: acrl-2020"), 'desk: set: no set of definitions is called "acrl-2020": did you mean acrl-2022'),
        (("    labels: [laptops]", "    minutes: 10"), "  knowledge/surveys/ours.yml:12: minutes is not a field"),
    ],
    ids=["name", "circle", "unknown", "a condition that cannot be"],
)  # fmt: skip
def test_a_set_that_cannot_be_used_is_refused(ours, desk, change, message):
    path = ours / "knowledge/surveys/ours.yml"
    path.write_text(path.read_text().replace(*change))
    outcome = desk("count", "--set", "ours")
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_a_set_that_there_is_not_is_answered_with_the_nearest(library, desk):
    outcome = desk("count", "--set", "acrl")
    assert outcome.code == 2
    assert outcome.err.startswith('desk: set: no set of definitions is called "acrl": did you mean')


def test_desk_check_reads_a_librarys_own_sets(ours, desk):
    assert desk("check").out.endswith("all is well\n")
    folder = ours / "knowledge/surveys"
    (folder / "notes.txt").write_text("x")
    (folder / "broken.yml").write_text("set: broken\ntitle: T\ndated: soon\nsource: us\n")
    (folder / "lost.yml").write_text(
        OURS.replace("set: ours", "set: lost").replace("acrl-2022", "acrl")
    )
    found = desk("check").out.splitlines()
    assert [line.partition(" [")[0] for line in found[:-1]] == [
        'knowledge/surveys/broken.yml:3: error: dated "soon" is not a day: write it like 2026-11-12',
        'knowledge/surveys/lost.yml:1: error: set: no set of definitions is called "acrl": did you '
        "mean acrl-2022 or arl-2014?",
        "knowledge/surveys/notes.txt:1: error: only sets of definitions belong here: name it .yml, "
        "or move it",
    ]
