"""The gate's precision and recall are what docs/privacy-gate.md says."""

from pathlib import Path

from tests.privacy import labelled

DOCUMENT = Path(__file__).parents[2] / "docs" / "privacy-gate.md"


def test_the_set_is_large_and_half_of_it_are_traps():
    cases = list(labelled.cases())
    assert len(cases) >= 500
    traps = sum(not case.marks for case in cases)
    assert 0.45 <= traps / len(cases) <= 0.6
    assert all(labelled.scores(cases)[kind].marked >= 11 for kind in labelled.KINDS)


def test_the_document_states_what_is_measured_now():
    """To write the table again: python -m tests.privacy.labelled"""
    assert labelled.table() in DOCUMENT.read_text(encoding="utf-8")


def test_no_trap_is_taken_for_a_number():
    """The one false alarm among numbers is known: a job number that is a phone number's double."""
    false = [
        case.text
        for case in labelled.cases()
        for hit in labelled.sure(case)
        if not labelled.is_right(hit, case) and hit.kind not in ("name", "address")
    ]
    assert false == ["Job 2026-000123 printed twice"]
