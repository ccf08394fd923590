"""A second lock on the door: internal words in a finished public file are found, whoever put them there."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests import worlds

from deskbook.answers.rules import publication
from deskbook.library.adapters import repo
from deskbook.privacy.rules import leaks
from deskbook.privacy.rules.leaks import Leak

SECRET = "She asked for it because her visa runs out in March."


def test_words_of_an_internal_text_are_found_in_any_case_and_across_marks():
    published = {
        "answers/visa/index.html": "As told: she asked,\nfor it - BECAUSE her visa ends soon.",
        "index.html": "She asked for it. Her visa is nobody's business.",
    }
    assert leaks.find_leaks(published, [("Q-4KX7M2", SECRET)], []) == (
        Leak("answers/visa/index.html", "Q-4KX7M2", "she asked for it because her visa"),
    )


def test_words_that_are_public_as_well_are_nobodys_secret():
    text = "You can renew a book twice unless somebody else waits for it."
    published = {"index.html": text}
    assert leaks.find_leaks(published, [("Q-4KX7M2", text)], [text]) == ()
    assert len(leaks.find_leaks(published, [("Q-4KX7M2", text)], [])) == 1


def test_everything_internal_of_a_library_is_looked_for_and_nothing_that_it_publishes(tmp_path):
    library = repo.load(worlds.write_library(tmp_path)).library
    inside = list(leaks.list_internal(library))
    assert (
        "Q-4KX7M2",
        "2026 issues of a history journal are missing from the aggregator",
    ) in inside
    assert ("problems/late-issues", "New issues reach History Full Text weeks late") in inside
    assert {source.partition("/")[0] for source, _ in inside} >= {
        "staff",
        "departments",
        "projects",
    }
    shown = list(leaks.list_texts(publication.publish(library, date(2026, 11, 5))))
    assert "Some publishers hold new issues back. Ask us, and we get the article for you." in shown
    pages = dict(enumerate(shown))
    assert leaks.find_leaks({f"{it}": pages[it] for it in pages}, inside, shown) == ()


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_a_text_leaks_exactly_when_seven_words_in_a_row_are_the_same(secret, page):
    ours, theirs = (text.replace(".", " ").split() for text in (secret, page))
    shared = any(
        ours[a : a + 7] == theirs[b : b + 7]
        for a in range(len(ours) - 6)
        for b in range(len(theirs) - 6)
    )
    assert bool(leaks.find_leaks({"p": page}, [("Q", secret)], [])) == shared


def test_values_that_are_no_text_are_passed_over():
    assert list(leaks.list_texts((1, timedelta(1), {"a": "b"}, ("c", None)))) == ["b", "c"]
