"""Our commits made anew on others': what is taken, what is merged, what is left to a person"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deskbook.sharing import rules
from deskbook.sharing.model import Diff, Met, Own, Replayed, Version
from deskbook.sharing.rules import Replay, replay

OLD, MINE, OTHERS = (Version("100644", it) for it in ("old", "mine", "others"))


def own(*diffs: Diff, name: str = "c1") -> Own:
    return Own(name, "p1", b"A <a@library.example> 1 +0000", b"Why\n", b"", diffs)


def joined(path, base, mine, there):
    """Merges by putting both contents side by side; nothing at all fits in `odd`."""
    if path == "odd":
        return None
    if str(mine.content) in str(there.content):
        return there.content, 3
    return f"{there.content}+{mine.content}", 2


def outcome(mine: list[Diff], theirs: list[Diff]) -> tuple[dict, tuple[Met, ...], tuple[str, ...]]:
    found = replay([own(*mine)], theirs, joined)
    files = {path: it for commit in found.commits for path, it in commit.files.items()}
    return files, found.met, found.conflicts


def test_our_changes_are_taken_and_changes_of_both_sides_are_merged():
    mine = [Diff("a", OLD, MINE), Diff("b", OLD, MINE), Diff("new", None, MINE)]
    theirs = [Diff("b", OLD, OTHERS), Diff("c", OLD, OTHERS)]
    merged = Version("100644", "others+mine")
    assert outcome(mine, theirs) == ({"a": MINE, "b": merged, "new": MINE}, (Met("b", 2),), ())


def test_merge_is_given_the_base_our_version_and_that_of_the_others():
    given = []

    def merge(*versions):
        given.append(versions)
        return "all", 5

    replay([own(Diff("a", OLD, MINE))], [Diff("a", OLD, OTHERS)], merge)
    assert given == [("a", OLD, MINE, OTHERS)]


def test_change_that_others_made_too_is_not_repeated():
    same = [Diff("a", OLD, MINE), Diff("gone", OLD, None), Diff("both", None, MINE)]
    assert outcome(same, same) == ({}, (), ())
    holds = Version("100644", "others+mine")
    assert outcome([Diff("a", OLD, MINE)], [Diff("a", OLD, holds)]) == ({}, (), ())


def test_deletion_conflicts_with_a_change():
    assert outcome([Diff("a", OLD, None)], [Diff("a", OLD, OTHERS)]) == ({}, (), ("a",))
    assert outcome([Diff("a", OLD, MINE)], [Diff("a", OLD, None)]) == ({}, (), ("a",))
    assert outcome([Diff("a", OLD, None)], []) == ({"a": None}, (), ())


def test_links_and_files_that_cannot_be_merged_conflict():
    link = Version("120000", "there")
    assert outcome([Diff("a", OLD, link)], [Diff("a", OLD, OTHERS)]) == ({}, (), ("a",))
    assert outcome([Diff("a", OLD, MINE)], [Diff("a", OLD, link)]) == ({}, (), ("a",))
    mine = [Diff("odd", OLD, MINE), Diff("fits", OLD, MINE)]
    assert outcome(mine, [Diff("odd", OLD, OTHERS)]) == ({"fits": MINE}, (), ("odd",))


def test_file_in_the_place_of_a_folder_conflicts():
    below = [Diff("a/b/c", None, OTHERS), Diff("gone/x", OLD, None)]
    assert outcome([Diff("a/b", None, MINE)], below) == ({}, (), ("a/b",))
    assert outcome([Diff("gone", None, MINE)], below) == ({"gone": MINE}, (), ())
    above = [Diff("a", None, OTHERS)]
    assert outcome([Diff("a/b", None, MINE)], above) == ({}, (), ("a/b",))


def test_file_mode_comes_from_the_side_that_changed_it():
    program = Version("100755", "old")
    runs = Version("100755", "others+mine")
    others = Version("100755", "others")
    assert outcome([Diff("a", OLD, MINE)], [Diff("a", OLD, others)])[0] == {"a": runs}
    mine = Version("100755", "mine")
    assert outcome([Diff("a", OLD, mine)], [Diff("a", OLD, OTHERS)])[0] == {"a": runs}
    assert outcome([Diff("a", program, mine)], [Diff("a", program, OTHERS)])[0] == {
        "a": Version("100644", "others+mine")
    }


def test_each_commit_builds_on_the_result_of_the_one_before():
    second = Version("100644", "mine2")
    commits = [
        own(Diff("a", OLD, MINE)),
        own(Diff("b", OLD, OTHERS), name="c2"),
        own(Diff("a", MINE, second), Diff("c", None, MINE), name="c3"),
        own(Diff("c", MINE, None), name="c4"),
    ]
    theirs = [Diff("a", OLD, OTHERS), Diff("b", OLD, OTHERS)]
    both = Version("100644", "others+mine")
    assert replay(commits, theirs, joined) == Replay(
        (
            Replayed(commits[0], {"a": both}),
            Replayed(commits[2], {"a": Version("100644", "others+mine+mine2"), "c": MINE}),
            Replayed(commits[3], {"c": None}),
        ),
        (Met("a", 4),),
        (),
    )


paths = st.sampled_from(["a", "b", "c"])
versions = st.none() | st.sampled_from(["1", "2", "3"]).map(lambda it: Version("100644", it))
states = st.dictionaries(paths, versions, max_size=3)


def between(old: dict, new: dict) -> list[Diff]:
    keys = sorted({*old, *new})
    return [Diff(it, old.get(it), new.get(it)) for it in keys if old.get(it) != new.get(it)]


@given(states, states, st.lists(states, max_size=4))
def test_nothing_that_either_side_did_is_undone(base, theirs, ours):
    steps = [base, *ours]
    commits = [own(*between(a, b), name=f"c{n}") for n, (a, b) in enumerate(pairwise(steps))]
    found = replay(commits, between(base, theirs), joined)
    end = dict(theirs)
    for commit in found.commits:
        assert any(end.get(path) != it for path, it in commit.files.items())
        end.update(commit.files)
    mine = steps[-1]
    for path in {*base, *theirs, *mine} - set(found.conflicts):
        touched = any(it.path == path for commit in commits for it in commit.diffs)
        if not touched:
            assert end.get(path) == theirs.get(path)
        elif theirs.get(path) == base.get(path):
            assert end.get(path) == mine.get(path)


def test_blobs_of_files_changed_on_both_sides_are_asked_for():
    link = Version("120000", "link")
    mine = [own(Diff("both", OLD, MINE), Diff("mine", OLD, Version("100644", "no")))]
    theirs = [Diff("both", OLD, OTHERS), Diff("link", None, link), Diff("theirs", OLD, OTHERS)]
    assert rules.list_contested(mine, theirs) == ["old", "others", "old", "mine"]
    linked = [own(Diff("link", link, Version("100755", "run")))]
    assert rules.list_contested(linked, theirs) == ["run"]


def test_path_is_named_from_the_folder_of_the_library():
    assert rules.path_in_library("desk/tickets/a.md", "desk/") == "tickets/a.md"
    assert rules.path_in_library("other/tickets/a.md", "desk/") == ""
    assert rules.path_in_library("tickets/a.md", "") == "tickets/a.md"


def test_only_markdown_below_tickets_is_merged_by_meaning():
    assert rules.is_ticket("tickets/2026/11/Q-4KX7M2.md")
    assert not rules.is_ticket("tickets/picture.png")
    assert not rules.is_ticket("knowledge/library.md")


def test_file_merged_by_lines_stands_unless_it_broke_a_record():
    def stands(*, fits=True, is_broken=False, was_broken=(False, False)):
        return rules.may_stand(fits=fits, is_broken=is_broken, was_broken=was_broken)

    assert stands()
    assert not stands(fits=False)
    assert not stands(is_broken=True)
    assert stands(is_broken=True, was_broken=(False, True))
    assert stands(is_broken=True, was_broken=(True, False))


def test_mended_commits_hold_the_last_version_in_place_of_personal_ones():
    worse, last = Version("100644", "worse"), Version("100644", "last")
    mine = [
        own(Diff("a", OLD, MINE), Diff("gone", None, MINE), Diff("b", OLD, MINE), name="c1"),
        own(Diff("a", MINE, worse), Diff("gone", MINE, None), name="c2"),
        own(Diff("a", worse, last), name="c3"),
    ]
    personal = {("a", MINE), ("a", worse), ("gone", MINE)}
    assert [it.diffs for it in rules.mend(mine, personal, {"a": last})] == [
        (Diff("a", OLD, last), Diff("gone", None, None), Diff("b", OLD, MINE)),
        (Diff("a", last, last), Diff("gone", None, None)),
        (Diff("a", last, last),),
    ]
    commits = replay(rules.mend(mine, personal, {"a": last}), [], joined).commits
    assert [it.files for it in commits] == [{"a": last, "b": MINE}]


def test_message_of_a_commit_is_read_without_those_who_signed():
    head = b"tree 1\nauthor A <a@b.example> 1 +0000\n\n"
    signed = b"Signed-off-by: A Colleague <a@b.example>\n"
    assert rules.strip_head(head + b"Mend a page\n\n" + signed) == b"Mend a page\n\n\n"
