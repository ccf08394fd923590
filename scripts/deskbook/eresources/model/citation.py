"""What somebody looks for: a journal's issue or article, as far as they told us."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A citation; what is not known is empty.

    `first` and `last` are the first and last day that the stated date of publication may mean: a
    whole year where only the year was given. `numbers` are ISSNs or ISBNs without hyphens.
    """

    title: str = ""
    article: str = ""
    numbers: tuple[str, ...] = ()
    doi: str = ""
    first: date | None = None
    last: date | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
