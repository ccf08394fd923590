"""The staff site, which `desk build` makes for colleagues."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from deskbook.answers.rules import publication, text_facts
from deskbook.answers.views.text_facts import say
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.calendar.views import dates
from deskbook.library.adapters import memory
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.page import Html
from deskbook.library.views import links
from deskbook.reports.rules import report
from deskbook.reports.views import report as report_view
from deskbook.sites.adapters.site import Site
from deskbook.sites.rules import staff_desk
from deskbook.sites.views import appearance, sitemap, staff_pages


def make_site(root: Path, loaded: Loaded, calendar: Calendar, now: datetime) -> Site:
    """Return the staff site; what is to be done is found before fields are filled in."""
    day = calendar.day_of(now)
    desk = staff_desk.make_desk(
        loaded.library,
        calendar,
        now,
        digests=memory.digests(root, day),
        damaged=loaded.findings,
        report=make_letter(loaded.library, calendar, now),
    )
    desk = replace(
        desk,
        library=text_facts.fill_library(desk.library, text_facts.collect(desk.library, day), say),
    )
    made = f"Made {dates.format_time(now, now, calendar.zone)}"
    pages = staff_pages.make_pages(desk)
    profile = loaded.library.profile
    look = replace(publication.publish_look(profile), links=())
    extra = {"made": made, **appearance.share_look(look)}
    files = {**sitemap.close_site(), **appearance.make_files(look)}
    return Site("staff", profile.name, pages, "", extra, files)


def make_letter(library: Library, calendar: Calendar, now: datetime) -> Html:
    """Return the report that the site shows: on the term, or where none is known on the month."""
    known = {f"tickets/{name}/" for name in library.tickets}
    made = report.make_current(library, calendar, now)
    return report_view.render_html(made, links.resolver("report/", "report", known))
