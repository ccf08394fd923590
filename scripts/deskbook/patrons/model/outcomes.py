"""The outcomes of commands on patrons and on the vault.

No other program is given what the vault seals: `--json` names patrons by their pseudonyms.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from deskbook.library.model.outcome import UNSAID, Outcome
from deskbook.library.model.records import Profile
from deskbook.library.model.ticket import Ticket
from deskbook.patrons.model.patron import Blob, Consent, Message, Patron


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronAdded(Outcome):
    """A patron in the vault; `known` if they had a record before."""

    pseudonym: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronShown(Outcome):
    """A patron's record, messages and tickets."""

    pseudonym: str
    record: Patron = field(metadata=UNSAID)
    messages: tuple[Message, ...] = field(default=(), metadata=UNSAID)
    tickets: tuple[Ticket, ...] = field(default=(), metadata=UNSAID)


@dataclass(frozen=True, slots=True)
class PatronFound:
    """A patron that has an address, a number or a name, with the ids of their tickets."""

    pseudonym: str
    tickets: tuple[str, ...]
    record: Patron = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronsFound(Outcome):
    """The patrons that have an address, a number or a name."""

    patrons: tuple[PatronFound, ...]

    @property
    def is_clean(self) -> bool:
        """Return whether there is one."""
        return bool(self.patrons)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentNoted(Outcome):
    """Consent of a patron, and its day; without a day they took it back."""

    pseudonym: str
    consent: Consent
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatronExported(Outcome):
    """Everything that the library holds of a patron, for them."""

    pseudonym: str
    record: Patron = field(metadata=UNSAID)
    messages: tuple[Message, ...] = field(metadata=UNSAID)
    tickets: tuple[Ticket, ...] = field(metadata=UNSAID)
    files: tuple[Blob, ...] = field(metadata=UNSAID)
    profile: Profile = field(metadata=UNSAID)
    now: datetime = field(metadata=UNSAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultExamined(Outcome):
    """The number of patrons in the vault, what is wrong with it, and advice."""

    patrons: int
    problems: tuple[str, ...]
    advice: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Return whether everything can be opened and found."""
        return not self.problems


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultRotated(Outcome):
    """The vault's new keys: the files of both, and the other machines that open the vault."""

    recovery: str
    key: str
    machines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineRecovered(Outcome):
    """This machine opens the vault again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineAdmitted(Outcome):
    """A machine that opens the vault from now on; `shared` if it can fetch that already."""

    name: str
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineDismissed(Outcome):
    """A machine that opens the vault no more."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSynchronised(Outcome):
    """Exchange with the other clones of the vault."""

    exchanged: str
