from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.reports.rules.test_counts import ACRL, ARL, fact, handed_on

from deskbook.calendar.model import Period
from deskbook.reports.model.outcomes import ContactExplained
from deskbook.reports.model.survey import Counts
from deskbook.reports.rules import counts
from deskbook.reports.views import counts as counting

YEAR = Period("year", "2025-2026", date(2025, 7, 1), date(2026, 6, 30))

FULL = Counts(
    ACRL, YEAR, True, (), Fraction(1),
    (("reference", 30), ("consultation", 12), ("directional", 17), ("nothing", 1), ("unclassified", 2)),
)  # fmt: skip


def explained(it, title="Where?"):
    verdict = counts.decide(it, ACRL)
    return counting.explain(
        ContactExplained(ticket="Q-AAAAAA", title=title, verdict=verdict, definitions=ACRL)
    )


def test_counts_are_shown_with_the_lines_of_the_survey_and_what_has_to_be_known():
    assert counting.describe(FULL) == """\
acrl-2022: ACRL Academic Library Trends and Statistics Survey, definitions as revised 2022-03-03
Reporting year 2025-2026, 2025-07-01 to 2026-06-30; every contact

     30 reference transactions
     12 consultations
     17 directional
      1 left out by a rule
      2 nobody said what kind

In the survey
  line 64-67: 30 reference transactions and 12 consultations (Information services to individuals, transactions and consultations apart)

To know
  - 2 contacts are in no line, for nobody said what kind of help they were: `desk list --all --activity none` shows them, `desk edit TICKET --activity …` says it.
  - C8 is not applied, for its source has to be checked first (libguides.scc.spokane.edu/acrldefinitions, which quotes ACRL; the sentence is cut off in the copy we read). A set of your own with `apply: [C8]` applies it.
  - Line 64-67: one year's form, as a college published its answers; lines move, so compare this year's form (apps.pcj.edu/library-statistics).
  - Effort (READ) and minutes decide nothing; one contact counts once."""  # fmt: skip


def test_a_line_whose_number_is_certain_needs_no_note():
    assert [note for note in counting.notes(replace(FULL, definitions=ARL)) if "31" in note] == []


def test_a_sample_carries_its_footnote_and_an_unfinished_year_is_said():
    sampled = Counts(
        replace(ARL, lines=()), YEAR, False, ("2026-W10", "2026-W11"), Fraction(26),
        (("reference", 3), ("consultation", 0), ("directional", 1), ("nothing", 0), ("unclassified", 0)),
    )  # fmt: skip
    shown = counting.describe(sampled)
    assert "; sampled: 2026-W10, 2026-W11\n\n     78 reference transactions\n" in shown
    assert "In the survey" not in shown
    assert counting.notes(sampled) == (
        "Sampled: 4 contacts in 2 of 52 weeks (2026-W10, 2026-W11), each count times 52/2. The "
        "survey wants this as a footnote.",
        "The year is not over: it ends on 2026-06-30.",
        "Effort (READ) and minutes decide nothing; one contact counts once.",
    )


def test_what_was_checked_needs_no_note():
    checked = replace(FULL, definitions=replace(ACRL, apply=("C8",)))
    assert not [note for note in counting.notes(checked) if note.startswith("C8")]


def test_why_a_handed_on_contact_counts_as_what_it_does_is_explained_clause_by_clause():
    assert explained(handed_on(), title="Where\x1b?") == """\
Q-AAAAAA: Where\ufffd?
By acrl-2022 it counts as: reference transactions

Looked at: activity reference; channel desk; service reference; resource none; labels none; accepted handoffs 1
  C7 consultation: no, its activity is reference
  C7 consultation: no, it came by desk
  C9 reference: no, it has no label project-equipment
  C8 consultation: would, but is not applied until its source is checked
  C1 reference: yes, staff used, recommended, interpreted or taught sources of information, or referred to somebody who does
    source: ACRL, revised 2022-03-03; ARL Statistics, question 31; ANSI/NISO Z39.7, 7.3
Not looked at: effort (READ), minutes, who helped (C3)"""  # fmt: skip


def test_a_reading_of_ours_is_said_to_be_one_and_what_no_clause_holds_for_too():
    found = explained(fact(resource="db"))
    assert "    source: our reading of ARL Statistics, question 31 (our reading)\n" in found
    found = explained(fact())
    assert "counts as: nobody said what kind\n" in found
    assert (
        "\n  No clause holds: say what kind of help it was with `desk edit --activity`\n" in found
    )


def test_counts_for_programs_keep_the_basis():
    values = counting.values(FULL)
    assert (values["set"], values["basis"], values["weeks"]) == ("acrl-2022", "full", ())
    assert values["counts"]["reference"] == values["found"]["reference"] == 30
    assert values["lines"][0]["counts"] == {"reference": 30, "consultation": 12}
    assert counting.values(replace(FULL, weeks=("2026-W10",)))["basis"] == "sampled"
