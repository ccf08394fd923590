"""The gate's recall and precision on letters of invented people of 20 locales"""

from pathlib import Path

import pytest
from benchmarks.letters import labels
from benchmarks.letters.traps import TRAPS
from benchmarks.letters.written import LOCALES, letters, templates

from benchmarks import gate_letters

HALVES = ("tuned", "held")
TARGETS = {
    "name": 0.80,
    "phone with a cue": 0.95,
    "phone without": 0.75,
    "iban": 0.95,
    "card": 0.95,
    "birth": 0.95,
    "password": 0.95,
    "ip": 0.95,
    "user": 0.95,
    "token": 0.90,
    "address": 0.70,
}
DOCUMENT = Path(__file__).parents[2] / "docs" / "privacy-gate.md"


def held_by_the_gate(half, copies):
    measured = gate_letters.measure(letters(half, gate_letters.SEED, copies))
    recalls = {kind: measured.recall(kind) for kind in gate_letters.KINDS}
    assert {kind: it for kind, it in recalls.items() if it < TARGETS[kind]} == {}
    by_locale = {it: measured.recall("name", it) for it in LOCALES}
    assert {it: share for it, share in by_locale.items() if share < 0.60} == {}
    assert measured.right_names / measured.names >= 0.97
    known = gate_letters.measure(letters(half, gate_letters.SEED, copies), known=True)
    assert known.recall("name") >= 0.99


@pytest.mark.parametrize("half", HALVES)
def test_the_targets_hold_on_a_sample(half):
    held_by_the_gate(half, 2)


@pytest.mark.exhaustive
@pytest.mark.parametrize("half", HALVES)
def test_the_targets_hold_on_many_letters(half):
    held_by_the_gate(half, 25)


def test_no_citation_identifier_time_price_or_vendor_is_masked():
    assert gate_letters.masked_traps(10) == []


@pytest.mark.slow
def test_no_label_of_words_is_asked_about_and_each_name_of_a_known_patron_is_taken_out():
    assert gate_letters.labels_asked_about() == []
    found = {locale: gate_letters.labels_found(locale) for locale in labels.LATIN}
    assert {locale for locale, (_, taken) in found.items() if taken < 1} == set()
    assert found["en_US"][0] >= 0.7


@pytest.mark.exhaustive
def test_none_of_five_thousand_traps_is_masked():
    assert gate_letters.masked_traps(5_000 // len(TRAPS)) == []


def test_each_locale_has_templates_in_both_halves_and_shares_none():
    halves = [list(templates(half)) for half in HALVES]
    for half in halves:
        assert {locale for locale, _ in half} == {"any", *LOCALES}
    assert {text for _, text in halves[0]}.isdisjoint(text for _, text in halves[1])


@pytest.mark.slow
def test_the_document_states_what_is_measured_now():
    """To write the table again: python -m cogapp -r -I scripts -I . docs/privacy-gate.md"""
    text = DOCUMENT.read_text(encoding="utf-8")
    assert gate_letters.table() in text
    assert gate_letters.labels_table() in text
