"""The time zone of a library and who is not here, with and without YAML."""

from datetime import date

import pytest
from tests import worlds

from deskbook.library.model.finding import DeskError
from deskbook.search.adapters import presence

DAY = date(2026, 11, 5)


def rewritten(root, old, new):
    path = root / "knowledge/library.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def staff(root, handle, more):
    path = root / f"knowledge/staff/{handle}.md"
    head, _, body = path.read_text().rpartition("---\n")
    path.write_text(f"{head}{more}\n---\n{body}")


@pytest.mark.parametrize(
    "written",
    [
        "timezone: America/New_York",
        "timezone:   America/New_York  ",
        "timezone: 'America/New_York'",
        "timezone: America/New_York # the east",
        '"timezone": America/New_York',
    ],
)
def test_time_zone_is_read_however_it_is_written(library, written):
    rewritten(library, "timezone: America/New_York", written)
    assert presence.timezone(library) == "America/New_York"


def test_time_zone_in_the_text_of_a_library_is_none(library):
    rewritten(library, "timezone: America/New_York", "timezone: Europe/Vienna")
    rewritten(library, "Ask us anything.", "Ask us anything.\n\ntimezone: America/New_York")
    assert presence.timezone(library) == "Europe/Vienna"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "New York", ""])
def test_unknown_time_zone_is_refused(library, zone):
    rewritten(library, "timezone: America/New_York", f"timezone: {zone}")
    with pytest.raises(DeskError, match=r"library\.md"):
        presence.timezone(library)


@pytest.mark.parametrize(
    ("more", "gone"),
    [
        ("away: [{from: 2026-11-02, to: 2026-11-13}]", True),
        ('"\\x61way": [{from: 2026-11-02, to: 2026-11-13}]', True),
        ("away: [{from: 2026-11-06, to: 2026-11-13}]", False),
        ("left: 2026-11-04", True),
        ("left: 2026-11-05", False),
        ("github: nobody-here", False),
    ],
)
def test_colleagues_who_are_not_here_are_found(library, more, gone):
    staff(library, worlds.ME, more)
    assert presence.missing(library, {worlds.ME}, DAY) == ({worlds.ME} if gone else set())


def test_nobody_unknown_is_here(library):
    assert presence.missing(library, {worlds.ME, "gone"}, DAY) == {"gone"}
