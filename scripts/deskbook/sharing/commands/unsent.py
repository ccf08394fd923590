"""The gate over commits that are about to be sent: files, their names and messages.

The hook looks at commits as they are made, but a clone may lack it, and `git commit --no-verify`
goes around it. What a push has sent stays in the history of every clone, so this is the last place
where a mistake can be mended by its author alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git
from deskbook.library.adapters.git_clone import Place
from deskbook.library.model.finding import DeskError, Finding
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.rules import redact
from deskbook.sharing import rules, views
from deskbook.sharing.adapters import history
from deskbook.sharing.model import Diff, Personal, Replayed, Version

Commits = Mapping[str, Sequence[Diff]]
"""The ids of commits, and what each of them changed."""

MESSAGE: Final = "message of the commit"
"""Stands for a path where the message of a commit is read."""

_LOG: Final = "desk: personal data taken out of commits that were not sent yet"


class Gate:
    """The gate over one push; what passed once is not read again when the push is tried again."""

    def __init__(self, root: Path) -> None:
        """Begin with nothing read."""
        self.root = root
        self.passed: set[tuple[str, Version]] = set()

    def refuse_personal(self, place: Place, commits: Commits) -> None:
        """Refuse to send personal data.

        Raises:
            DeskError: a version of a file holds some; the text names its line, its commit and the
                way to mend it.
        """
        if found := self.find_personal(place, commits):
            raise DeskError(views.explain_personal(found))

    def find_personal(self, place: Place, commits: Commits) -> tuple[Personal, ...]:
        """Return what is personal in the files that commits brought in, and in their messages."""
        asked = {(MESSAGE, Version(MESSAGE, it)): it for it in commits} | {
            (it.path, it.new): commit
            for commit, diffs in reversed([*commits.items()])
            for it in diffs
            if it.new and it.new.mode in rules.FILES and _is_read(it.path, place)
        }
        new = {key: commit for key, commit in asked.items() if key not in self.passed}
        blobs = history.read_contents(place.top, [str(version.content) for _, version in new])
        data = [
            (MESSAGE, rules.strip_head(blobs[str(version.content)]))
            if path == MESSAGE
            else (rules.path_in_library(path, place.prefix), blobs[str(version.content)])
            for path, version in new
        ]
        if not self._read(data):
            self.passed |= new.keys()
            return ()
        read = zip(new.items(), data, strict=True)
        found = ((key, commit, self._read([it])) for (key, commit), it in read)
        return tuple(Personal(commit, *key, tuple(lines)) for key, commit, lines in found if lines)

    def _read(self, files: Sequence[tuple[str, bytes]]) -> list[Finding]:
        return write_gate.find_personal(self.root, files, file_check.search_sent)

    def clean(self, message: bytes) -> bytes:
        """Return the message of a commit without personal data."""
        known = write_gate.load_gate(self.root)
        return redact.clean_intake(message.decode(errors="replace"), known)[0].encode()


def list_commits(place: Place, tip: str) -> Commits:
    """Return the commits that a push would send, the oldest first.

    Args:
        place: the clone.
        tip: the remote's commit; empty where the whole history is sent.
    """
    if not tip:
        return history.list_changes(place.top, place.commit)
    return {own.id: own.diffs for own in history.find_own(place, tip)}


def mend(gate: Gate, place: Place, tip: str) -> int:
    """Rewrite commits that were not sent: versions with personal data become the last version.

    The work tree and the index stay as they are. Returns the number of commits that were read.

    Raises:
        DeskError: the last version of a file holds personal data too: a person has to mend it.
    """
    own = history.find_own(place, tip)
    commits = {it.id: it.diffs for it in own} if tip else list_commits(place, "")
    found = gate.find_personal(place, commits)
    if not found:
        return 0
    last = history.find_versions(place.top, place.commit, {it.path for it in found})
    present = [it for it in found if last.get(it.path) == it.version]
    if present:
        raise DeskError(views.explain_present(present))
    mended = rules.mend(own, {(it.path, it.version) for it in found}, last)
    spoken = {it.commit for it in found if it.path == MESSAGE}
    mended = tuple(
        replace(it, message=gate.clean(it.message)) if it.id in spoken else it for it in mended
    )
    _rewrite(place, own[0].parent, rules.replay(mended, (), _never).commits)
    return len(own)


def _rewrite(place: Place, base: str, commits: Sequence[Replayed]) -> None:
    """Let the branch go on to commits that end with the same files."""
    new = history.write(place, base, commits)
    trees = [git.run(place.top, "rev-parse", f"{it}^{{tree}}") for it in (new, place.commit)]
    if trees[0] != trees[1]:
        raise AssertionError("the rewritten commits hold other files")
    moves = f"update {place.branch} {new} {place.commit}\ndelete {history.REPLAYED}{place.commit}\n"
    git.run(place.top, "update-ref", "-m", _LOG, "--stdin", given=moves.encode())


def _never(_path: str, _base: Version | None, _mine: Version, _there: Version) -> None:
    """No merge: nobody else changed anything here."""


def _is_read(path: str, place: Place) -> bool:
    return bool(rules.path_in_library(path, place.prefix))
