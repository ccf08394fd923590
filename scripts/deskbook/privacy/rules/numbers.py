"""Card numbers, student ids and ORCID iDs in a text, and numbers that only look like them."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules.triggers import Lowered

MASK: Final = "\N{SECTION SIGN}"
"""Stands for each character of a trap, so that no pattern of a number can run across it."""

_NAMED: Final = (
    r"isbns?|e?-?issns?|oclc|ocm|ocn|lccn|pmc?id|arxiv|viaf|isni|accession|mms\s?id|"
    r"bib(?:\s(?:id|record))?|item|ref\.?(?:\sno\.?)?|box|vol\.?|volume|pp?\.|pages|call(?=\sn)|"
    r"(?:case|ticket|order|invoice|reference|record|catalogu?e|document|patent|report|serial|model|"
    r"grant|system|manuscript|request|incident|tracking|confirmation|transaction)"
)
"""Words for numbers of things: books, cases, orders."""

_TRAPS: Final = re.compile(
    rf"""
    (?<!\w)(?:
      https?://\S+ | www\.\S+
    | (?:{_NAMED})(?:\s(?:numbers?|no\.?|nr\.?|id|code|barcode))?
      [\s\#:.]{{0,4}}(?:is\s|was\s)?\(?
      (?=[a-z-]{{0,8}}\d)[a-z]{{0,8}}-?\d[\dx./-]*(?:\s\d[\dx-]*+)*+
    | 10\.\d{{4,9}}/\S+                                             # DOI
    | (?<!-)97[89][- ]?\d{{1,5}}[- ]?\d{{1,7}}[- ]?\d{{1,7}}[- ]?\d(?!\w)  # ISBN-13
    | (?<!-)\d{{1,5}}-\d{{1,7}}-\d{{1,7}}-[\dx](?!\w)                 # ISBN-10 as printed
    | (?<!-)(?<!\d[ ])(?<!\)[ ])\d{{4}}-\d{{3}}[\dx](?![\w-])  # ISSN; years from-to
    | (?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d
      (?:[t ,]{{1,2}}[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?z?)?        # days and times
    | [0-3]?\d[-/.][0-3]?\d[-/.](?:(?:19|20)\d\d|\d\d)\b(?![-.]\d)  # as they are written elsewhere
    | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
      (?:[0-2]\d(?:[0-5]\d){{1,2}})?\b                               # 20261112141400
    | [0-2]?\d:[0-5]\d(?::[0-5]\d)?\b
    | (?:19|20)\d\d\s?[-\N{{EN DASH}}/]\s?(?:19|20)?\d\d\b             # years from-to
    | [$\N{{EURO SIGN}}\N{{POUND SIGN}}]\s?\d[\d.,]*
    | (?<!\.)\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}(?![\d.])    # network addresses
    )
    """,
    re.VERBOSE,
)
"""They are searched in lower case, which is much quicker than to ignore it."""


def mask_traps(text: str) -> str:
    """The text with everything masked that only looks like somebody's number; its length stays."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(it.lower() if len(it.lower()) == 1 else it for it in text)
    parts, done = list[str](), 0
    for found in _TRAPS.finditer(lower):
        parts += (text[done : found.start()], MASK * len(found.group()))
        done = found.end()
    return "".join((*parts, text[done:]))


_ORCID: Final = re.compile(r"(?<![\w-])\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?![\w-])")
_ORCID_BLOCK: Final = "0000-000"
_BARCODE: Final = re.compile(r"(?<![\w-])2(?:[ -]?\d){13}(?![\w-])")
_CARD: Final = re.compile(
    r"(?P<whose>\b(?:my|library|patron|borrower|student|user|campus|credit|id)(?:'s)?\s)?"
    r"(?:\b(?:library|student|id|campus|credit)\s)?\b(?:card|barcode)\b"
    r"(?:\s(?:numbers?|no\.?|nr\.?|id|barcode))?(?:\son\s(?:it|my\scard))?"
    r"[\s#:.,(]{0,3}(?:is\s|was\s|=\s?)?[#:]?\s?(?P<number>[A-Z]{0,3}\d[\d -]{3,19}\d)(?![\w-])",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"3\d{13}")
_STUDENT: Final = re.compile(
    r"(?<!\w)(?:(?:student|university|campus|college|banner|matriculation|matric|employee|"
    r"staff|faculty|my)\s?"
    r"(?:id|i\.d\.|no\.?|nr\.?|number|\#)|emplid|[a-z]-number|(?:student|my)\sid\s(?:number|no\.?))"
    r"(?:\s(?:number|no\.?|\#))?[\s#:.,(]{0,3}(?:is\s|was\s|=\s?)?[#:]?\s?"
    r"(?P<number>[A-Z]{0,3}-?\d[\d-]{4,11})(?![\w-])",
    re.IGNORECASE,
)
_OWNERS: Final = (
    "student", "university", "campus", "college", "banner", "matriculation", "matric", "employee",
    "staff", "faculty", "my",
)  # fmt: skip
_JOINED: Final = frozenset(
    f"{it}{number}" for it in _OWNERS for number in ("id", "i", "no", "nr", "number")
)
_NUMBERED: Final = frozenset(["id", "d", "no", "nr", "number", "emplid"]) | _JOINED
_WHOSE: Final = frozenset([*_OWNERS, "emplid", "number"]) | _JOINED
"""Words of which each expression for a student id has one of either kind."""

_LOGIN_WORDS: Final = frozenset(
    ["net", "netid", "uni", "uniid", "user", "userid", "username", "login", "log"]
)
_LOGIN: Final = re.compile(
    r"\b(?:net\s?-?id|uni\s?-?id|user\s?-?(?:id|name)|login(?:\sname)?|log-in)\b[\s#:.,(]{0,3}"
    r"(?:is\s|was\s|=\s?)?[\"']?(?P<number>[a-z]{1,12}[a-z.]{0,12}\d{1,6}[a-z]?)(?![\w@-])",
    re.IGNORECASE,
)


def orcids(text: str) -> Iterator[Hit]:
    """ORCID iDs, of the block of ISNI numbers that ORCID gives out; a typing error is one too."""
    for found in _ORCID.finditer(text) if _ORCID_BLOCK in text else ():
        if found.group().startswith(_ORCID_BLOCK):
            yield Hit(*found.span(), "orcid")


def barcodes(
    text: str, lower: Lowered, masked: str, patterns: re.Pattern[str] | None
) -> Iterator[Hit]:
    """Library cards: 14 digits that begin with 2 (a 3 is an item), the library's own, or as told.

    Without a right check digit (Luhn) and without a word for it they are doubtful.
    """
    for found in _BARCODE.finditer(masked) if lower.has_long_number else ():
        yield Hit(*found.span(), "barcode", "sure" if _luhn(found.group()) else "doubtful")
    if patterns:
        yield from (Hit(*found.span(), "barcode") for found in patterns.finditer(masked))
    if "card" not in lower.text and "barcode" not in lower.text:
        return
    for found in _CARD.finditer(text):
        digits = "".join(filter(str.isdigit, found.group("number")))
        if len(digits) >= 5 and not _ITEM.fullmatch(digits):
            sure = found.group("whose") or _BARCODE.fullmatch(found.group("number"))
            yield Hit(*found.span("number"), "barcode", "sure" if sure else "doubtful")


def student_ids(
    text: str, lower: Lowered, masked: str, patterns: re.Pattern[str] | None
) -> Iterator[Hit]:
    """Student ids: of the library's patterns, or told as such."""
    if patterns:
        yield from (Hit(*found.span(), "student-id") for found in patterns.finditer(masked))
    told = not _NUMBERED.isdisjoint(lower.words) or "#" in text
    if told and not _WHOSE.isdisjoint(lower.words):
        yield from (Hit(*found.span("number"), "student-id") for found in _STUDENT.finditer(text))


def logins(text: str, lower: Lowered) -> Iterator[Hit]:
    """Login names, where they are told as such and hold a digit; they are student ids too."""
    if not _LOGIN_WORDS.isdisjoint(lower.words):
        yield from (Hit(*found.span("number"), "student-id") for found in _LOGIN.finditer(text))


def _luhn(words: str) -> bool:
    from stdnum import luhn  # noqa: PLC0415 - most texts contain no number of this length

    return luhn.is_valid("".join(str(int(it)) for it in words if it.isdecimal()))
