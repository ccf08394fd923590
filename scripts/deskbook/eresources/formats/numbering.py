"""Volume, issue and pages in the forms that styles and people use."""

import re
from typing import Final

from deskbook.eresources.formats.scanner import TAKEN, Found, Scanner, level
from deskbook.eresources.model.reading import PartName

_NUMBER: Final = r"\d{1,4}[a-z]?(?:\s?[-/]\s?\d{1,4}[a-z]?)?"
_SUPPL: Final = r"suppl?(?:ement)?\.?"
_ISSUE: Final = rf"(?:{_SUPPL}\s?)?{_NUMBER}(?:\s?{_SUPPL}(?:\s?\d+)?)?|{_SUPPL}(?:\s?\w{{1,2}})?"
_ROMAN: Final = r"(?=[ivxlc])(?:c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_PAGES: Final = r"(?:e|[a-z])?\d+[a-z]?(?:\s?-\s?(?:e|[a-z])?\d+[a-z]?)?"
_YEAR: Final = re.compile(r"1[4-9]\d\d|20\d\d")

_VOLUME_WORDS: Final = (
    r"(?:vols?|volumen?|volumes?|band|bd|jahrgang|jahrg|jg|tome|tomo|tom|annee|ano|annata|anno|rocznik|roc|deel|"
    r"jaargang|jrg|argang|arg|том|т)\b\.?|[vt]\.|\bv(?=\d)|\bv(?=\s\d)"
)
_ISSUE_WORDS: Final = (
    r"(?:nos?|nros?|num|numero|numeros|numbers?|nr|nummer|issues?|iss|heft|hft|fasc|fascicule|fasciculo|"
    r"fascicolo|cuaderno|caderno|pt|zeszyt|afl|aflevering|hafte|hefte|выпуск|вып)\b\.?o?|[nhz]\.\s?o?|"
    r"\bn(?=\d)|№|\bn°|\bn(?=\s\d)"
)
_LABELLED_VOLUME: Final = re.compile(
    rf"(?<![\w-])(?:{_VOLUME_WORDS})\s*(?P<v>{_NUMBER}|{_ROMAN}(?!\w))(?:(?![\w-])(?!\.\d)|(?=n\.?\s?\d))"
)
_LABELLED_ISSUE: Final = re.compile(
    rf"(?:(?<![\w-])|(?<=\d))(?:{_ISSUE_WORDS})\s*(?P<i>{_NUMBER}|(?=[ivx]){_ROMAN}(?!\w))(?![\w-])(?!\.\d)"
)
_LABELLED_BOTH: Final = re.compile(
    rf"(?<![\w-])(?:{_VOLUME_WORDS})\s*(?P<v>\d{{1,4}})\s?[:./]\s?(?P<i>\d{{1,3}})(?![\w./-])"
)
_SUPPLEMENT: Final = re.compile(r"(?<!\w)suppl(?:ement)?\b\.?(?:\s?(?P<i>\d{1,3}))?(?!\w)")
_LABELLED_PAGES: Final = re.compile(
    rf"(?<!\w)(?:pp?|pages?|pag|pags|paginas?|seiten?|str|стр)\b\.?\s*(?P<p>{_PAGES})(?!\w)|(?<!\w)s\.\s?(?P<p2>\d+(?:\s?-\s?\d+)?)(?!\w)"
)
_ORDINAL_WORDS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_ORDINAL: Final = re.compile(
    rf"(?<!\w)(?:(?P<n>\d{{1,4}})(?:st|nd|rd|th)|(?P<w>{'|'.join(_ORDINAL_WORDS)}))\s"
    r"(?P<what>volume|issue|number)\b"
)
_CJK: Final = re.compile(
    r"第?\s?(?P<v>\d{1,4})\s?卷(?:\s?第?\s?(?P<i>\d{1,4})\s?[期号號])?|第\s?(?P<i2>\d{1,4})\s?[期号號]"
)

_BRACKETED: Final = re.compile(
    rf"(?<![\w/\0-])(?:(?:{_VOLUME_WORDS})\s*)?(?<![.:/-])(?P<v>\d{{1,4}}[a-z]?)\s?\((?P<i>{_ISSUE})\)"
    rf"(?:\s?[:,]\s?(?:pp?\.?\s?)?(?P<p>{_PAGES})(?![\w-]))?"
)
_DOTTED: Final = re.compile(
    rf"(?<![\w.:/-])(?P<v>\d{{1,4}})[.:/](?P<i>\d{{1,3}}(?:-\d{{1,3}})?)"
    rf"(?=,?\s?\(?{TAKEN}|,?\s\(?(?:[a-z]+\.?\s)?(?:1[4-9]|20)\d\d)"
)
_ROMAN_PAIR: Final = re.compile(
    rf"(?<![\w.])(?P<v>{_ROMAN})(?<=\w\w)(?:,\s?(?:no?\.?\s?)?(?P<i>\d{{1,3}}))?(?=,?\s\((?:[a-z]+\.?\s)?(?:1[4-9]|20)\d\d)"
)
_COLON: Final = re.compile(r"\((?P<v>\d{1,4}):(?P<i>\d{1,3})\)")
_VANCOUVER: Final = re.compile(rf"(?<=;)\s?(?P<v>\d{{1,4}})\s?:\s?(?P<p>{_PAGES})(?!\w)")
_VOLUME_PAGES: Final = re.compile(
    r"(?<![\w./:-])(?P<v>\d{1,4})\s?(?:[,:]\s?)(?P<p>\d+\s?-\s?\d+)(?![\w-])"
)
_BARE_VOLUME: Final = re.compile(rf"(?<![\w./:\0-])(?P<v>\d{{1,4}})(?=\s?[,;:]?\s?\(?{TAKEN})")
_AFTER_DATE: Final = re.compile(rf"(?<={TAKEN})(?:\s?[,;:]\s?)(?P<v>\d{{1,3}})(?=\s?[,;:)]|\s?$)")
_TRAILING: Final = re.compile(rf"(?<={TAKEN})\)?\s?[:,]?\s?(?P<p>{_PAGES})(?![\w(-])")
_EDITION: Final = re.compile(
    r"(?<!\w)(?:(?P<e>\d{1,3})(?:st|nd|rd|th|\.|a|e)?\s?(?:rev\.?\s)?(?:edition|edn|ed|aufl(?:age)?|edicion|edicao|edizione)\b\.?"
    rf"|(?P<w>{'|'.join(_ORDINAL_WORDS)})\sedition\b)"
)
_LABELS: Final = re.compile(
    r"(?<!\w)(?:e-?|p-?)?issn(?:-l)?\b|(?<!\w)isbn\b|(?<!\w)doi\b:?|(?<!\w)pmid\b|https?://"
)
_ISSUE_LABEL: Final = re.compile(rf"(?<![\w-])(?:{_ISSUE_WORDS})\s*$")
_RIS_NUMBER: Final = re.compile(rf"^(?P<tag>vl|is)  -\s?(?P<n>{_NUMBER})\s*$", re.MULTILINE)
_RIS_TAG: Final = re.compile(r"^[a-z][a-z\d]  -", re.MULTILINE)
_PAIR: Final[tuple[tuple[str, PartName], ...]] = (("v", "volume"), ("i", "issue"))
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def take_ris(scanner: Scanner) -> None:
    """Take the volume, issue and tags of a RIS file out of a text."""
    scanner.take(_RIS_NUMBER, _read_ris)
    scanner.take(_RIS_TAG, lambda it: [("words", "", *it.span())])


def _read_ris(match: re.Match[str]) -> Found:
    name: PartName = "volume" if match["tag"] == "vl" else "issue"
    return [(name, tidy_number(match["n"]), *match.span())]


def take_combined(scanner: Scanner) -> None:
    """Take `24(2):117-29`, `24.2 (2026)`, `40 (2026)`, `521, 436-444` out of a text.

    To be called before dates are taken: it decides what a number in brackets is.
    """
    scanner.take(_CJK, _read_cjk)
    scanner.take(_LABELLED_PAGES, _read_pages)
    scanner.take(_EDITION, _read_edition)
    scanner.take(_ROMAN_PAIR, lambda it: _read_roman_pair(scanner, it))
    scanner.take(_BRACKETED, _read_bracketed)
    scanner.take(_LABELLED_BOTH, _read_both)
    for pattern in (_DOTTED, _COLON):
        scanner.take(pattern, lambda it: [_part(it, "v", "volume"), _part(it, "i", "issue")])
    scanner.take(_VANCOUVER, lambda it: [_part(it, "v", "volume"), _part(it, "p", "page")])


def take_labelled(scanner: Scanner) -> None:
    """Take volumes and issues with a label out of a text, in figures, Roman figures and words."""
    scanner.take(_LABELLED_VOLUME, lambda it: _read_labelled(scanner, it, "v", "volume"))
    scanner.take(_LABELLED_ISSUE, lambda it: _read_labelled(scanner, it, "i", "issue"))
    scanner.take(_ORDINAL, _read_ordinal)
    scanner.take(_SUPPLEMENT, _read_supplement)


def take_bare(scanner: Scanner) -> None:
    """Take the numbers without a label that follow or precede another part, then bare labels."""
    known = {it.name for it in scanner.parts}
    if "volume" not in known and known & {"date", "issue"}:
        scanner.take(_BARE_VOLUME, lambda it: [_part(it, "v", "volume")])
    if "volume" not in {it.name for it in scanner.parts} and "date" in known:
        scanner.take(_AFTER_DATE, lambda it: [_part(it, "v", "volume")])
    if "page" not in known and "volume" in {it.name for it in scanner.parts}:
        scanner.take(_TRAILING, lambda it: [_part(it, "p", "page")])
    scanner.take(_LABELS, lambda it: [("words", "", *it.span())])


def take_volume_pages(scanner: Scanner) -> None:
    """Take `521, 436-444`: a volume and a range of pages."""
    scanner.take(_VOLUME_PAGES, lambda it: [_part(it, "v", "volume"), _part(it, "p", "page")])


def _part(match: re.Match[str], group: str, name: PartName) -> tuple[PartName, str, int, int]:
    return name, tidy_number(match[group]), *match.span(group)


def parse_number(text: str) -> str:
    """Return the number of a link's key, which may have a label: `vol. 24`, `No 2`, `XXIV`."""
    plain = level(text).strip()
    for pattern in (_LABELLED_VOLUME, _LABELLED_ISSUE):
        if found := pattern.fullmatch(plain):
            return tidy_number(found[1])
    return tidy_number(plain)


def tidy_number(text: str) -> str:
    """Return a number without spaces and leading zeros; Roman figures as Arabic ones."""
    text = re.sub(r"\s*([-/])\s*", r"\1", text.strip())
    if re.fullmatch(_ROMAN, text):
        return str(_roman(text))
    return text.lstrip("0") or text


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[it] for it in text]
    following = [*values[1:], 0]
    return sum(-it if it < after else it for it, after in zip(values, following, strict=True))


def _read_labelled(
    scanner: Scanner, match: re.Match[str], group: str, name: PartName
) -> Found | None:
    """Read a number with its label; `Heft 2/2026` has a year, and `issue I see` has no number."""
    number, (start, end) = match[group], match.span(group)
    if not number[0].isdecimal() and not _is_roman(scanner.text, start, end):
        return None
    if name == "issue" and _is_year(number):
        return None
    first, _, second = re.sub(r"\s", "", number).partition("/")
    if name == "issue" and (_is_year(first) or _is_year(second)):
        year, value = (first, second) if _is_year(first) else (second, first)
        at = start + number.index(year)
        dated: Found = [("date", _whole_year(year), at, at + 4)]
        return [*dated, ("issue", tidy_number(value), match.start(), at if at > start else end)]
    return [(name, tidy_number(number), *match.span())]


def _is_roman(text: str, start: int, end: int) -> bool:
    """Return whether letters are Roman figures: capitals, and a single one before no other word."""
    alone = end - start > 1 or re.match(r"\s[a-z]", text[end : end + 2]) is None
    return text[start:end].isupper() and alone


def _read_pages(match: re.Match[str]) -> Found:
    return [("page", tidy_number(match["p"] or match["p2"]), *match.span())]


def _read_edition(match: re.Match[str]) -> Found:
    value = match["e"] or str(_ORDINAL_WORDS.index(match["w"]) + 1)
    return [("edition", value, *match.span())]


def _read_ordinal(match: re.Match[str]) -> Found:
    value = match["n"] or str(_ORDINAL_WORDS.index(match["w"]) + 1)
    name: PartName = "volume" if match["what"] == "volume" else "issue"
    return [(name, tidy_number(value), *match.span())]


def _read_supplement(match: re.Match[str]) -> Found:
    return [("issue", f"suppl {match['i'] or ''}".strip(), *match.span())]


def _read_both(match: re.Match[str]) -> Found:
    volume: Found = [("volume", tidy_number(match["v"]), match.start(), match.end("v"))]
    return [*volume, _part(match, "i", "issue")]


def _read_roman_pair(scanner: Scanner, match: re.Match[str]) -> Found | None:
    """Read `XVIII, 2 (2020)`: a volume in Roman capitals, its issue, then the year."""
    if not scanner.text[match.start("v") : match.end("v")].isupper():
        return None
    return [_part(match, it, name) for it, name in _PAIR if match[it]]


def _read_cjk(match: re.Match[str]) -> Found:
    if match["i2"]:
        return [("issue", tidy_number(match["i2"]), *match.span())]
    end = match.start("i") if match["i"] else match.end()
    found: Found = [("volume", tidy_number(match["v"]), match.start(), end)]
    if match["i"]:
        found.append(("issue", tidy_number(match["i"]), end, match.end()))
    return found


def _read_bracketed(match: re.Match[str]) -> Found | None:
    """Read `24(2)`; `40 (2026)` is a volume and a year, `2026(2)` a year and an issue."""
    if _ISSUE_LABEL.search(match.string, 0, match.start()):
        return None
    volume, issue = match["v"], match["i"]
    pages: Found = [_part(match, "p", "page")] if match["p"] and not _is_year(match["p"]) else []
    start, end = match.start(), match.end("v")
    number: Found = [("volume", tidy_number(volume), start, end)]
    if _is_year(issue):
        if _is_year(volume):
            return None
        return [*number, ("date", _whole_year(issue), *match.span("i")), *pages]
    if _is_year(volume):
        number = [("date", _whole_year(volume), start, end)]
    return [*number, _part(match, "i", "issue"), *pages]


def _whole_year(year: str) -> str:
    return f"{year}-01-01/{year}-12-31"


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None
