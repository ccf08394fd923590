"""The outcomes of building and serving the sites, and the steps towards them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskbook.library.model.outcome import UNSAID, Outcome


@dataclass(frozen=True, slots=True)
class SiteWritten:
    """A site that was built: its pages in all, the files that changed, and those taken away."""

    kind: str
    pages: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesBuilt(Outcome):
    """The sites that were built, and the time it took."""

    sites: tuple[SiteWritten, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildFailed:
    """A step of a watch: the sites could not be built, and the last good ones stay."""

    message: str


@dataclass(frozen=True, slots=True)
class Watching:
    """A step of a watch: from now on every change is noticed."""


@dataclass(frozen=True, slots=True)
class FilesChanged:
    """A step of a watch: so many files changed, and the sites are built again."""

    number: int


@dataclass(frozen=True, slots=True)
class Serving:
    """A step of serving: the address of each site by its kind."""

    addresses: Mapping[str, str]
    watched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Outcome):
    """The end of a watch or of serving; `clean` is false where the first build left tickets out."""

    clean: bool = field(default=True, metadata=UNSAID)

    @property
    def is_clean(self) -> bool:
        """Whether the first build left no ticket out."""
        return self.clean
