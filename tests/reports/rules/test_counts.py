"""Each counting rule of the field is a test, named with who says so."""

from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import NOW, ticket
from tests.reports.rules.test_facts import MONDAY, WORLD, after, at
from tests.reports.rules.test_facts import fact as of_ticket

from deskbook.library.model.finding import DeskError
from deskbook.reports.adapters import definitions
from deskbook.reports.model.survey import Clause, DefinitionSet
from deskbook.reports.rules import counts
from deskbook.tickets.rules import conversation, handoff

NOWHERE = Path("/nonexistent")
SETS = {name: definitions.load(NOWHERE, name) for name in ("acrl-2022", "arl-2014", "rusa-2008")}
ACRL, ARL, RUSA = SETS.values()
EVERY_SET = pytest.mark.parametrize("definitions", SETS.values(), ids=SETS)


def fact(**fields):
    return of_ticket(ticket(opened=MONDAY, **fields))


def by(definitions, **fields):
    return counts.decide(fact(**fields), definitions).counted


def everywhere(**fields):
    return [by(it, **fields) for it in SETS.values()]


def test_c1_help_with_sources_is_a_reference_transaction_and_so_is_a_referral():
    """ARL Statistics, question 31; Z39.7, 7.3 Information Requests."""
    assert everywhere(activity="reference") == ["reference"] * 3
    referred = {"status": "resolved", "lead": "ann", "resolution": "referred", "resolved": NOW}
    assert everywhere(activity="reference", **referred) == ["reference"] * 3


@EVERY_SET
def test_c2_a_contact_with_both_parts_is_one_reference_transaction(definitions):
    """ARL Statistics: reference and directional in one contact count once, as reference."""
    found = after(
        ticket(opened=MONDAY, activity="reference", labels=("directions",)),
        lambda it: conversation.reply(it, at(1), "On the second floor; and try this index."),
        lambda it: conversation.heard(it, at(2), "And where is the printer?"),
        lambda it: conversation.reply(it, at(3), "Beside the stairs."),
    )
    year = counts.find_year(WORLD.profile, 2027, None)
    counted = counts.count_year([of_ticket(found)], definitions, year, date(2026, 11, 5)).counted
    assert dict(counted) == {
        "reference": 1, "consultation": 0, "directional": 0, "nothing": 0, "unclassified": 0,
    }  # fmt: skip


@EVERY_SET
@given(
    st.none() | st.integers(1, 6),
    st.none() | st.integers(0, 600),
    st.sampled_from([None, "reference", "directional", "consultation"]),
)
def test_c3_neither_duration_nor_effort_ever_decides(definitions, read, minutes, activity):
    """ARL Statistics: duration is not a criterion; so READ and minutes must not be either."""
    plain = by(definitions, activity=activity)
    assert by(definitions, activity=activity, read=read, minutes=minutes) == plain


def test_c3_no_clause_could_even_ask_for_duration_or_effort():
    """ARL Statistics: a clause has no such condition, so no library's own set can have one."""
    names = {it.name for it in fields(Clause)}
    assert not names & {"read", "minutes", "first_reply", "resolution_time", "lead", "staff"}


def test_c4_what_was_learnt_earlier_counts_though_no_source_is_opened_again():
    """ARL Statistics, Z39.7: knowledge gained from sources before still counts."""
    assert everywhere(activity="reference", resource=None, answer=None) == ["reference"] * 3


def test_c5_directions_hours_and_handbooks_are_not_reference():
    """ARL Statistics and ACRL: logistical use; only sources that describe the library."""
    assert everywhere(activity="directional") == ["directional"] * 3


@pytest.mark.parametrize("channel", ["desk", "phone", "email", "chat", "form", "social"])
def test_c6_a_transaction_is_a_walk_up_or_comes_by_phone_mail_or_web(channel):
    """ACRL, revised 2022-03-03."""
    assert by(ACRL, channel=channel, activity="reference") == "reference"


@pytest.mark.parametrize("channel", ["desk", "email", "chat", "appointment"])
def test_c7_a_consultation_is_one_in_any_medium(channel):
    """ACRL, revised 2022-03-03: an appointment that needs preparation; any medium."""
    assert by(ACRL, channel=channel, activity="consultation") == "consultation"


def test_c7_an_appointment_is_a_consultation_unless_it_was_directional():
    """ACRL, revised 2022-03-03: away from a service point, often scheduled ahead."""
    assert [by(ACRL, channel="appointment", activity=it) for it in ("reference", None, "directional")] == [
        "consultation", "consultation", "directional",
    ]  # fmt: skip


def handed_on():
    return of_ticket(
        after(
            ticket(opened=MONDAY, activity="reference"),
            lambda it: handoff.offer(it, at(1), "bob", "retain"),
            lambda it: handoff.accept(it, at(2, "bob")),
        )
    )


def test_c8_a_referral_to_a_colleague_counts_as_a_consultation_only_where_a_library_has_checked_it():
    """A local guide that quotes ACRL, whose sentence is cut off: to be checked, so not applied."""
    found = counts.decide(handed_on(), ACRL)
    assert (found.counted, [it.rule for it in found.unchecked]) == ("reference", ["C8"])
    checked = counts.merge(
        DefinitionSet(
            name="ours", title="Ours", dated=date(2026, 1, 1), source="us", apply=("C8",)
        ),
        ACRL,
    )
    found = counts.decide(handed_on(), checked)
    assert (found.counted, found.clause.rule, found.unchecked) == ("consultation", "C8", ())
    assert counts.decide(fact(activity="reference"), checked).counted == "reference"


@pytest.mark.parametrize("activity", ["reference", "directional", None])
def test_c9_and_c12_help_with_equipment_for_projects_differs_by_set(activity):
    """ACRL, revised 2022-03-03, counts it as reference; ARL and RUSA 2008 exclude it."""
    found = everywhere(activity=activity, labels=("project-equipment",))
    assert found == [
        "reference",
        "reference" if activity == "reference" else "directional",
        "directional",
    ]


def test_c10_a_sample_is_taken_to_a_year_and_keeps_its_weeks():
    """ARL Statistics: typical weeks may be extrapolated, with a footnote."""
    year = counts.find_year(WORLD.profile, 2027, None)
    asked = [fact(activity="reference"), replace(fact(activity="reference"), day=date(2026, 12, 1))]
    found = counts.count_year(
        asked, ARL, year, date(2027, 7, 1), ["2026-W45", "2026-W46", "2026-W45"]
    )
    assert (found.weeks, found.factor, found.is_over) == (
        ("2026-W45", "2026-W46"),
        Fraction(26),
        True,
    )
    assert (dict(found.counted)["reference"], found.entered("reference")) == (1, 26)
    full = counts.count_year(asked, ARL, year, date(2026, 11, 5))
    assert (full.weeks, full.factor, full.entered("reference"), full.is_over) == ((), 1, 2, False)


@pytest.mark.parametrize(
    ("week", "message"),
    [
        ("10", '"10" is not a week: write it like 2026-W27'),
        ("2026-W60", '"2026-W60" is not a week: write it like 2026-W27'),
        ("2026-W26", "2026-W26 does not lie in the year from 2026-07-01 to 2027-06-30"),
        ("2027-W26", "2027-W26 does not lie in the year from 2026-07-01 to 2027-06-30"),
    ],
)
def test_c10_a_week_has_to_lie_in_the_year(week, message):
    year = counts.find_year(WORLD.profile, 2027, None)
    if week == "2026-W26":
        assert not year.holds(date(2026, 6, 22))
    with pytest.raises(DeskError) as refused:
        counts.count_year([], ARL, year, date(2026, 11, 5), [week])
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("start", "year", "name"),
    [
        ("07-01", 2026, "2025-2026"),
        ("10-01", 2026, "2025-2026"),
        ("10-02", 2026, "2024-2025"),
        ("01-01", 2026, "2025"),
        ("09-01", 2026, "2025-2026"),
    ],
)
def test_c11_the_year_is_the_latest_twelve_months_that_end_before_october(start, year, name):
    """IPEDS and ACRL: most recent 12 months ending before 1 October, as the fiscal year is."""
    profile = replace(WORLD.profile, reporting_year_start=start)
    found = counts.find_year(profile, year, ACRL.year_ends_before)
    assert found.name == name
    assert found.last < date(2026, 10, 1)


def test_c11_a_set_that_does_not_ask_for_it_takes_the_year_that_ends_then():
    profile = replace(WORLD.profile, reporting_year_start="01-01")
    assert counts.find_year(profile, 2026, None).name == "2026"


def test_c12_formal_instruction_is_left_out():
    """RUSA 2008: excludes formal instruction, and locations, schedules, equipment, supplies, policy."""
    assert by(RUSA, labels=("class-session",), activity="reference") == "nothing"
    assert by(RUSA, labels=("supplies",)) == "directional"


def test_c13_there_is_no_set_of_rusa_2021_for_it_leaves_statistics_to_z39_7():
    """RUSA 2021 redefines reference and defers statistics to Z39.7."""
    assert not [name for name in definitions.names(NOWHERE) if name.startswith("rusa-2021")]


def test_what_nobody_classified_is_never_guessed_unless_it_is_about_a_resource():
    assert everywhere() == ["unclassified"] * 3
    assert everywhere(resource="db") == ["reference"] * 3
    assert counts.decide(fact(resource="db"), ACRL).clause.status == "reading"


@EVERY_SET
def test_every_clause_says_which_rule_it_follows_why_and_who_says_so(definitions):
    assert definitions.clauses
    for it in definitions.clauses:
        assert it.rule in {f"C{number}" for number in range(1, 14)}
        assert it.because
        assert it.source
        assert ("our reading" in it.source) == (it.status == "reading")


# A library's own clauses


def own(**conditions):
    clause = Clause(
        rule="local", counts_as="nothing", because="We say so.", source="us", **conditions
    )
    return DefinitionSet(
        name="ours", title="Ours", dated=date(2026, 1, 1), source="us", clauses=(clause,)
    )


@pytest.mark.parametrize(
    ("conditions", "why"),
    [
        ({"activity": ("none",)}, "its activity is reference"),
        ({"channel": ("chat",)}, "it came by desk"),
        ({"service": ("circulation",)}, "its service is reference"),
        ({"labels": ("a", "b")}, "it has no label a or b"),
        ({"about_resource": True}, "it is about no resource"),
        ({"handed_on": True}, "no colleague accepted a handoff of it"),
    ],
)
def test_a_clause_that_does_not_hold_says_why(conditions, why):
    found = counts.decide(fact(activity="reference"), counts.merge(own(**conditions), ACRL))
    assert (found.counted, found.passed_over[0][1]) == ("reference", why)


def test_conditions_may_ask_for_the_absence_of_something():
    assert counts.decide(fact(), own(about_resource=False, handed_on=False)).counted == "nothing"
    about = counts.decide(fact(resource="db"), own(about_resource=False))
    assert [why for _, why in about.passed_over] == ["it is about a resource"]
    taken = counts.decide(handed_on(), own(handed_on=False))
    assert [why for _, why in taken.passed_over] == ["a colleague accepted it"]


def test_a_set_on_top_of_another_keeps_its_year_its_lines_and_what_it_applies():
    found = counts.merge(replace(own(), apply=("C8",)), replace(ACRL, apply=("C9", "C8")))
    assert (found.name, found.year_ends_before, found.apply) == ("ours", "10-01", ("C8", "C9"))
    assert (len(found.clauses), found.lines) == (len(ACRL.clauses) + 1, ACRL.lines)
    assert counts.merge(replace(own(), year_ends_before="09-01"), ACRL).year_ends_before == "09-01"
