"""Steps that post the day's digests on GitHub, each once, however often they run."""

from collections.abc import Iterable, Iterator, Mapping

from deskbook.github.model.outcomes import BeginDigests, DigestStep, MendDigest, Reader, TellDigest
from deskbook.library.model.library import Library


def find_readers(
    library: Library, digests: Mapping[str, str], assignable: Iterable[str]
) -> tuple[list[Reader], list[str]]:
    """Return who of those with a digest (`staff/history-liaison`) can be reached, and who not."""
    known = {it.lower() for it in assignable}
    found, without = [], []
    for name in sorted(digests):
        folder, _, handle = name.partition("/")
        staff = library.staff.get(handle) if folder == "staff" else None
        if staff and staff.github and staff.github.lower() in known:
            found.append(Reader(handle, staff.name, staff.github))
        elif staff:
            without.append(handle)
    return found, without


def plan_digests(
    readers: list[Reader],
    issues: Mapping[str, int],
    told: Mapping[str, tuple[int, str]],
    texts: Mapping[str, str],
) -> Iterator[DigestStep]:
    """Yield the steps by which each reader gets the digest once, in its present words.

    Args:
        readers: who has a digest today.
        issues: the issue of each colleague's digests, by handle.
        told: the comment of today in it, its number and text, by handle.
        texts: today's comment as it is to be, by handle.
    """
    for it in readers:
        if it.handle not in issues:
            yield BeginDigests(it)
        if it.handle not in told:
            yield TellDigest(it.handle, issues.get(it.handle))
        elif told[it.handle][1] != texts[it.handle]:
            yield MendDigest(it.handle, told[it.handle][0])
