"""`site/overrides.lock`: read as it was written, and after any merge by Git."""

from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats import override_lock

PATHS = st.from_regex(r"site/[a-z]{1,8}(/[a-z .]{1,8})?/[a-z]{1,8}\.html", fullmatch=True)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.dictionaries(PATHS, DIGESTS))
def test_it_is_read_as_it_was_written(originals):
    assert override_lock.read(override_lock.write(originals)) == originals


@given(st.dictionaries(PATHS, DIGESTS), st.dictionaries(PATHS, DIGESTS))
def test_the_lines_of_both_sides_count_after_a_merge(ours, theirs):
    merged = override_lock.write(ours) + override_lock.write(theirs)
    assert override_lock.read(merged.replace("\n", "\r\n")) == {**ours, **theirs}


def test_other_lines_are_passed_over():
    text = f"<<<<<<< HEAD\n{'a' * 64}  site/a.html\n=======\nabc  site/b.html\n{'B' * 64}  c\n\n"
    assert override_lock.read(text) == {"site/a.html": "a" * 64}
