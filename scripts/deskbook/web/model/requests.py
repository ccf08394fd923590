"""The browser desk in values: who asks, what a request carries, and what it is answered with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from deskbook.library.model.outcome import Outcome

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
"""Addresses that only this machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The way in which the desk is reached.

    Args:
        host: the address that it listens on.
        port: its port; with 0 the system chooses.
        name: the name of the host in the address bar, where a proxy stands before it.
        header: the header in which the proxy names the person; empty where nobody signs in.
        proxy: the only address that may send this header.
        offline: exchange nothing with the shared remote.
    """

    host: str = "127.0.0.1"
    port: int = 8001
    name: str = ""
    header: str = ""
    proxy: str = ""
    offline: bool = False

    @property
    def is_shared(self) -> bool:
        """True where several people sign in through a proxy."""
        return bool(self.header)


@dataclass(frozen=True, slots=True)
class Head:
    """A request before its body: method, path, address of who connects, and headers.

    Names of headers are in lower case; a header that came twice has two values.
    """

    method: str
    path: str
    peer: str
    headers: Mapping[str, tuple[str, ...]]

    def value(self, name: str) -> str:
        """Return a header that came once, else nothing."""
        found = self.headers.get(name, ())
        return found[0] if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is not answered: the status, one sentence, and what to do."""

    status: int
    message: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The colleague who acts: handle and name."""

    handle: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request of a person.

    Args:
        person: who asks.
        path: the address within the desk, beginning with a slash.
        names: the parts of the address that differ, such as the ticket.
        query: what stands behind the question mark; the last value of each name.
        form: the fields of the form that was sent, each with all its values.
        session: the id of the browser's session.
        languages: the languages that the browser prefers, the best first.
        fragment: only the part of the page that a script puts into one that is open.
        genuine: the form came from a page that this session was shown; else nothing may be done.
    """

    person: Person
    path: str
    names: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    session: str = ""
    languages: tuple[str, ...] = ()
    fragment: bool = False
    genuine: bool = True

    @property
    def address(self) -> str:
        """Return the address within the desk, with what stands behind the question mark."""
        return f"{self.path}?{urlencode(self.query)}" if self.query else self.path

    def typed(self, name: str) -> str:
        """Return the value of a field of the form, without space around it."""
        return (self.form.get(name) or ("",))[-1].strip()

    def asked(self, name: str) -> str:
        """Return a value behind the question mark, without space around it."""
        return self.query.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its template below `site/templates/desk`, and what the template gets."""

    template: str
    title: str
    context: Mapping[str, object] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Moved:
    """The address that the browser goes to next, and what is said there."""

    to: str
    said: tuple[str, ...] = ()


Answered = Shown | Moved


@dataclass(frozen=True, slots=True)
class DeskOpen:
    """A step of serving: the address of the desk, and whose name its changes carry."""

    address: str
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskClosed(Outcome):
    """The end of serving."""
