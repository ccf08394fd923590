"""Messages that are written together: their tickets are in one commit."""

from dataclasses import dataclass, field
from typing import Final

from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.mail.adapters.mailbox import Waiting
from deskbook.mail.commands import keep
from deskbook.mail.commands.aside import set_aside
from deskbook.mail.commands.decision import decide
from deskbook.mail.commands.keep import Kept, Prepared
from deskbook.mail.commands.world import World
from deskbook.mail.model.disposition import Disposition, Fate

COUNTED: Final[frozenset[Fate]] = frozenset({"new", "heard", "noted"})
"""The fates of messages that a ticket got in this run."""


@dataclass(slots=True)
class Group:
    """Messages that are decided one after the other and written together.

    A message that asks for a ticket of the group has the group written first, so it is decided as
    if each message had been written by itself.

    Args:
        world: what they are decided with.
        commit: whether to keep the tickets in a commit.
        kept: what became of each message, in their order; nothing yet for those that wait.
    """

    world: World
    commit: bool
    kept: list[Kept | None] = field(default_factory=list)
    waiting: list[tuple[int, Waiting, Prepared]] = field(default_factory=list)

    def take(self, message: Waiting) -> None:
        """Decide about a message; whatever goes wrong is its disposition and stops nothing."""
        number = len(self.kept)
        self.kept.append(None)
        try:
            decision = decide(self.world, message.name, message.data)
            prepared = keep.prepare(self.world, decision)
            if prepared is None:
                if decision.disposition.fate in ("aside", "unreadable"):
                    set_aside(self.world, decision.disposition, message.data)
                self.kept[number] = Kept(decision.disposition)
                return
        except (DeskError, OSError) as error:
            self.kept[number] = _left(error)
        except Exception as error:  # no message may stop the run: it is put apart with the reason
            self.kept[number] = put_apart(self.world, message, error)
        else:
            self.waiting.append((number, message, prepared))
            self.world.unwritten[prepared.ticket] = self.write
            keys = (decision.key, decision.text)
            self.world.known.update(dict.fromkeys(keys, prepared.ticket))

    def write(self) -> None:
        """Write the tickets of the messages that wait; where that fails, each by itself."""
        waiting, self.waiting = self.waiting, []
        self.world.unwritten.clear()
        if not waiting:
            return
        try:
            done = keep.write(self.world, [it for _, _, it in waiting], commit=self.commit)
        except Exception:  # one of them cannot be written: it is found below
            done = [self._write_alone(message, it) for _, message, it in waiting]
        for (number, _, _), kept in zip(waiting, done, strict=True):
            self.kept[number] = kept

    def _write_alone(self, message: Waiting, prepared: Prepared) -> Kept:
        try:
            return keep.write(self.world, [prepared], commit=self.commit)[0]
        except (DeskError, OSError) as error:
            failed = _left(error)
        except Exception as error:  # as above
            failed = put_apart(self.world, message, error)
        for key in (prepared.decision.key, prepared.decision.text):
            self.world.known.pop(key, None)
        return failed

    def count_new(self) -> int:
        """Return how many messages go into tickets."""
        return sum(it is None or it.disposition.fate in COUNTED for it in self.kept)

    def finish(self) -> list[Kept]:
        """Write what waits, and return what became of each message."""
        self.write()
        return [it for it in self.kept if it is not None]


def _left(error: Exception) -> Kept:
    return Kept(Disposition("left", why=str(error)))


def put_apart(world: World, message: Waiting, error: Exception) -> Kept:
    """Put a message apart on which reading or writing failed."""
    failed = describe(error)
    try:
        set_aside(world, failed, message.data)
    except (DeskError, OSError) as again:
        return _left(again)
    return Kept(failed)


def describe(error: Exception) -> Disposition:
    """Return the disposition of a message on which something failed that should not."""
    return Disposition("unreadable", why=describe_failure("reading it", error))
