"""Damaged tickets are left out, with what is wrong with them."""

import pytest
from tests import worlds

from deskbook.library.adapters import repo
from deskbook.library.model.library import is_below, leave_out_damaged


def test_damaged_ticket_is_left_out_and_its_findings_are_returned(library):
    path = f"tickets/2026/11/{worlds.NEW}.md"
    (library / path).write_text((library / path).read_text().replace("status: new", "status: nwe"))
    staff = library / "knowledge/staff/eresources.md"
    staff.write_text(staff.read_text().replace("name:", "nmae:"))
    loaded = repo.load(library)
    sound, findings = leave_out_damaged(loaded)
    assert set(loaded.library.tickets) - set(sound.library.tickets) <= {worlds.NEW}
    assert worlds.NEW not in sound.library.tickets
    assert {worlds.OVERDUE, worlds.RESOLVED} <= set(sound.library.tickets)
    assert {it.path for it in findings} == {path}
    assert {it.path for it in loaded.findings} == {path, "knowledge/staff/eresources.md"}


@pytest.mark.parametrize(
    ("path", "at", "expected"),
    [
        ("tickets/2026/a.md", "tickets", True),
        ("tickets/2026/a.md", "tickets/2026/a.md", True),
        ("tickets/2026/a.md", ".", True),
        ("tickets/2026/a.md", "tick", False),
        ("tickets/2026/a.md", "tickets/2026/a", False),
    ],
)
def test_file_is_below_the_folders_that_have_it(path, at, expected):
    assert is_below(path, at) is expected
