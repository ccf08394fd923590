"""The mark below which a text is for staff, and headings that only look like it.

The mark is one literal line, the same in every language. Sections with a heading such as `Cause`
used to be for staff too. A heading that resembles one of these is refused, so that secrecy never
depends on how a heading is worded.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

MARK: Final = "## [staff only]"
"""The line; everything under it, to the end of the text, is for staff."""

_MARK: Final = re.compile(rf"^{re.escape(MARK)}[ \t\r]*$", re.MULTILINE)
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Characters that nobody sees, which would part a word."""

SECTIONS: Final = frozenset({"cause", "environment"})
"""The headings of sections that were for staff before there was a mark."""

_STAFF: Final = re.compile(
    r"\b(?:staff only|only (?:for )?staff|staff notes?|notes? for staff|for colleagues|"
    r"colleagues only|not for patrons|solo (?:para el )?personal|para el personal|"
    r"personal solamente|nur fur (?:mitarbeiter|kollegen|personal)\w*|fur mitarbeiter\w*|"
    r"reserve au personnel|pour le personnel|solo (?:per il )?personale|alleen voor medewerkers|"
    r"(?:so|apenas) para funcionarios)\b"
)
_PREFIX: Final = re.compile(r"(?:[\s>*+-]|\d+[.)]\s)*")
_HEADING: Final = re.compile(r"#{1,6}(?!#)|<h[1-6]\b", re.IGNORECASE)
_UNDERLINE: Final = re.compile(r"[\s>*+-]*(?:={2,}|-{2,})\s*")
_MARKUP: Final = re.compile(r"<[^<>]*>|\{[^{}]*\}|\]\([^()]*\)|&[a-z]+;")
_WORD: Final = re.compile(r"[^\W\d_]+")


def fold(line: str) -> str:
    """Return the words of a line in lower case, without markup, accents, digits and signs."""
    return " ".join(_WORD.findall(_plain(_MARKUP.sub(" ", line))))


def _plain(text: str) -> str:
    """Return a text in lower case, without accents and characters that nobody sees."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", _UNSEEN.sub("", text.casefold()))
    return "".join(it for it in parts if not unicodedata.combining(it))


_FORMER: Final = frozenset(
    map(
        fold,
        (
            *SECTIONS,
            *("causes", "causa", "causas", "oorzaak", "oorzaken", "orsak", "orsaker"),
            *("arsag", "arsak", "przyczyna", "przyczyny", "pricina", "priciny", "причина"),
            *("причины", "αιτία", "السبب", "الأسباب", "סיבה", "neden"),
            *("environments", "entorno", "entornos", "ambiente", "ambientes", "environnement"),
            *("omgeving", "miljo", "ympäristö", "środowisko", "prostředí", "среда", "περιβάλλον"),
            *("البيئة", "סביבה", "ortam"),
            *("internal", "interno", "interna", "internos", "internas", "intern", "interne"),
            *("internes", "internt", "wewnętrzne", "внутреннее"),
        ),
    )
)
"""Words of headings that were for staff, or would be taken for it, in languages of libraries."""

_PARTS: Final = tuple(
    map(fold, ("ursache", "umgebung", "原因", "环境", "環境", "원인", "환경", "สาเหตุ"))
)
"""Parts of words of such headings, in languages that join or do not part words."""

_HINT: Final = re.compile(
    "|".join(
        map(
            re.escape,
            sorted(
                {
                    *_FORMER,
                    *_PARTS,
                    "staff",
                    "personal",
                    "personnel",
                    "mitarbeiter",
                    "kollegen",
                    "colleagues",
                    "patrons",
                    "medewerkers",
                    "funcionarios",
                }
            ),
        )
    )
)


def find(written: str) -> re.Match[str] | None:
    """Return the place of the mark in a text; nothing where it has none."""
    return _MARK.search(written)


def split(written: str) -> tuple[str, str]:
    """Return the part of a text above the mark, and the part for staff; empty without a mark."""
    found = find(written)
    if found is None:
        return written, ""
    return written[: found.start()], written[found.end() :].strip()


def find_resembling(written: str) -> Iterator[tuple[int, str]]:
    """Yield lines above the mark that look like the mark or like a heading for staff.

    Each is a line of the text, counted from 0, and its words. A heading resembles one for staff by
    any of its words, another line only as a whole.
    """
    above = split(written)[0]
    if not _HINT.search(_plain(above)):
        return
    lines = above.split("\n")
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        inner = _PREFIX.sub("", line, count=1)
        if is_for_staff(inner, heading=bool(_HEADING.match(inner) or _UNDERLINE.fullmatch(below))):
            yield number, inner.strip()


def is_for_staff(line: str, *, heading: bool) -> bool:
    """Return whether a line looks as if what follows it were for staff."""
    words = fold(line)
    if not words:
        return False
    if not heading:
        alone = words in _FORMER or (" " not in words and any(it in words for it in _PARTS))
        return alone or bool(_STAFF.fullmatch(words))
    return (
        not _FORMER.isdisjoint(words.split())
        or any(it in words for it in _PARTS)
        or bool(_STAFF.search(words))
    )
