"""What `desk build` makes for colleagues."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from deskbook.answers.rules import text_facts
from deskbook.answers.views.text_facts import said
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.views import dates
from deskbook.library.adapters import memory
from deskbook.library.model.library import Loaded
from deskbook.reports.commands import report
from deskbook.sites.adapters.site import Site
from deskbook.sites.rules import staff_desk
from deskbook.sites.views import sitemap, staff_pages


def site(root: Path, loaded: Loaded, calendar: Calendar, now: datetime) -> Site:
    """The staff site; what is to be done is found before fields are filled in."""
    day = calendar.day_of(now)
    desk = staff_desk.desk(
        loaded.library,
        calendar,
        now,
        digests=memory.digests(root, day),
        damaged=loaded.findings,
        report=report.for_site(loaded.library, calendar, now),
    )
    desk = replace(
        desk, library=text_facts.filled(desk.library, text_facts.policy(desk.library, day), said)
    )
    made = f"Made {dates.time(now, now, calendar.zone)}"
    pages = staff_pages.pages(desk)
    extra = {"made": made}
    return Site("staff", loaded.library.profile.name, pages, "", extra, sitemap.closed())
