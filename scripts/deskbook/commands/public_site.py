"""What `desk build` makes for patrons, once the gate has let through all that it is made of."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Final

from deskbook.adapters import beside, passed
from deskbook.adapters import site as sites
from deskbook.adapters.site import Site
from deskbook.commands import status
from deskbook.model.finding import DeskError
from deskbook.model.library import Loaded
from deskbook.rules import own_contacts, policy, privacy_checks, publish
from deskbook.rules.opening_hours import Calendar
from deskbook.views import feeds, problem_data, public_pages, sitemap, structured
from deskbook.views.policy import said

FEW: Final = 100
"""Records that are read sooner than a process is forked to read them."""


@contextmanager
def gate(root: Path, loaded: Loaded) -> Iterator[None]:
    """Read, beside what is done within, all that patrons would see and have not read before.

    Raises:
        DeskError: a page for patrons would say who somebody is; nothing is written then.
    """
    keeper, folder = own_contacts.of_library(loaded.library), sites.folder_of(root, "public")
    shown, stamp = privacy_checks.shown(loaded), passed.stamp(keeper)
    known = passed.read(folder, stamp)
    unread = [it for it in shown if it.digest not in known]

    def found() -> list[str]:
        return [
            f"  {it.path}:{it.line}: {it.message}"
            for it in privacy_checks.published(unread, keeper)
        ]

    with beside.begun(found) if len(unread) > FEW else nullcontext(found) as waited:
        yield
        if lines := waited():
            raise DeskError(
                "\n".join(["nothing was built, for everybody would read this:", *lines])
            )
    passed.write(folder, stamp, (it.digest for it in shown))


def site(root: Path, loaded: Loaded, calendar: Calendar, now: datetime) -> Site:
    """The public site: its pages are made from nothing but the `PublicLibrary`.

    Beside them lie the states of questions, each sealed for its patron alone.
    """
    today = calendar.day_of(now)
    filled = policy.filled(loaded.library, policy.policy(loaded.library, today), said)
    shown = publish.publish(filled, today)
    banners = [{"url": it.url, "title": it.title} for it in public_pages.banners(shown)]
    texts = sites.texts(root, "public")
    pages = structured.told(shown, public_pages.pages(shown, today, texts))
    files = {
        **status.files(root, loaded.library, calendar, now),
        **feeds.files(shown),
        **problem_data.files(shown),
        **sitemap.files(pages, shown.site_url),
    }
    return Site("public", shown.name, pages, shown.site_url, {"banners": banners}, files, texts)
