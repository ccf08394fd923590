"""What `desk build` makes for colleagues."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from deskbook.adapters import memory
from deskbook.adapters.site import Site
from deskbook.commands import report
from deskbook.model.library import Loaded
from deskbook.rules import policy, staff_desk
from deskbook.rules.opening_hours import Calendar
from deskbook.views import dates, sitemap, staff_pages
from deskbook.views.policy import said


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
        desk, library=policy.filled(desk.library, policy.policy(desk.library, day), said)
    )
    made = f"Made {dates.time(now, now, calendar.zone)}"
    pages = staff_pages.pages(desk)
    extra = {"made": made}
    return Site("staff", loaded.library.profile.name, pages, "", extra, sitemap.closed())
