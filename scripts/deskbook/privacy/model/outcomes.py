"""The outcomes of commands that look for personal data."""

from dataclasses import dataclass

from deskbook.library.model.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSearched(Outcome):
    """Files that were searched for personal data; the findings say where it is.

    `selection` says which files: `staged`, `changed since COMMIT`, or nothing for all.
    """

    files: int
    selection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCleaned(Outcome):
    """A text as the gate keeps it; `changed` if something was replaced."""

    text: str
    changed: bool

    @property
    def is_clean(self) -> bool:
        """Return whether the text passes as it is."""
        return not self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAllowed(Outcome):
    """Words that pass the gate from now on; none where all of them did already."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookInstalled(Outcome):
    """The Git hook that asks the gate before every commit, by its path."""

    path: str
