from deskbook.sharing import formats
from deskbook.sharing.model import Diff, Own, Version

NOTHING = "0" * 40
A, B = "a" * 40, "b" * 40


def test_differences_stand_by_commit_or_under_nothing():
    rows = (
        f":100644 100755 {A} {B} M\0tickets/ä b.md\0"
        f":000000 100644 {NOTHING} {B} A\0new\0:120000 000000 {A} {NOTHING} D\0gone\0"
    )
    diffs = (
        Diff("tickets/ä b.md", Version("100644", A), Version("100755", B)),
        Diff("new", None, Version("100644", B)),
        Diff("gone", Version("120000", A), None),
    )
    assert formats.read_diffs(rows.encode()) == {"": diffs}
    both = f"c1\0{rows}c2\0c3\0:000000 100644 {NOTHING} {B} A\0:odd\0"
    assert formats.read_diffs(both.encode()) == {
        "c1": diffs,
        "c3": (Diff(":odd", None, Version("100644", B)),),
    }
    assert formats.read_diffs(b"") == {}


def test_a_commit_is_read_with_its_first_parent_and_without_its_signature():
    data = (
        b"tree 1\nparent 2\nparent 3\nauthor A <a@library.example> 4 +0000\n"
        b"committer B <b@library.example> 5 +0000\nencoding latin1\ngpgsig -----BEGIN\n line\n"
        b" parent 9\n\nWh\xe4t\n\nauthor nobody\n"
    )
    assert formats.read_commit("1f", data, ()) == Own(
        "1f", "2", b"A <a@library.example> 4 +0000", b"Wh\xe4t\n\nauthor nobody\n", b"latin1", ()
    )


def test_the_first_commit_of_a_history_has_no_parent():
    data = b"tree 1\nauthor A <a@library.example> 4 +0000\n\nWhy\n"
    assert formats.read_commit("1f", data, ()).parent == ""


def test_files_of_a_tree_stand_by_their_paths():
    rows = f"100644 blob {A}\ttickets/ä\tb.md\x00120000 blob {B}\tlink\0"
    assert formats.read_tree(rows.encode()) == {
        "tickets/ä\tb.md": Version("100644", A),
        "link": Version("120000", B),
    }
    assert formats.read_tree(b"") == {}


def test_record_of_a_rewrite_has_new_ids_and_no_old_one():
    pairs = {"a" * 40: "b" * 40, "c" * 40: "d" * 40}
    data = formats.write_map(pairs)
    assert b"a" * 40 not in data
    assert b"c" * 40 not in data
    assert formats.read_map(data) == {formats.digest(old): new for old, new in pairs.items()}
    assert formats.write_map(dict(reversed(pairs.items()))) == data
    assert formats.read_map(b"\n") == {}


def test_committer_is_read_as_it_stands():
    raw = b"tree t\nauthor A <a@x> 1 +0000\ncommitter C <c@x> 2 +0100\n\ncommitter no\n"
    assert formats.read_committer(raw) == b"C <c@x> 2 +0100"
