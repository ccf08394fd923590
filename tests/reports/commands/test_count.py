"""`desk count` in a small library, with a set of its own."""

import json

import pytest
from tests import worlds

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
