"""The outcomes of commands that look at the library's files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import UNSAID, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryChecked(Outcome):
    """All that is to be mended in the library's files, and how many files of each kind were read.

    `annotated` is the library's folder in its repository, with a slash behind it, where the
    findings are given as annotations of a run on GitHub; `strict` lets warnings fail the run too.
    """

    found: tuple[Finding, ...]
    looked_at: Mapping[str, int]
    strict: bool = False
    annotated: str | None = field(default=None, metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """True where nothing was found that fails the run."""
        return not any(self.strict or it.severity == "error" for it in self.found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaMade(Outcome):
    """The JSON Schema of a kind of record."""

    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsListed(Outcome):
    """The kinds of record by the words that people use for them, each with its meaning."""

    kinds: Mapping[str, str]
