"""The pages of the staff site that take more than the records."""

from dataclasses import replace
from datetime import datetime

from tests import worlds

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import repo
from deskbook.sites.commands.staff_site import make_letter as letter_of


def test_staff_site_shows_report_on_the_term_or_on_the_month(library):
    loaded = repo.load(library).library
    calendar, now = Calendar(loaded.profile), datetime.fromisoformat(worlds.NOW)
    letter = letter_of(loaded, calendar, now)
    assert letter.startswith("<h1>The term Fall 2026 so far: what the questions say</h1>")
    without = replace(loaded, profile=replace(loaded.profile, terms=()))
    assert letter_of(without, calendar, now).startswith("<h1>The month 2026-11 so far")
