"""The last look before a site is handed over: nothing but what is public is in it."""

from pathlib import Path

from deskbook.answers.rules import publication
from deskbook.answers.rules.public_text import public_text
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.commands.whole_library import sound
from deskbook.library.model.finding import DeskError
from deskbook.privacy.rules import leaks
from deskbook.sites.adapters import public_output, site


def refuse_unfit(root: Path) -> None:
    """Look at the finished public site, whatever made it.

    Raises:
        DeskError: a file is in it that is not of the public projection, or words that only
            colleagues may read.
    """
    if strays := list(public_output.strays(root)):
        lines = [f"  {it}" for it in strays]
        raise DeskError("\n".join(["not handed over: nothing public made these files:", *lines]))
    loaded, _ = sound(repo.load(root))
    library = loaded.library
    shown = publication.publish(library, Calendar(library.profile).day_of(clock.now()))
    whole = (public_text(it.body) for it in library.answers.values() if it.is_published)
    files = dict(public_output.words(site.folder_of(root, "public") / "site"))
    found = leaks.leaks(files, leaks.internal(library), [*leaks.texts(shown), *whole])
    if found:
        lines = [f'  {it.path}: "{it.words}" is of {it.source}' for it in found]
        raise DeskError("\n".join(["not handed over: this is for colleagues only:", *lines]))
