"""`desk init`: begin a library's repository."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

from deskbook.calendar.rules.regions import explain_unknown, find_country
from deskbook.jobs.model.outcomes import LibraryMade
from deskbook.library.adapters import clock, git, knowledge, skeleton
from deskbook.library.formats import starter
from deskbook.library.formats.convert import from_text
from deskbook.library.formats.text import one_line
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Step
from deskbook.library.model.records import Profile
from deskbook.library.model.vocabulary import HANDLE
from deskbook.privacy.commands import gate
from deskbook.sharing.commands import merge_driver


def init(
    folder: Path, *, name: str, timezone: str, country: str, ask_email: str, handle: str
) -> LibraryMade:
    """Make a repository with one service and one colleague in it.

    Args:
        folder: where; new, or empty.
        name: the library's name; by default made of the folder's.
        timezone: its IANA time zone; by default this machine's.
        country: its ISO code, for holidays and phone numbers; by default that of the time zone.
        ask_email: the address that takes questions.
        handle: the first colleague's.
    """
    folder = folder.resolve()
    zone = timezone or clock.zone()
    values = {
        "name": one_line(name) or name_of(folder),
        "timezone": zone,
        "country": country.upper() or find_country(zone),
        "ask_email": one_line(ask_email),
    }
    known = {key: str(from_text(Profile, key, it)) for key, it in values.items() if it}
    knowledge.refuse_unknown_zone("--timezone", known["timezone"])
    if country and (unknown := explain_unknown(known["country"])):
        raise DeskError(f"--country: {unknown}")
    if not re.fullmatch(HANDLE, handle):
        raise DeskError(
            f'"{handle}" is not a handle: write lower case with hyphens, such as jo-desk'
        )
    files = starter.files(starter.Starter(**known, handle=handle))
    with skeleton.make_whole(folder) as place:
        skeleton.copy(place, skeleton.EVERY)
        skeleton.write(place, files)
        _commit(place, f"Begin {known['name']}")
        git.set_config(place, "deskbook.handle", handle)
    asked = f"desk new --service {starter.SERVICE} --channel desk 'Where do I find old maps?'"
    first = () if "ask_email" in known else ("desk setup",)
    return replace(
        _ready(folder, known["name"], *first, asked),
        timezone=known["timezone"],
        country=known.get("country", ""),
        derived=tuple(key for key, it in (("timezone", timezone), ("country", country)) if not it),
        reachable="ask_email" in known,
    )


def name_of(folder: Path) -> str:
    """Return a library's name made of its folder's: `north_hall` is `North hall`."""
    return folder.name.replace("-", " ").replace("_", " ").capitalize()


def init_sample(folder: Path) -> LibraryMade:
    """Make a repository of the sample library, with its tickets and its knowledge."""
    folder = folder.resolve()
    with skeleton.make_whole(folder) as place:
        skeleton.copy(place, (*skeleton.EVERY, *skeleton.SAMPLE))
        skeleton.write(place, starter.LOCAL)
        _commit(place, "Begin with the sample library")
    return _ready(folder, "The sample library", "desk list")


def _commit(place: Path, message: str) -> None:
    git.start(place)
    merge_driver.set_up(place)
    gate.install_hook(place)
    git.commit_all(place, message)


def _ready(folder: Path, name: str, *then: str) -> LibraryMade:
    commands = (f"cd {shlex.quote(str(folder))}", *then, "desk build && desk serve")
    steps = tuple(Step(it, (it,)) for it in commands)
    return LibraryMade(name=name, folder=str(folder), next=steps)
