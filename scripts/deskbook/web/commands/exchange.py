"""The exchange with the shared remote, in a thread: what the desk writes is sent without asking."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from deskbook.library.adapters import git, git_clone, shipped
from deskbook.library.model.finding import DeskError
from deskbook.sharing.commands import exchange

EVERY: Final = 60.0
"""Seconds between exchanges while nothing happens here."""

SOON: Final = 4.0
"""Seconds after a change, so that what follows at once is sent with it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How the clone stands with the remote: commits that only it has, and why they are not sent."""

    unsent: int = 0
    trouble: str = ""


class Exchange:
    """Pulls and pushes by and by, until it is stopped."""

    def __init__(self, root: Path, *, on: bool) -> None:
        self.root, self.on = root, on
        self._state, self._lock = Shared(), Lock()
        self._wake, self._stop = Event(), Event()

    @property
    def state(self) -> Shared:
        """Return how the clone stands, as it was last seen."""
        with self._lock:
            return self._state

    def tell(self) -> None:
        """Take note of a commit that was made here; it is sent soon."""
        with self._lock:
            if self.on:
                self._state = Shared(self._state.unsent + 1, self._state.trouble)
        self._wake.set()

    def start(self) -> Thread:
        """Begin; the thread ends with the process, or soon after `stop`."""
        thread = Thread(target=self._run, daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """End after what is under way."""
        self._stop.set()
        self._wake.set()

    def _run(self) -> None:
        while self.on and not self._stop.is_set():
            self.exchange()
            if self._wake.wait(EVERY) and not self._stop.wait(SOON):
                self._wake.clear()

    def exchange(self) -> Shared:
        """Pull and push once; what stops it is kept, and nothing is lost."""
        trouble = ""
        try:
            exchange.push(self.root)
        except DeskError as error:
            trouble = str(error)
        except OSError as error:
            trouble = f"the exchange failed: {error}"
        found = Shared(git_clone.count_unsent(self.root)[0], trouble)
        with self._lock:
            self._state = found
        return found


def is_shared(root: Path) -> bool:
    """Return whether a clone has a remote to exchange with.

    The program's own repository has a sample library in it, which nobody means to send anywhere.
    """
    if not git.is_clone(root) or shipped.is_software(root):
        return False
    return bool(git.remote(root))
