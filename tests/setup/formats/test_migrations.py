"""Migrations: text of one format to text of the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats.starter import LOCAL
from deskbook.library.model.vocabulary import FORMAT
from deskbook.setup.formats.migrations import LIBRARY, MIGRATIONS, choose, drop_copies, migrate
from deskbook.setup.model import Changed, Migration

NONE = frozenset()
OLD = b"---\r\nname: Hill College\r\ntimezone: UTC\r\nweek: []  # closed\r\n---\r\n\r\nAsk us.\r\n"


def changed(files, change):
    """Return the files with a change carried out."""
    now = {**files, **{path: (text or "").encode() for path, text in change.texts.items()}}
    return {path: data for path, data in now.items() if change.texts.get(path, "") is not None}


def test_each_format_after_the_first_has_one_migration_up_to_the_current_one():
    assert [it.version for it in MIGRATIONS] == list(range(2, FORMAT + 1))


def test_the_format_is_written_below_the_name_and_every_other_byte_stays():
    done = migrate(
        {LIBRARY: OLD, **{path: text.encode() for path, text in LOCAL.items()}}, NONE, 1, MIGRATIONS
    )
    assert done == Changed(
        {LIBRARY: OLD.decode().replace("College\r\n", f"College\r\nformat: {FORMAT}\r\n")}
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", LOCAL[".gitignore"]),
        (b".desk/\nbuild/\n", ".desk/\nbuild/\n.venv/\n"),
        (b"*.bak", "*.bak\n.desk/\nbuild/\n.venv/\n"),
        (b".venv/\r\nbuild/\r\n", ".venv/\r\nbuild/\r\n.desk/\r\n"),
    ],
)
def test_lines_that_git_needs_are_added_below_those_that_are_there(before, after):
    assert (
        migrate({LIBRARY: OLD, ".gitignore": before}, NONE, 1, MIGRATIONS).texts[".gitignore"]
        == after
    )


def test_steps_build_on_each_other_and_a_removed_file_may_come_back():
    steps = [
        Migration(2, "", (), lambda *_: Changed({"a": None, "b": "1"}, ("see b",))),
        Migration(
            3, "", (), lambda files, _: Changed({"a": "new", "b": files["b"].decode() + "2"})
        ),
    ]
    done = migrate({LIBRARY: OLD, "a": b"old"}, NONE, 1, steps)
    assert done.notes == ("see b",)
    assert {it: done.texts[it] for it in "ab"} == {"a": "new", "b": "12"}
    assert "format: 3\r\n" in (done.texts[LIBRARY] or "")
    assert migrate({LIBRARY: OLD, "b": b"1"}, NONE, 2, choose(2, steps)).texts["b"] == "12"
    assert choose(3, steps) == ()


def test_a_step_that_repeats_mends_what_a_merge_brought_back_and_says_nothing():
    (step,) = (it for it in MIGRATIONS if it.change is drop_copies)
    assert step in choose(FORMAT)
    files = {LIBRARY: OLD, "site/a.html": b"a", "site/b.html": b"ours"}
    files |= {path: text.encode() for path, text in LOCAL.items()}
    done = migrate(files, frozenset({"site/a.html"}), FORMAT, choose(FORMAT))
    assert done == Changed({"site/a.html": None})


def test_copies_are_removed_and_changed_files_are_named():
    files = {
        LIBRARY: OLD,
        "mkdocs.yml": b"a",
        "site/staff.yml": b"a",
        "site/templates/macros.html": b"a",
        "site/overrides/main.html": b"b",
        "knowledge/answers/a.md": b"a",
    }
    copies = frozenset({"site/staff.yml", "site/templates/macros.html", "knowledge/answers/a.md"})
    done = migrate(files, copies, 1, MIGRATIONS)
    assert {path for path, text in done.texts.items() if text is None} == {
        "site/staff.yml",
        "site/templates/macros.html",
    }
    assert [it.partition(" was changed")[0] for it in done.notes] == [
        "mkdocs.yml",
        "site/overrides/main.html",
    ]
    assert "Delete it" in done.notes[0]
    assert "`desk look update site/overrides/main.html`" in done.notes[1]


def test_a_file_for_git_that_is_not_utf_8_is_left_and_named():
    files = {LIBRARY: OLD, ".gitignore": b"\xff\xfeb\x00", ".gitattributes": "é".encode("latin-1")}
    done = migrate(files, NONE, 1, MIGRATIONS)
    assert done.texts.keys() == {LIBRARY}
    assert done.notes[0] == (
        ".gitignore is not UTF-8, so it was left as it is: add the lines `.desk/`, `build/`, `.venv/`"
    )
    assert ".gitattributes is not UTF-8" in done.notes[1]


PATHS = ["mkdocs.yml", "site/staff.yml", "site/overrides/main.html", "site/languages/fr.yml"]
LINES = st.lists(
    st.sampled_from([".desk/", "build/", ".venv/", "*.bak", "", "# ours", *LOCAL[".gitattributes"]])
)


@pytest.mark.parametrize("step", MIGRATIONS, ids=lambda it: f"to format {it.version}")
@given(
    ignored=LINES,
    attributes=LINES,
    end=st.sampled_from(["\n", "\r\n"]),
    site=st.dictionaries(st.sampled_from(PATHS), st.booleans()),
    junk=st.binary(max_size=4),
)
def test_a_step_applied_twice_changes_nothing_the_second_time(
    step, ignored, attributes, end, site, junk
):
    copies = frozenset(path for path, unchanged in site.items() if unchanged)
    files = {
        LIBRARY: OLD,
        **dict.fromkeys(site, b"a"),
        ".gitignore": end.join(ignored).encode() + junk,
        ".gitattributes": end.join(attributes).encode(),
    }
    once = changed(files, migrate(files, copies, step.version - 1, [step]))
    assert changed(once, migrate(once, copies, step.version - 1, [step])) == once
    if step.change is drop_copies:
        assert copies & once.keys() == frozenset()
