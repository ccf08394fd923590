"""People's names in a text, and the words that stand in the places of names and are none."""

import re
from collections.abc import Iterator
from typing import Final

from deskbook.privacy.model.given_names import GIVEN_NAMES
from deskbook.privacy.model.privacy import Confidence, Hit
from deskbook.privacy.rules.triggers import Lowered

_NO_NAMES: Final = """
a about access account advance again alert all alle am an and answer any anybody anyone
appointment are article ask at author back best book books borrower bye campus can card case
catalog catalogue center centre chat circulation class collection collections colleague
colleagues college committee community could customer damen database databases dear department
desk director do does e-resources edit edited editor email equipo everybody everyone evening
faculty fellow folks for friend friends from good guys have hello help helpdesk here herr herren
hi how i id ill in info information instruction interlibrary is it item journal just kind ladies
lead liaison librarian librarians library libraries loan ma'am madam may me member members much
my n/a name need new no none not office on one open other our patron patrons people phone please
possible private professor question questions re readers reference regarding regards request
requests research reserves room search sent service services sir so society special staff
student students subject support system team thank thanks that the there this to today todas
todos tomorrow tous toutes university unknown url us user users very was we well what when where
which who why will wishes with world would writing yes you your yours zusammen

grüße gruß

after before both bring check choose click come during each enter every find first if log next off
once sign some then try type under use visit

monday tuesday wednesday thursday friday saturday sunday morning afternoon night january
february march april june july august september october november december holidays

phd ma ba bsc msc graduate undergraduate freshman sophomore junior senior alum alumna alumnus
visiting confused interested looking trying unable currently also still doing working using
having getting sorry american english french german spanish chinese canadian indian african
british european international
"""

NO_NAMES: Final = frozenset(_NO_NAMES.split())
"""Words that no name holds where people greet and sign."""

_ORDINARY: Final = """
will may mark rose grace hope joy faith art bill page young long price king reader brown green
white black english french german law read reed field fields day june april august summer rich
frank drew pat
"""

ORDINARY_NAMES: Final = frozenset(_ORDINARY.split())
"""Parts of names that are ordinary words too."""

PARTICLES: Final = frozenset(
    {"van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "du", "la", "le"}
    | {"el", "al", "bin", "ibn", "ben", "y", "e"}
)
"""Small words inside of names."""

_DASH: Final = r"~\N{EN DASH}\N{EM DASH}-"
_TITLE: Final = (
    r"(?:(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|madam|herrn?|frau|mme|madame|monsieur|m|sra?|"
    r"doctor|dean)\b\.?[ \t]+)"
)
_PART: Final = r"(?:[^\W\d_]\.|[^\W\d_][\w'\u2019-]{0,30})"
_NO_LINK: Final = r"(?!(?:and|und|et|y|from|by)\b)"
_NAME: Final = rf"(?P<name>{_PART}(?:[ \t]{{1,3}}{_NO_LINK}{_PART}){{0,3}})"
_SECOND: Final = (
    r"(?:[ \t]*(?:,|&|/|\band\b|\bund\b|\bet\b|\by\b)[ \t]*"
    rf"{_TITLE}?(?P<second>{_PART}(?:[ \t]{_PART}){{0,2}}))?"
)
_START: Final = r"^[ \t>]{0,8}"

_GREETING: Final = re.compile(
    rf"{_START}(?:dear|hello|hi|hey|hiya|greetings|good[ \t](?:morning|afternoon|evening|day)|hola|"
    r"bonjour|hallo|liebe[rs]?|guten[ \t]tag|sehr[ \t]geehrte[rs]?|cher|ch\u00e8re|estimad[oa]|"
    rf"querid[oa]|salut|buenos[ \t]d\u00edas)[ \t,]{{1,3}}{_TITLE}{{0,2}}{_NAME}{_SECOND}[ \t]*"
    rf"(?:[,!:;.{_DASH}]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN_OFF: Final = (
    r"(?:(?:many|kind(?:est)?|best|warm(?:est)?|with|all|very|my|so|much|kindly|yours|most|again|in)"
    r"[ \t]+){0,3}"
    r"(?:thanks|thank[ \t]you|thankyou|thx|ty|regards|wishes|best|sincerely|cheers|yours|truly|"
    r"respectfully|cordially|gratefully|appreciatively|faithfully|ciao|take[ \t]care|mfg|lg|vg|"
    r"gr\u00fc\u00dfen?|mit[ \t]freundlichen[ \t]gr\u00fc\u00dfen|viele[ \t]gr\u00fc\u00dfe|"
    r"cordialement|saludos|gracias|un[ \t]saludo|merci|danke|atentamente)"
    r"(?:[ \t]+(?:so|very|much|again|a[ \t]lot|a[ \t]bunch|in[ \t]advance|truly|sincerely|regards|"
    r"you|for[ \t]your[ \t](?:help|time|assistance)|for[ \t]the[ \t]help|and[ \t]best|best|"
    rf"cordiales)){{0,3}}(?:[ \t]*+[,.!{_DASH}]{{1,2}})?"
)
_SIGNED_BELOW: Final = re.compile(
    rf"{_START}(?:.{{0,400}}[.!?,][ \t]+)?{_SIGN_OFF}[ \t]*+\n(?:[ \t>]*\n){{0,2}}[ \t>]{{0,8}}"
    rf"(?:[{_DASH}]{{1,2}}[ \t]?)?{_TITLE}?{_NAME}[ \t]*(?=[,.(|]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_BESIDE: Final = re.compile(
    rf"(?:^|[.!?,;)\n][ \t]*){_SIGN_OFF}[ \t]++(?:[{_DASH}][ \t]?)?{_TITLE}?{_NAME}[ \t]*"
    r"(?:\([^()\n]{1,30}\))?[.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_SHORTLY: Final = re.compile(
    r"^[ \t]{0,8}[^\W\d_][^\n,.;:?!]{2,40},[ \t]*\n(?:[ \t]*\n){0,2}"
    rf"{_TITLE}?{_NAME}[ \t.]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_DASHED: Final = re.compile(
    rf"(?:^--[ \t]?\n|(?:^|[.!?][ \t]+)[{_DASH}]{{1,2}}[ \t]?){_NAME}[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_INTRODUCED: Final = re.compile(
    r"\b(?:my[ \t](?:full[ \t])?name(?:[ \t]is|'s|\u2019s)|i[ \t]am[ \t]called|ich[ \t]hei\u00dfe|"
    r"me[ \t]llamo|je[ \t]m'appelle|mi[ \t]nombre[ \t]es|mein[ \t]name[ \t]ist)[ \t]+"
    rf"{_TITLE}?{_NAME}",
    re.IGNORECASE,
)
_PRESENTED: Final = re.compile(
    r"\b(?:[Tt]his[ \t]is|[Ii](?:'m|\u2019m|[ \t]am)|[Ii]t(?:'s|\u2019s))[ \t]+"
    rf"(?i:{_TITLE})?{_NAME}(?=[ \t]*(?:,|\.|!|\(|$|\n)|"
    r"[ \t]+(?:from|in|at|and|with|calling|writing|speaking|a|an)\b)"
)
_FIELD: Final = re.compile(
    r"^[ \t>*-]{0,8}"
    r"(?:(?:full|first|last|your|patron(?:'s)?|student|requester|borrower|customer|reader)[ \t])?"
    r"(?:name|from|patron|requester|requested[ \t]by|borrower|student|caller|cc|reader|attn|"
    rf"attention)[ \t]*:[*]{{0,2}}[ \t]*[\"']?{_TITLE}?{_NAME}[\"']?[ \t]*(?=[,<(\[]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED: Final = re.compile(
    rf"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss)\b\.?[ \t]+(?P<name>{_PART}(?:[ \t]{_PART}){{0,2}})"
)

_SIGNING_WORDS: Final = """
thanks thank thankyou thx ty regards wishes best sincerely cheers yours truly respectfully cordially
gratefully appreciatively faithfully ciao care mfg lg vg grüße grüßen freundlichen cordialement
saludos saludo gracias merci danke atentamente
"""
_SIGNING: Final = frozenset(_SIGNING_WORDS.split())
"""Words of which each expression for a closing has one."""

_INTRODUCING: Final = frozenset(["called", "hei\u00dfe", "llamo", "appelle", "nombre"])
_OWNERS: Final = frozenset(["my", "mein"])
_TITLES: Final = frozenset(["dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss"])
_DASHES: Final = ("~", "\N{EN DASH}", "\N{EM DASH}", "-")
_DASHES_APART: Final = tuple(f"{before}{it}" for before in "\n \t" for it in _DASHES)

_COMPOUND: Final = re.compile(
    r"(?<![\w@.:-])(?:[a-z]{2,20}|\d{1,4})(?:[-_](?:[a-z]{2,20}|\d{1,4})){1,6}(?![\w@-])"
)
_COMPOUND_PART: Final = re.compile(r"[a-z]{2,20}")
_REACH: Final = 200
"""Characters before a compound in which a web address may begin."""

_TOWNS: Final = frozenset(["san", "santa", "saint", "st", "los", "lake", "port", "fort"])
"""Words that make the name behind them one of a town."""

MAX_SMALL: Final = 12
"""A name written small is believed where it stands alone and is no longer than this."""


def names(text: str, lower: Lowered) -> Iterator[Hit]:
    """Names where people greet, sign and introduce themselves; cited authors stand elsewhere.

    `lower` is the text in lower case.
    """
    yield from _each(_GREETING, text, small=True)
    if not _SIGNING.isdisjoint(lower.words):
        yield from _each(_SIGNED_BELOW, text, small=True)
        yield from _each(_SIGNED_BESIDE, text, whole=True)
    if ",\n" in text:
        yield from _each(_SIGNED_SHORTLY, text, parts=2)
    if text[:1] in _DASHES or any(it in text for it in _DASHES_APART):
        yield from _each(_DASHED, text)
    named = "name" in lower.words and not _OWNERS.isdisjoint(lower.words)
    if named or not _INTRODUCING.isdisjoint(lower.words):
        yield from _each(_INTRODUCED, text, small=True)
    yield from _each(_PRESENTED, text, parts=2, whole=True)
    if ":" in text:
        yield from _each(_FIELD, text)
    if not _TITLES.isdisjoint(lower.words):
        yield from _each(_TITLED, text, confidence="doubtful")


def compound_names(text: str) -> Iterator[Hit]:
    """Given names in labels, file names and paths (`jane-smith-thesis`), with the word beside one.

    They are doubtful: a vendor or a cited author has such a name as well. In web addresses they
    are not looked for.
    """
    if "-" not in text and "_" not in text:
        return
    for found in _COMPOUND.finditer(text):
        address = text[max(0, found.start() - _REACH) : found.start()].rpartition(" ")[2]
        if "://" in address:
            continue
        parts = list(_COMPOUND_PART.finditer(text, *found.span()))
        for before, part, behind in zip([None, *parts], parts, [*parts[1:], None], strict=False):
            town = before is not None and before.group() in _TOWNS
            if part.group() in GIVEN_NAMES and not town:
                last = behind or part
                first = part if behind or before is None else before
                yield Hit(first.start(), last.end(), "name", "doubtful")
                break


def _each(
    shape: re.Pattern[str],
    text: str,
    *,
    small: bool = False,
    parts: int = 1,
    whole: bool = False,
    confidence: Confidence = "sure",
) -> Iterator[Hit]:
    for found in shape.finditer(text):
        for group in shape.groupindex:
            words = _cut(found.group(group) or "", small=small and group == "name")
            if whole and words != found.group(group):
                continue
            if words and len(words.split()) >= parts:
                start = found.start(group)
                yield Hit(start, start + len(words), "name", confidence)


def _cut(words: str, *, small: bool) -> str:
    """As much of the words as is a name, or nothing."""
    kept = words
    for found in re.finditer(r"\S+", words):
        word = found.group()
        if not (word[0].isupper() or (found.start() and word.lower() in PARTICLES)):
            kept = words[: found.start()].rstrip()
            break
    if not kept and small and words.islower() and " " not in words and 2 < len(words) <= MAX_SMALL:
        kept = words
    parts = [part.strip(".").lower() for part in kept.split()]
    return "" if any(part in NO_NAMES or part.endswith("'s") for part in parts) else kept
