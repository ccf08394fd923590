"""Files of the sites that a library has in place of the program's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Override:
    """A file of the sites that is the library's own.

    Args:
        path: its path in the library.
        digest: the digest of its content.
        copied: the digest of the original that it was copied from; empty where that is unknown.
        original: the digest of the program's file of that path; empty where there is none.
        approved: whether this clone approved it as it is; it is not used otherwise.
    """

    path: str
    digest: str
    copied: str = ""
    original: str = ""
    approved: bool = True

    @property
    def is_addition(self) -> bool:
        """True if the program never had a file of that path, as far as is known."""
        return not self.original and not self.copied

    @property
    def is_orphan(self) -> bool:
        """True if the program has no file of that path any more."""
        return not self.original and bool(self.copied)

    @property
    def is_outdated(self) -> bool:
        """True if the program's file has changed since it was copied."""
        return bool(self.copied and self.original) and self.copied != self.original

    @property
    def is_untouched(self) -> bool:
        """True if it is still as it was copied."""
        return self.digest == self.copied
