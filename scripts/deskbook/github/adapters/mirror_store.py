"""Current and last-synchronised tickets, and the bookmark of the mirror.

Where it ended is a ref of its own: a commit with the files as both sides agreed on them, and in its
message GitHub's time then and what was left undone. It is no commit of the branch, so that a
synchronisation without news leaves nothing behind.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from deskbook.github.model.mirror import Bookmark
from deskbook.library.adapters import git, git_clone, repo
from deskbook.library.formats import ticket_file
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.library.model.ticket import Ticket

REF: Final = "refs/deskbook/github"
SHARED: Final = "refs/deskbook/github-shared"
"""Where the remote's bookmark was when we last looked."""

_STAMP: Final = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class Store:
    """The library in a clone; `remote` is where the bookmark is shared, empty where it is not."""

    root: Path
    remote: str = ""

    def load(self) -> Loaded:
        """The whole library as it is."""
        return repo.load(self.root)

    def bookmark(self) -> Bookmark | None:
        """Return the bookmark of the last synchronisation; none before the first.

        Raises:
            GitError: the remote cannot be reached.
            DeskError: the bookmark is damaged, or ahead of this clone's files.
        """
        if self.remote:
            self._fetch()
        self._refuse_behind()
        told = git.run(self.root, "log", "-1", "--format=%B", REF, "--", check=False).decode()
        return _read(told) if told.strip() else None

    def _fetch(self) -> None:
        asked = git.run(self.root, "ls-remote", self.remote, REF).decode().split()
        if asked and asked[0] != _commit(self.root, SHARED):
            git.run(self.root, "fetch", "--quiet", "--no-tags", self.remote, f"+{REF}:{SHARED}")
            git.run(self.root, "update-ref", REF, SHARED)

    def _refuse_behind(self) -> None:
        """Files from before the bookmark would look as if its changes had been taken back here."""
        stands_on = _commit(self.root, f"{REF}^1")
        words = ("merge-base", stands_on, "HEAD")
        if stands_on and git.run(self.root, *words, check=False).decode().strip() != stands_on:
            raise DeskError(
                "another machine has synchronised files that are not here yet: `desk pull` first"
            )

    def changed(self) -> frozenset[str]:
        """Ids of tickets whose files are not as they were at the bookmark; all before the first."""
        if not _commit(self.root, REF):
            return frozenset(Path(it.path).stem for it in repo.load_tickets(self.root).filed)
        words = ("diff", "--name-only", "--no-renames", "-z", "--relative", REF, "--", "tickets")
        new = ("ls-files", "--others", "--exclude-standard", "-z", "--", "tickets")
        told = git.run(self.root, *words) + git.run(self.root, *new)
        return frozenset(Path(it).stem for it in told.decode().split("\0") if it.endswith(".md"))

    def bases(
        self, wanted: Mapping[str, str], bookmark: Bookmark | None
    ) -> Mapping[str, tuple[Ticket | None, bool]]:
        """Tickets (by id, with their paths) as both sides agreed on them.

        The flag says that entries of it may not have been said on GitHub: what was left undone, and
        a ticket that got its issue since, of which the version that first had it is taken.
        """
        held = bookmark.held if bookmark else {}
        found: dict[str, tuple[Ticket | None, bool]] = {}
        for name, path in wanted.items():
            commit = held.get(name, REF if bookmark else "")
            ticket = self._at(commit, path) if commit else None
            if ticket is not None and ticket.issue is not None:
                found[name] = (ticket, name in held)
            else:
                found[name] = (self._first_linked(path), True)
        return found

    def _first_linked(self, path: str) -> Ticket | None:
        words = ("log", "--reverse", "--format=%H", "-G", "^issue: [0-9]+", "--", path)
        for commit in git.run(self.root, *words, check=False).decode().split():
            ticket = self._at(commit, path)
            if ticket is not None and ticket.issue is not None:
                return ticket
        return None

    def _at(self, commit: str, path: str) -> Ticket | None:
        data = git.at(self.root, commit, path)
        reading = ticket_file.parse(path, data) if data else None
        return reading.filed.record if reading and reading.filed else None

    def commit_of(self, name: str, bookmark: Bookmark | None) -> str:
        """The commit that a ticket which is left undone keeps its base in; empty without one."""
        if bookmark and name in bookmark.held:
            return bookmark.held[name]
        return _commit(self.root, REF)

    def move(self, bookmark: Bookmark) -> None:
        """Put the bookmark at the files as they are committed now.

        Commits that it keeps the bases of unfinished tickets in are its parents, so that Git keeps
        them too. Others hear of it by `share`, when the files themselves have been shared: a
        bookmark ahead of them would make what is in it look as if it had been taken out.
        """
        head = git_clone.place(self.root).commit
        parents = dict.fromkeys((head, *filter(None, bookmark.held.values())))
        words = [word for it in parents for word in ("-p", it)]
        made = git.run(
            self.root, "commit-tree", f"{head}^{{tree}}", *words, given=_written(bookmark).encode()
        )
        git.run(self.root, "update-ref", REF, made.decode().strip())


def share(root: Path, remote: str) -> None:
    """Let others know the bookmark, if it is new; only once the branch has been pushed.

    Where another machine has shared a newer one meanwhile, that one stays: files are always at
    least as new as a bookmark that is older.
    """
    ours, theirs = _commit(root, REF), _commit(root, SHARED)
    if ours and ours != theirs:
        lease = f"--force-with-lease={REF}:{theirs}"
        git.run(root, "push", "--quiet", lease, remote, f"{ours}:{REF}", check=False)
        there = git.run(root, "ls-remote", remote, REF, check=False).decode().split()
        if there[:1] == [ours]:
            git.run(root, "update-ref", SHARED, ours)


def follow(root: Path) -> None:
    """Put the bookmark on the present commit where those that it stood on were written anew."""
    stands_on, head = _commit(root, f"{REF}^1"), _commit(root, "HEAD")
    base = git.run(root, "merge-base", stands_on, head, check=False).decode().strip()
    if not stands_on or base == stands_on:
        return
    message = git.run(root, "log", "-1", "--format=%B", REF, "--")
    others = git.run(root, "rev-parse", f"{REF}^@").decode().split()[1:]
    words = [word for it in (head, *others) for word in ("-p", it)]
    made = git.run(root, "commit-tree", f"{REF}^{{tree}}", *words, given=message)
    git.run(root, "update-ref", REF, made.decode().strip())


def _commit(root: Path, name: str) -> str:
    """The id of a commit, empty where there is none."""
    words = ("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}")
    return git.run(root, *words, check=False).decode().strip()


def _written(bookmark: Bookmark) -> str:
    values = {
        "cursor": bookmark.cursor.astimezone(UTC).strftime(_STAMP),
        "day": bookmark.day.isoformat(),
        "held": dict(sorted(bookmark.held.items())),
        "most": bookmark.most,
    }
    return f"Synchronised with GitHub\n\n{json.dumps(values, sort_keys=True)}\n"


def _read(message: str) -> Bookmark:
    try:
        values = json.loads(message.strip().splitlines()[-1])
        return Bookmark(
            datetime.strptime(values["cursor"], _STAMP).replace(tzinfo=UTC),
            date.fromisoformat(values["day"]),
            dict(values["held"]),
            int(values["most"]),
        )
    except (ValueError, KeyError, TypeError):
        raise DeskError(
            f"{REF} cannot be read: `git update-ref -d {REF}` begins anew (the files then decide)"
        ) from None


def list_paths(loaded: Loaded, names: Iterable[str]) -> dict[str, str]:
    """The files of tickets by their ids."""
    return {it: loaded.ticket(it).path for it in names if it in loaded.library.tickets}
