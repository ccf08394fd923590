"""Names of the units that start a library's jobs."""

from itertools import combinations
from pathlib import Path

from deskbook.jobs.adapters.scheduler import find_place

FOLDERS = [f"{above}/{name}" for above in ("/srv/a", "/srv/b") for name in ("our-library", "Our library", "Ü", "ß漢")]  # fmt: skip


def test_no_two_libraries_of_a_computer_share_a_unit():
    """The second would silently take the place of the first, whose mail nobody fetched then."""
    names = {folder: find_place(Path(folder)).name for folder in FOLDERS}
    assert [pair for pair in combinations(names, 2) if len({names[it] for it in pair}) == 1] == []
    assert all(name.isascii() and " " not in name for name in names.values())
    assert names["/srv/a/our-library"].startswith("our-library-")
    assert find_place(Path("/srv/a/Ü")).name == names["/srv/a/Ü"]
