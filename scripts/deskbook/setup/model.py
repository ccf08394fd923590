"""Migrations of a library's files, the answers of `desk setup`, and outcomes of both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from deskbook.jobs.model.outcomes import Look
from deskbook.jobs.model.roles import Role
from deskbook.library.model.fields import doc
from deskbook.library.model.mail_settings import EMAIL, MailServer
from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.records import Holiday, Hours, Profile, Service, Staff
from deskbook.library.model.vocabulary import HANDLE, SLUG, WORKING_SPAN, Scheduler
from deskbook.mail.model.health import LetterTested

_ASK: Final = "ask@library.example"

Files = Mapping[str, bytes]
"""The files of a library by their path."""

Copies = frozenset[str]
"""The paths of files that are unchanged copies of what comes or came with the program."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The result of a migration.

    `texts` has the new text of each file that changes, by path, and nothing for one that is
    removed; `notes` are sentences on what a person has to look at.
    """

    texts: Mapping[str, str | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a format to the next.

    Args:
        version: the format that it leads to.
        about: one sentence on what changes, for a librarian.
        reads: the files that it looks at, as patterns below the library's root.
        change: the change; it returns nothing for files that it changed before.
        repeats: whether every upgrade runs it, because a merge may bring back what it changed.
    """

    version: int
    about: str
    reads: tuple[str, ...]
    change: Callable[[Files, Copies], Changed]
    repeats: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryUpgraded(Outcome):
    """An upgrade that was planned or carried out.

    Args:
        before: the format that the library had.
        version: the format that it gets.
        steps: what each step of the upgrade changes, in words.
        changed: files that get another text, or are new.
        removed: files that are removed.
        notes: what a person has to look at.
        renewed: parts of this clone that are renewed, in words.
        applied: whether it was carried out.
    """

    before: int
    version: int
    steps: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    notes: tuple[str, ...]
    renewed: tuple[str, ...]
    applied: bool = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Outcome):
    """A clone that was prepared for a colleague: what is done, and what is still missing."""

    folder: str
    looks: tuple[Look, ...]

    @property
    def is_clean(self) -> bool:
        """Return whether nothing is left to do."""
        return all(look.level == "fine" for look in self.looks)


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesShown(Outcome):
    """What a clone on a machine is for; no roles where nobody gave it any."""

    roles: tuple[Role, ...]
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultShared(Outcome):
    """The vault is shared through a repository."""

    address: str


Publication = Literal["none", "folder", "rsync", "github"]
"""Where the public site goes: nowhere, to a folder here, to another computer, to GitHub Pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The ways in which patrons can ask; at least one of them."""

    email: str = field(default="", metadata=doc("An address.", pattern=f"|{EMAIL}", example=_ASK))
    phone: str = field(default="", metadata=doc("A telephone number.", example="+1 607 555 0100"))
    place: str = field(default="", metadata=doc("A place.", example="The desk in Mill Hall"))
    form: str = field(
        default="",
        metadata=doc(
            "A form on the web.", pattern="|https?://.+", example="https://forms.example/ask"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """A service: its name, who works for it, and what it promises in opening hours or days."""

    name: str = field(metadata=doc("Its name, as patrons know it.", example="Research help"))
    slug: str = field(
        default="",
        metadata=doc("The name of its file; made of its name.", pattern=f"|{SLUG}", example="ill"),
    )
    team: tuple[str, ...] = field(
        default=(),
        metadata=doc("Handles of its team; all staff by default.", pattern=HANDLE, example="jo"),
    )
    head: str = field(
        default="",
        metadata=doc("Its head; the first of the team by default.", pattern=f"|{HANDLE}"),
    )
    email: str = field(
        default="", metadata=doc("Its own public address.", pattern=f"|{EMAIL}", example=_ASK)
    )
    first_reply: str = field(
        default="1d", metadata=doc("Until the first reply.", pattern=WORKING_SPAN, example="4h")
    )
    news_every: str = field(
        default="3d",
        metadata=doc("Never longer without news.", pattern=WORKING_SPAN, example="2d"),
    )
    accept_within: str = field(
        default="1d", metadata=doc("To answer a handoff.", pattern=WORKING_SPAN, example="1d")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAnswer:
    """A colleague."""

    handle: str = field(metadata=doc("A short name.", pattern=HANDLE, example="jo"))
    name: str = field(default="", metadata=doc("The name colleagues use.", example="Jo"))
    email: str = field(
        default="", metadata=doc("Where digests go.", pattern=f"|{EMAIL}", example=_ASK)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAnswer:
    """The account that questions come to and replies go out from."""

    address: str = field(metadata=doc("Its address.", pattern=EMAIL, example=_ASK))
    service: str = field(
        default="",
        metadata=doc("The service of its questions; the first by default.", pattern=f"|{SLUG}"),
    )
    imap: MailServer | None = field(default=None, metadata=doc("Where mail is fetched from."))
    smtp: MailServer | None = field(default=None, metadata=doc("Where mail is sent through."))
    password_file: str = field(
        default="",
        metadata=doc(
            "A file with the password, which is copied below .desk/ and never to Git.",
            example="/run/secrets/mail",
        ),
    )
    test: bool = field(
        default=True, metadata=doc("Whether a test letter is sent, which must come back.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAnswer:
    """Where the public site is published."""

    url: str = field(
        default="",
        metadata=doc("Its address.", pattern="|https?://.+", example="https://ask.library.example"),
    )
    publish: Publication = field(
        default="none", metadata=doc("How it gets there.", example="folder")
    )
    to: str = field(
        default="",
        metadata=doc(
            "The folder, or the computer and folder as rsync names them.",
            example="web@www.library.example:/srv/ask",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Everything that `desk setup` asks."""

    name: str = field(metadata=doc("The library's name.", example="Ridgeway College Library"))
    timezone: str = field(
        metadata=doc(
            "Its time zone.", pattern=r"[A-Za-z_]+(/[A-Za-z_+\-0-9]+)*", example="America/New_York"
        )
    )
    country: str = field(metadata=doc("Its country.", pattern="[A-Z]{2}", example="US"))
    subdivision: str = field(default="", metadata=doc("Its state or province.", example="NY"))
    hours: tuple[Hours, ...] = field(metadata=doc("The opening hours of an ordinary week."))
    holidays: bool = field(
        default=True,
        metadata=doc("Whether the public holidays of this and the next year are pinned."),
    )
    ask: Ways = field(metadata=doc("How patrons can ask."))
    staff: tuple[StaffAnswer, ...] = field(metadata=doc("The colleagues; you are the first."))
    services: tuple[ServiceAnswer, ...] = field(metadata=doc("The services."))
    mail: MailAnswer | None = field(default=None, metadata=doc("The mail account, if any."))
    site: SiteAnswer = field(default_factory=SiteAnswer, metadata=doc("The public site."))
    jobs: Scheduler = field(default="by-hand", metadata=doc("What starts the daily jobs."))


@dataclass(frozen=True, slots=True)
class Records:
    """The records that `desk setup` writes: the library, its services and its staff, by id."""

    profile: Profile
    services: Mapping[str, Service]
    staff: Mapping[str, Staff]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibrarySetUp(Outcome):
    """A library that was set up, or would be.

    Args:
        name: the library's name.
        folder: where it is.
        begun: whether the library was begun.
        paths: files of the library that are written, with a plus where they are new.
        local: files and settings of this clone that are written, each in a sentence.
        schedule: files that start the daily jobs, by their path here, with their text.
        installed: whether they were installed.
        former: what Deskbook wrote to start jobs before: `crontab`, units, files for GitHub.
        stopped: whether that was removed.
        doubtful: public holidays on which many libraries are open; they are not pinned.
        tested: how the test letter fared; nothing where none was sent.
        applied: whether it was carried out.
    """

    name: str
    folder: str
    begun: bool
    paths: tuple[str, ...]
    local: tuple[str, ...]
    schedule: Mapping[str, str] = field(default_factory=dict)
    installed: bool = False
    former: tuple[str, ...] = ()
    stopped: bool = field(default=False, metadata=UNSAID)
    doubtful: tuple[Holiday, ...] = ()
    tested: LetterTested | None = None
    applied: bool = field(metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """Whether the test letter, if one was sent, came back."""
        return self.tested is None or self.tested.is_clean
