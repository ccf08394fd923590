"""Addresses that mail did not reach."""

from dataclasses import replace

from tests.hands import NOW

from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import patrons

EMAILS = ("Quill@people.example", "q@work.example")
QUILL = Patron(pseudonym="p-7f3kq29d", made=NOW, emails=EMAILS)


def test_only_the_patrons_own_addresses_are_marked_and_each_once():
    marked = patrons.mark_failed(QUILL, ("quill@people.example", "else@people.example"))
    assert marked.failed == EMAILS[:1]
    assert patrons.mark_failed(marked, ("QUILL@people.example",)) == marked
    assert patrons.mark_failed(QUILL, ()) == QUILL
    alone = replace(QUILL, emails=EMAILS[:1])
    assert patrons.mark_failed(alone, ()).failed == EMAILS[:1]


def test_address_is_right_again_once_somebody_says_so():
    marked = replace(QUILL, failed=EMAILS)
    assert patrons.trust_emails(marked, ("quill@people.example",)).failed == EMAILS[1:]
    assert patrons.trust_emails(marked, ()) == marked


def test_address_that_is_dropped_is_not_marked_any_more():
    marked = replace(QUILL, failed=EMAILS)
    left = patrons.drop_values(marked, ("q@work.example",))
    assert (left.emails, left.failed) == (EMAILS[:1], EMAILS[:1])


def test_marks_of_two_clones_are_united():
    ours, theirs = (replace(QUILL, failed=(it,)) for it in EMAILS)
    assert set(patrons.merge_records(QUILL, ours, theirs).failed) == set(EMAILS)
    both = replace(QUILL, failed=EMAILS)
    trusted = patrons.trust_emails(both, EMAILS[:1])
    assert patrons.merge_records(both, trusted, both).failed == EMAILS[1:]
