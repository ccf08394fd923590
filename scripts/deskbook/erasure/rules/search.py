"""A patron in any text, file or Git object, by all that is known of them.

The gate has to leave ordinary words alone. Erasure looks for one person, and compares folded texts:
a name counts in any case, with or without accents, in either order, in paths and compounds.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from deskbook.library.model.folding import TRANSCRIBED, UNSPACED, fold, fold_places
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.model.privacy import Hit, PersonalKind
from deskbook.privacy.rules import known
from deskbook.privacy.rules.names import ORDINARY_NAMES, PARTICLES

REDACTED: Final = "redacted"
"""What stands in old commits in place of a patron: a word that fits every field and file name."""

_NUMBERS: Final = frozenset({"phone", "barcode", "student-id"})
_LEAST: Final = 6
"""Digits of a number that is searched for in other groupings; a shorter one is found in prices."""

_LEAST_LETTERS: Final = 6
"""Letters of a file's name, but for those that a device gives, that make it tell something."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DEVICES: Final = frozenset({
    "attachment", "bild", "capture", "copy", "datei", "doc", "document", "dokument", "download",
    "file", "foto", "from", "image", "imagen", "img", "invoice", "kopie", "noname", "of", "pdf",
    "photo", "picture", "scan", "scanned", "screen", "screenshot", "shot", "signature", "smime",
    "the", "unbenannt", "unknown", "unnamed", "untitled", "video", "vom", "whatsapp", "winmail",
})  # fmt: skip
"""Words of file names that devices and mail programs give, folded."""

_GROUPED: Final = r"[ .()/\u2010-\u2015\u00a0-]{0,2}"
"""What people put between the digits of a number."""

_WORD: Final = re.compile(r"[^\W_]+")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_ORDINARY: Final = frozenset(map(fold, ORDINARY_NAMES | PARTICLES))
_Pattern = tuple[PersonalKind, re.Pattern[str], bool]
"""What is found in a folded text, and whether it has to stand alone there."""


@dataclass(frozen=True)
class Sought:
    """All that is known of a patron, and how it is found.

    Args:
        pseudonym: what the tickets call them.
        known: names, addresses and numbers, by kind.
        tickets: ids of their own tickets, in which a part of their name counts too.
        files: names of files that they sent. They are searched for and taken out of the history,
            but no reason to change a ticket of others.
    """

    pseudonym: str
    known: tuple[tuple[PersonalKind, str], ...]
    tickets: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @cached_property
    def _whole(self) -> tuple[_Pattern, ...]:
        everything = (*self.known, *(("address", it) for it in self.files))
        return tuple(it for kind, text in everything for it in _patterns(kind, text))

    @cached_property
    def _parts(self) -> tuple[_Pattern, ...]:
        names = (text for kind, text in self.known if kind == "name")
        words = dict.fromkeys(it for name in names for it in _WORD.findall(name))
        kept = (it for it in words if len(it) > 2 and fold(it) not in _ORDINARY)
        return tuple(("name", re.compile(_spelled(it)), not _UNSPACED.search(it)) for it in kept)

    def hits(self, text: str, *, parts: bool) -> tuple[Hit, ...]:
        """Return where a text names the patron, in order and without overlaps.

        Args:
            text: the text.
            parts: whether a part of the name counts too.
        """
        folded = fold_places(text)
        found: list[Hit] = []
        for kind, by, bounded in (*self._whole, *(self._parts if parts else ())):
            for it in by.finditer(folded.text):
                start, end = folded.place(*it.span())
                if not bounded or _stands_alone(text, start, end):
                    found.append(Hit(start, end, kind))
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda it: (it.start, -it.end)):
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return tuple(kept)

    def lines(self, text: str, *, parts: bool) -> tuple[int, ...]:
        """Return the numbers of the lines that name the patron, the first being 1."""
        starts = (text.count("\n", 0, it.start) + 1 for it in self.hits(text, parts=parts))
        return tuple(dict.fromkeys(starts))

    def redact(self, text: str, *, parts: bool) -> str:
        """Return a text with the kind of data in place of what names the patron."""
        for hit in reversed(self.hits(text, parts=parts)):
            text = text[: hit.start] + hit.replacement + text[hit.end :]
        return text

    def erase(self, data: bytes, *, parts: bool) -> bytes:
        """Return an old version of a file, a message or a path without the patron.

        Bytes that are no UTF-8 stay as they are. The link of a ticket to the patron goes with its
        line; elsewhere their pseudonym becomes `redacted` as the rest does.
        """
        text = data.decode("utf-8", "surrogateescape")
        for hit in reversed(self.hits(text, parts=parts)):
            text = text[: hit.start] + REDACTED + text[hit.end :]
        if self.pseudonym:
            line = rf"(?m)^patron: ['\"]?{re.escape(self.pseudonym)}['\"]?\r?\n"
            text = re.sub(line, "", text).replace(self.pseudonym, REDACTED)
        return text.encode("utf-8", "surrogateescape")

    def counts_parts(self, path: str) -> bool:
        """Return whether a path is of one of the patron's own tickets."""
        return path.rpartition("/")[2].removesuffix(".md") in self.tickets


def seek(
    name: str,
    record: Patron | None,
    more: Sequence[str],
    tickets: Sequence[str],
    files: Sequence[str] = (),
) -> Sought:
    """Return what to look for.

    Args:
        name: the patron's pseudonym.
        record: their record in the vault, if it can be read.
        more: names, addresses and numbers that somebody typed, such as from the patron's letter.
        tickets: ids of their tickets.
        files: names of files that they sent; those that many people's files have are left out.
    """
    known_of = known.identifiers(record) if record else ()
    typed = ((_kind(it), it.strip()) for it in more if it.strip())
    telling = tuple(dict.fromkeys(filter(is_telling, files)))
    return Sought(name, tuple(dict.fromkeys((*known_of, *typed))), tuple(tickets), telling)


def join(each: Sequence[Sought]) -> Sought:
    """Return what to look for of several people at once."""
    return Sought(
        "",
        tuple(dict.fromkeys(it for one in each for it in one.known)),
        tuple(it for one in each for it in one.tickets),
        tuple(dict.fromkeys(it for one in each for it in one.files)),
    )


def is_telling(file: str) -> bool:
    """Return whether the name of a file was given by a person: it has words of its own.

    Names that devices and mail programs give, such as `IMG_2044.jpg` or `Scan 3.pdf`, are on
    files of many people.
    """
    words = [it for it in _LETTERS.findall(fold(file.rpartition(".")[0])) if it not in _DEVICES]
    return sum(map(len, words)) >= _LEAST_LETTERS


def _kind(text: str) -> PersonalKind:
    """The kind of what somebody typed; a number is as good as another, for all are found alike."""
    if "@" in text:
        return "email"
    digits = sum(it.isdigit() for it in text)
    if digits * 2 >= len(text.replace(" ", "")):
        return "barcode"
    return "address" if digits else "name"


def _patterns(kind: PersonalKind, text: str) -> Iterator[_Pattern]:
    """Yield what finds one known text whole."""
    digits = re.sub(r"\D", "", text)
    if kind in _NUMBERS and len(digits) >= _LEAST:
        yield kind, re.compile(rf"(?<!\d){_GROUPED.join(digits)}(?!\d)"), False
    elif kind == "name":
        words = [_spelled(it) for it in _WORD.findall(text)]
        turned = [words[-1:] + words[:-1]] if len(words) > 1 else []
        for order in (words, *turned) if words else ():
            yield kind, re.compile(r"[\W_]*".join(order)), not _UNSPACED.search(text)
    else:
        spaced = r"\s+".join(re.escape(it) for it in fold(text).split())
        yield kind, re.compile(rf"(?<!\w){spaced}(?!\w)"), False


def _spelled(word: str) -> str:
    """An expression for a word of a name in each of its spellings, folded."""
    letters = unicodedata.normalize("NFC", word).lower()
    return "".join(
        f"(?:{fold(it)}|{TRANSCRIBED[it]})" if it in TRANSCRIBED else re.escape(fold(it))
        for it in letters
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter stands beside a part of a text, or capitals tell it apart from its word.

    So `Miller` is found in `miller_2` and in `MillerThesis.docx`, and not in `millers`.
    """
    return _is_edge(text, start) and _is_edge(text, end)


def _is_edge(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 1]
    return not (before.isalpha() and after.isalpha()) or (before.islower() and after.isupper())


def name_lines(path: str, lines: Sequence[int]) -> Iterator[str]:
    """Yield places in a file as editors take them: `path:12`."""
    yield from (f"{path}:{line}" for line in lines)
