"""Words that a rewrite of the history took out, read from texts before and after it.

A clone that has both histories needs nobody to send it these words: its old texts have them. So its
unsent commits lose them too, and no list of them is stored or published anywhere.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deskbook.erasure.rules import search
from deskbook.erasure.rules.search import REDACTED, Sought

_PATRON = re.compile(r"(?m)^patron: ['\"]?([^\s'\"]+)['\"]?\r?\n")


@dataclass(frozen=True, slots=True)
class Pair:
    """A file, a path or a message before and after the rewrite.

    `file` is the name of the file, empty for other texts.
    """

    file: str
    before: str
    after: str


@dataclass(frozen=True)
class Erased:
    """Everything that was taken out: `everywhere` counts in each text, `parts` in one file each.

    A single word may be a part of a name, which is an ordinary word in files about others.
    """

    everywhere: tuple[Sought, ...] = ()
    parts: Mapping[str, Sought] = field(default_factory=dict)

    def erase(self, data: bytes, file: str = "") -> bytes:
        """Return a text without what was taken out.

        Args:
            data: a version of a file, a message or a path.
            file: the name of the file, empty for other texts.
        """
        for sought in self.everywhere:
            data = sought.erase(data, parts=sought.counts_parts(file))
        return self.parts[file].erase(data, parts=False) if file in self.parts else data


def read(pairs: Iterable[Pair]) -> Erased:
    """Return what was taken out of texts."""
    whole: dict[str, None] = {}
    parts: dict[str, dict[str, None]] = {}
    names: dict[str, None] = {}
    for pair in pairs:
        before = pair.before
        if (link := _PATRON.search(before)) and not _PATRON.search(pair.after):
            names[link[1]] = None
            before = before[: link.start()] + before[link.end() :]
        for word in find_words(before, pair.after):
            found = parts.setdefault(pair.file, {}) if pair.file and word.isalpha() else whole
            found[word] = None
    first = search.seek("", None, [it for it in whole if it not in names], ())
    everywhere = (first, *(Sought(it, ()) for it in names)) if whole or names else ()
    return Erased(
        everywhere,
        {file: search.seek("", None, [*words], ()) for file, words in parts.items() if words},
    )


def find_words(before: str, after: str) -> list[str]:
    """Return the words in place of which a later text has `redacted`; none where it is another."""
    first, *rest = after.split(REDACTED)
    if before == after or not rest or not before.startswith(first):
        return []
    found, at = [], len(first)
    for number, literal in enumerate(rest, start=1):
        last = number == len(rest)
        end = len(before) - len(literal) if last else before.find(literal, at + 1)
        if end < at or not before.startswith(literal, end):
            break
        found.append(before[at:end].strip())
        at = end + len(literal)
    return [it for it in found if len(it) > 1 and it != REDACTED]


def is_erased_path(before: str, after: str) -> bool:
    """Return whether a path may be another one without what was taken out."""
    shape = ".+".join(map(re.escape, after.split(REDACTED)))
    return REDACTED in after and re.fullmatch(shape, before) is not None
