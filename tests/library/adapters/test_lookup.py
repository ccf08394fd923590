"""Tickets found by their id or its beginning, from the names of their files."""

import pytest

from deskbook.library.adapters import lookup
from deskbook.library.model.finding import DeskError

PATHS = (
    "tickets/2025/01/Q-4KX7M2.md",
    "tickets/2025/12/Q-4KX7M3.md",
    "tickets/2026/02/Q-9ABCDE.md",
)


@pytest.fixture
def folder(tmp_path):
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("prefix", "path"),
    [("Q-4KX7M3", PATHS[1]), ("q-9", PATHS[2]), ("4kx7m2", PATHS[0]), ("9abcde", PATHS[2])],
)
def test_a_ticket_is_found_by_its_id_or_the_beginning_of_it(folder, prefix, path):
    assert lookup.find_ticket(folder, prefix) == path
    assert not (folder / ".desk").exists()


def test_a_prefix_of_several_tickets_names_them(folder):
    with pytest.raises(DeskError, match=r"Q-4K fits 2 tickets, .*: Q-4KX7M2, Q-4KX7M3$"):
        lookup.find_ticket(folder, "4k")


def test_a_prefix_of_no_ticket_is_refused(folder):
    with pytest.raises(DeskError, match="no ticket begins with Q-ZZ"):
        lookup.find_ticket(folder, "zz")


def test_a_ticket_of_two_files_is_read_from_the_first(folder):
    (folder / "tickets/2024/05").mkdir(parents=True)
    (folder / "tickets/2024/05/Q-9ABCDE.md").touch()
    assert lookup.find_ticket(folder, "Q-9ABCDE") == "tickets/2024/05/Q-9ABCDE.md"


@pytest.mark.parametrize("git", ["folder", "file"])  # a file in a work tree and a submodule
@pytest.mark.parametrize("depth", ["", "knowledge", "knowledge/answers"])
def test_no_library_above_the_top_of_a_repository_is_taken(tmp_path, git, depth):
    """Another library's files would be changed where the own profile is gone."""
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge/library.md").touch()
    inner = tmp_path / "inner"
    (inner / depth).mkdir(parents=True)
    assert lookup.find_root(inner / depth) == tmp_path
    if git == "folder":
        (inner / ".git").mkdir()
    else:
        (inner / ".git").touch()
    with pytest.raises(DeskError, match="is not inside a library"):
        lookup.find_root(inner / depth)


def test_a_library_in_a_folder_of_a_larger_repository_is_found(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk/knowledge/answers").mkdir(parents=True)
    (tmp_path / "desk/knowledge/library.md").touch()
    assert lookup.find_root(tmp_path / "desk/knowledge/answers") == tmp_path / "desk"
