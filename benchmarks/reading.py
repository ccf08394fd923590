"""Reading and validating every ticket of a library, cold: nothing of an index is used."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final, cast

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from benchmarks import library
from benchmarks.measure import Line, in_turns, seconds
from deskbook.library.adapters import repo

SIZES: Final = (1_000, 10_000)
SAMPLE: Final = 1_000
"""Tickets that the slow peer is given; it reads one after the other, so its time grows with them."""


class PureHandler(YAMLHandler):
    """python-frontmatter's own, with the loader that its documentation names as the default."""

    def load(self, fm: str, **_given: object) -> dict[str, Any]:
        return cast(dict[str, Any], yaml.load(fm, Loader=yaml.SafeLoader))


def lines() -> Iterator[Line]:
    """Our reader with all its checks, beside loops of python-frontmatter, which checks nothing."""
    for size in SIZES:
        root = library.made(size)
        files = sorted(root.glob("tickets/*/*/*.md"))
        yield _beside_the_pure_loader(root, files)
        yield _beside_the_c_loader(root, files)


def _beside_the_c_loader(root: Path, files: list[Path]) -> Line:
    def theirs() -> None:
        for path in files:
            frontmatter.load(str(path))

    ours, peer = in_turns(lambda: _ours(root), lambda: seconds(theirs), 3)
    return Line(
        "read and validate all, cold",
        len(files),
        ours,
        "python-frontmatter in a loop, with the C loader that it takes where there is one",
        peer,
    )


def _beside_the_pure_loader(root: Path, files: list[Path]) -> Line:
    handler = PureHandler()

    def theirs() -> None:
        for path in islice(files, SAMPLE):
            frontmatter.load(str(path), handler=handler)

    share = len(files) / min(SAMPLE, len(files))
    ours, peer = in_turns(lambda: _ours(root), lambda: seconds(theirs) * share, 3)
    return Line(
        "read and validate all, cold",
        len(files),
        ours,
        "python-frontmatter in a loop, with yaml.SafeLoader",
        peer,
        "5 times faster",
        peer >= 5 * ours,
    )


def _ours(root: Path) -> float:
    def work() -> None:
        assert not repo.load_tickets(root).findings

    return seconds(work)
