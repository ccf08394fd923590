"""The outcomes of commands that forget patrons, with the receipt of an erasure."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.privacy.model.privacy import Found


@dataclass(frozen=True, slots=True)
class Erased:
    """The number of tickets, texts, records and messages that were forgotten."""

    tickets: int
    texts: int
    records: int
    messages: int


MESSAGE: Final = "its message"
"""The place of a commit that names somebody, where that is no file."""


@dataclass(frozen=True, slots=True)
class HeldCommit:
    """A commit whose message or files name somebody: its id, and the paths."""

    id: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The objects of the library's Git history that name somebody, and the commits they are in."""

    objects: int = 0
    commits: tuple[HeldCommit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A rewrite of the history without a patron: planned, or done.

    Args:
        remote: the shared repository, empty where there is none.
        held: the commits that name the patron.
        commits: the number of commits that get a new id: those, and all after them.
        refs: the branches, tags and other refs that are replaced, as whole names.
        own: refs of pull requests and the like, which the forge keeps by itself.
        signed: tags that lose their signature.
        left: old commits that are still in this clone, such as where it borrows objects.
        done: whether it was carried out.
    """

    remote: str
    held: tuple[HeldCommit, ...]
    commits: int
    refs: tuple[str, ...]
    own: int = 0
    signed: tuple[str, ...] = ()
    left: int = 0
    done: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """A search outside of the clone: places that name somebody, and what could not be searched."""

    places: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traces:
    """Places that may still hold the data of somebody who was forgotten.

    Args:
        history: what the library's Git history still holds.
        vault_history: whether the vault's own history holds what was sealed.
        machines: the other machines whose keys open the vault.
        key: where this machine keeps its key.
    """

    history: History
    vault_history: bool
    machines: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that patrons were forgotten, without their names, and the file that keeps it."""

    number: str
    library: str
    day: date
    author: str
    erased: Erased
    traces: Traces
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronForgotten(Outcome):
    """The erasure of a patron: planned, and carried out if there is a receipt.

    Args:
        pseudonym: the patron.
        tickets: ids of their tickets, which are unlinked.
        texts: the number of texts that lose what is personal.
        messages: the number of sealed messages that are destroyed.
        mentions: ids of tickets of others that name them.
        pages: paths of pages that name them, for a person to mend.
        doubtful: what the gate leaves for a person to read, by ticket.
        history: what the library's Git history holds of them.
        remains: places that still name them after the erasure, for a person to mend.
        not_searched: what could not be searched, and why.
        rewriting: the rewrite of the history, if it was asked for.
        receipt: the proof; none if nothing was written.
    """

    pseudonym: str
    tickets: tuple[str, ...]
    texts: int
    messages: int
    mentions: tuple[str, ...]
    pages: tuple[str, ...]
    doubtful: tuple[tuple[str, Found], ...] = field(default=(), metadata=UNSAID)
    history: History = History()
    remains: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()
    rewriting: Rewriting | None = None
    receipt: Receipt | None = None

    @property
    def is_clean(self) -> bool:
        """False if a place still names the patron after the erasure, or was not searched."""
        left = self.remains or self.history.objects or self.not_searched
        return not (left and self.receipt) and super(PatronForgotten, self).is_clean


@dataclass(frozen=True, slots=True)
class Due:
    """A patron of whom something is over: tickets to unlink, and whether to forget them whole."""

    pseudonym: str
    tickets: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionEnded(Outcome):
    """Patrons whose retention is over; they are forgotten if there is a receipt.

    Args:
        days: the days of retention.
        due: the patrons.
        held: patrons who are on hold and left alone.
        history: what the library's Git history holds of patrons who were forgotten whole.
        remains: places that still name them, for a person to mend.
        not_searched: what could not be searched, and why.
        receipt: the proof; none if nothing was written.
    """

    days: int
    due: tuple[Due, ...]
    held: tuple[str, ...]
    history: History = History()
    remains: tuple[str, ...] = ()
    not_searched: tuple[str, ...] = ()
    receipt: Receipt | None = None

    @property
    def is_clean(self) -> bool:
        """False if a place still names one of the patrons, or was not searched."""
        left = self.remains or self.history.objects or self.not_searched
        return not left and super(RetentionEnded, self).is_clean
