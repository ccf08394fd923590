"""People's names in a text: in greetings, below sign-offs, where they introduce themselves."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from deskbook.model.privacy import Confidence, Hit

_TITLE: Final = (
    r"(?:(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|madam|herr|frau|mme|madame|monsieur|m|sra?|doctor|"
    r"dean|herrn)\b\.?[ \t]+)"
)
_PART: Final = r"(?:[^\W\d_]\.|[^\W\d_][\w'\u2019-]{0,30})"
_NO_LINK: Final = r"(?!(?:and|und|et|y|from|by)\b)"
_NAME: Final = rf"(?P<name>{_PART}(?:[ \t]{{1,3}}{_NO_LINK}{_PART}){{0,3}})"
_AND: Final = rf"(?:[ \t]*(?:,|&|/|\band\b|\bund\b|\bet\b|\by\b)[ \t]*(?:{_TITLE})?(?P<second>{_PART}(?:[ \t]{_PART}){{0,2}}))?"

_GREETING: Final = re.compile(
    r"^[ \t>]{0,8}(?:dear|hello|hi|hey|hiya|greetings|good[ \t](?:morning|afternoon|evening|day)|hola|"
    r"bonjour|hallo|liebe[rs]?|guten[ \t]tag|sehr[ \t]geehrte[rs]?|cher|ch\u00e8re|estimad[oa]|querid[oa]|"
    r"salut|buenos[ \t]d\u00edas)[ \t,]{1,3}"
    rf"{_TITLE}{{0,2}}{_NAME}{_AND}[ \t]*(?P<end>[,!:;.\N{{EN DASH}}\N{{EM DASH}}-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN_OFF_WORDS: Final = (
    r"(?:(?:many|kind(?:est)?|best|warm(?:est)?|with|all|very|my|so|much|kindly|yours|most|again|in)[ \t]+){0,3}"
    r"(?:thanks|thank[ \t]you|thankyou|thx|ty|regards|wishes|best|sincerely|cheers|yours|truly|respectfully|"
    r"cordially|gratefully|appreciatively|faithfully|ciao|take[ \t]care|mfg|lg|vg|"
    r"gr\u00fc\u00dfe[n]?|mit[ \t]freundlichen[ \t]gr\u00fc\u00dfen|viele[ \t]gr\u00fc\u00dfe|"
    r"cordialement|saludos|gracias|un[ \t]saludo|merci|danke|atentamente)"
    r"(?:[ \t]+(?:so|very|much|again|a[ \t]lot|a[ \t]bunch|in[ \t]advance|truly|sincerely|regards|you|"
    r"for[ \t]your[ \t](?:help|time|assistance)|for[ \t]the[ \t]help|and[ \t]best|best|cordiales)){0,3}"
)
_SIGNED_BELOW: Final = re.compile(
    rf"^[ \t>]{{0,8}}(?:.{{0,400}}[.!?,][ \t]+)?{_SIGN_OFF_WORDS}[ \t]*[,.!\N{{EN DASH}}\N{{EM DASH}}-]{{0,2}}[ \t]*\n"
    rf"(?:[ \t>]*\n){{0,2}}[ \t>]{{0,8}}(?:[-~\N{{EN DASH}}\N{{EM DASH}}]{{1,2}}[ \t]?)?(?:{_TITLE})?"
    rf"{_NAME}[ \t]*(?=[,.(|]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_BESIDE: Final = re.compile(
    rf"(?:^|[.!?,;)\n][ \t]*){_SIGN_OFF_WORDS}[ \t]*[,.!\N{{EN DASH}}\N{{EM DASH}}-]{{0,2}}[ \t]+"
    rf"(?:[-~][ \t]?)?(?:{_TITLE})?{_NAME}[ \t]*(?:\([^()\n]{{1,30}}\))?[.!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNED_SHORTLY: Final = re.compile(
    rf"^[ \t]{{0,8}}[^\W\d_][^\n,.;:?!]{{2,40}},[ \t]*\n(?:[ \t]*\n){{0,2}}(?:{_TITLE})?{_NAME}[ \t.]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_DASHED: Final = re.compile(
    rf"(?:^--[ \t]?\n|(?:^|[.!?][ \t]+)[-~\N{{EN DASH}}\N{{EM DASH}}]{{1,2}}[ \t]?){_NAME}[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_INTRODUCED: Final = re.compile(
    r"\b(?:my[ \t](?:full[ \t])?name(?:[ \t]is|'s|\u2019s)|i[ \t]am[ \t]called|ich[ \t]hei\u00dfe|me[ \t]llamo|"
    r"je[ \t]m'appelle|mi[ \t]nombre[ \t]es|mein[ \t]name[ \t]ist)[ \t]+"
    rf"(?:{_TITLE})?{_NAME}",
    re.IGNORECASE,
)
_PRESENTED: Final = re.compile(
    r"\b(?:[Tt]his[ \t]is|[Ii](?:'m|\u2019m|[ \t]am)|[Ii]t(?:'s|\u2019s))[ \t]+"
    rf"(?:(?i:{_TITLE}))?{_NAME}(?=[ \t]*(?:,|\.|!|\(|$|\n)|[ \t]+(?:from|in|at|and|with|calling|writing|speaking|a|an)\b)"
)
_FIELD: Final = re.compile(
    r"^[ \t>*-]{0,8}(?:(?:full|first|last|your|patron(?:'s)?|student|requester|borrower|customer|reader)[ \t])?"
    r"(?:name|from|patron|requester|requested[ \t]by|borrower|student|caller|cc|reader|attn|attention)"
    rf"[ \t]*:[*]{{0,2}}[ \t]*[\"']?(?:{_TITLE})?{_NAME}[\"']?[ \t]*(?=[,<(\[]|$)",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED: Final = re.compile(
    rf"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Miss)\b\.?[ \t]+(?P<name>{_PART}(?:[ \t]{_PART}){{0,2}})"
)

_SIGN_OFF_HINTS: Final = tuple(
    "thank thx ty regards wishes best sincerely cheers your truly respect cordial grat appreciat faith "
    "ciao take mfg lg vg gr\u00fc\u00df saludo gracias merci danke atentamente warmly".split()
)
_INTRODUCED_HINTS: Final = ("name", "called", "hei\u00dfe", "llamo", "appelle", "nombre")
"""Words without which the expressions above need not be tried."""

_PARTICLES: Final = frozenset(
    "van von de der den del della di da do dos du la le el al bin ibn ben y e of".split()
)
_NO_NAMES: Final = frozenset(
    """
    a about access account advance again alert all am an and answer any anybody anyone appointment are article
    ask at author back best book books borrower bye campus can card case catalog catalogue center centre chat
    circulation class collection collections colleague colleagues college committee community could cc dept
    customer database databases dear department desk director do does e-resources edit edited editor email
    everybody everyone evening faculty fellow folks for friend friends from good guys have hello help helpdesk
    here hi how i id ill in info information instruction interlibrary is it item journal just kind ladies lead
    liaison librarian librarians library libraries loan ma'am madam may me member members monday tuesday
    wednesday thursday friday saturday sunday morning much my n/a name need new no none not office on one open
    other our patron patrons people phone please possible private professor question questions re readers
    reference regarding regards request requests research reserves room search sent service services sir so
    society special staff student students subject support system team thank thanks that the there this to
    today tomorrow university unknown url us user users very was we well what when where which who why will
    wishes with world would writing yes you your yours
    sorry afternoon night january february march april june july august september october november december
    phd ma ba bsc msc graduate undergraduate freshman sophomore junior senior alum alumna alumnus visiting
    confused interested looking trying unable currently also still doing working using having getting
    american english french german spanish chinese canadian indian african british european international
    """.split()
)
_COMMON_WORDS: Final = frozenset(
    "will may mark rose grace hope joy faith art bill page young long price king reader brown green white black "
    "english french german law read reed field fields day may june april august summer rich frank drew pat".split()
)

MAX_LOWER: Final = 12
"""A name written small is believed where it stands alone and is no longer than this."""


def names(text: str, lower: str) -> Iterator[Hit]:
    """Names where people greet, sign and introduce themselves; cited authors stand elsewhere."""
    yield from _each(_GREETING, text, small=True)
    if any(word in lower for word in _SIGN_OFF_HINTS):
        yield from _each(_SIGNED_BELOW, text, small=True)
        yield from _each(_SIGNED_BESIDE, text)
    if ",\n" in text:
        yield from _each(_SIGNED_SHORTLY, text, parts=2)
    yield from _each(_DASHED, text)
    if any(word in lower for word in _INTRODUCED_HINTS):
        yield from _each(_INTRODUCED, text, small=True)
    yield from _each(_PRESENTED, text, parts=2)
    if ":" in text:
        yield from _each(_FIELD, text)
    yield from _each(_TITLED, text, confidence="doubtful")


def known_names(text: str, known: Collection[str]) -> Iterator[Hit]:
    """Names that are known to be the patron's: whole, turned round, and each part of three letters.

    A part that is an ordinary word counts only beside another part of the name.
    """
    for name in known:
        parts = [re.escape(part) for part in name.split() if len(part.strip(".")) > 2]
        if not parts:
            continue
        every = [re.escape(part) for part in name.split()]
        whole = rf"{'[ ,]+'.join(every)}|{every[-1]}, ?{' '.join(every[:-1])}"
        found = re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE)
        yield from (Hit(*it.span(), "name") for it in found.finditer(text))
        rare = [part for part in parts if part.lower() not in _COMMON_WORDS]
        for part in rare:
            alone = re.compile(rf"(?<!\w){part}(?!\w)")
            yield from (Hit(*it.span(), "name") for it in alone.finditer(text))


def _each(
    shape: re.Pattern[str],
    text: str,
    *,
    small: bool = False,
    parts: int = 1,
    confidence: Confidence = "sure",
) -> Iterator[Hit]:
    for found in shape.finditer(text):
        for group in ("name", "second"):
            if group in shape.groupindex and found.group(group):
                words = _cut(found.group(group), small=small)
                if words and len(words.split()) >= parts:
                    yield Hit(
                        found.start(group), found.start(group) + len(words), "name", confidence
                    )


def _cut(words: str, *, small: bool) -> str:
    """As much of the words as is a name, or nothing."""
    kept = words
    for number, found in enumerate(re.finditer(r"\S+", words)):
        word = found.group()
        if not (word[0].isupper() or (number and word.lower() in _PARTICLES)):
            kept = words[: found.start()].rstrip()
            break
    if not kept and small and " " not in words and words.islower() and 2 < len(words) <= MAX_LOWER:
        kept = words
    parts = [part.strip(".").lower() for part in kept.split()]
    if any(part in _NO_NAMES or part.endswith("'s") for part in parts):
        return ""
    return kept
