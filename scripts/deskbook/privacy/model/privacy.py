"""Personal data in a text by kind, and the outcomes of the commands that look for it."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Outcome

PersonalKind = Literal[
    "token",
    "password",
    "login",
    "email",
    "handle",
    "bank-account",
    "payment-card",
    "national-id",
    "orcid",
    "student-id",
    "barcode",
    "birth-date",
    "ip-address",
    "phone",
    "address",
    "name",
]
Confidence = Literal["sure", "doubtful"]


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of one kind: its replacement, its name in a sentence, and texts that hold it.

    In an example `<` and `>` stand around what the gate replaces.
    """

    replacement: str
    name: str
    examples: tuple[str, ...]


PERSONAL_KINDS: Final[Mapping[PersonalKind, KindWords]] = {
    "token": KindWords(
        "[token]",
        "a session token or password in an address",
        (
            "https://db.example/login?session=<s1q2w3>",
            "https://x.example/reset/<9f8c2b7e41d05a6b3c1f>",
        ),
    ),
    "password": KindWords(
        "[password]",
        "a password",
        (
            "my password is <Tulip-Harbor-41>",
            "mein Passwort ist <tulpe7>",
            "密码是<tulip7x>",
        ),
    ),
    "login": KindWords(
        "[login]",
        "a login name",
        (
            "/home/<vblum>/thesis.docx",
            "C:\\Users\\<vblum>\\x.docx",
            "https://<vblum>@proxy.example/menu",
        ),
    ),
    "email": KindWords(
        "[e-mail]",
        "an e-mail address",
        ("write to <quill@mail.example>", "write to <vera.blum at people.example>"),
    ),
    "handle": KindWords(
        "[handle]",
        "a name in a social network",
        ("I am <@verablum.reads>", "see linkedin.com/in/<vera-blum-7>"),
    ),
    "bank-account": KindWords(
        "[bank account]",
        "a bank account (IBAN)",
        ("My IBAN is <DE89 3704 0044 0532 0130 00>, please",),
    ),
    "payment-card": KindWords(
        "[payment card]",
        "the number of a payment card",
        ("I paid with card <4111 1111 1111 1111>, exp 04/29.",),
    ),
    "national-id": KindWords(
        "[national id]",
        "a national id or passport number",
        ("My SSN is <219-09-9999>.", "PESEL: <44051401359>", "my passport number is <C01X00T47>"),
    ),
    "orcid": KindWords("[ORCID]", "an ORCID iD", ("I am <0000-0002-1825-0097>",)),
    "student-id": KindWords(
        "[student id]", "a student id", ("my student id is <900123456>", "netid <qs12>")
    ),
    "barcode": KindWords("[card number]", "a library card number", ("card <25185995609641>",)),
    "birth-date": KindWords(
        "[birth date]",
        "a birth date",
        (
            "I was born on <3 May 1999>.",
            "Geburtsdatum: <03.05.1999>",
            "<1999年5月3日>生まれ",
        ),
    ),
    "ip-address": KindWords(
        "[IP address]",
        "the network address of a computer",
        ("It says my IP <192.0.2.44> is blocked", "and <2001:db8::7f3a> too"),
    ),
    "phone": KindWords(
        "[phone]",
        "a phone number",
        ("call me at <(919) 555-0123>", "call <919\u2011555\u20110123>", "Telefon: <030 901820>"),
    ),
    "address": KindWords(
        "[address]",
        "a postal address",
        (
            "at <12 North Main Street, Sampleton, IL 62701>",
            "I live at <ul. Kwiatowa 7/3, 00-001 Warszawa>",
        ),
    ),
    "name": KindWords(
        "[name]",
        "a person's name",
        ("Dear <Tessa>,", "my name is <Quill Sample>.", "我叫<王小明>\uff0c"),
    ),
}
"""The kinds by precedence: where two hits overlap, the earlier kind is kept."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Personal data found in a text.

    `start` and `end` are offsets in characters, `end` not included. What is `sure` is replaced on
    intake and stops a publication; what is `doubtful` is shown for a person to decide.
    """

    start: int
    end: int
    kind: PersonalKind
    confidence: Confidence = "sure"

    @property
    def replacement(self) -> str:
        """The text to write instead."""
        return PERSONAL_KINDS[self.kind].replacement


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it came, and the gate's hits in it."""

    text: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class PersonalWords:
    """Words of a text that look personal; `line` counts from 1 within that text."""

    line: int
    kind: PersonalKind
    text: str


class PersonalWordsError(DeskError):
    """Words that look personal and that nobody has confirmed; `words` has each of them once."""

    def __init__(self, words: tuple[PersonalWords, ...]) -> None:
        """Name the words with their lines, and what to do about them."""
        self.words = words
        shown = "".join(
            f"  line {it.line}: {PERSONAL_KINDS[it.kind].name}: {it.text!r}\n" for it in words
        )
        allow = " ".join(f"--allow {shlex.quote(it.text)}" for it in words)
        super().__init__(
            f"nothing was written, because these words look personal:\n{shown}"
            f"Write it without them; or, if all may read them, run it again with {allow}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesSearched(Outcome):
    """Files that were searched for personal data; the findings say where it is.

    `selection` says which files: `staged`, `changed since COMMIT`, or nothing for all. `newly_own`
    are addresses and numbers that pass everywhere once the staged files are committed.
    """

    files: int
    selection: str = ""
    newly_own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCleaned(Outcome):
    """A text as the gate keeps it; `changed` if something was replaced."""

    text: str
    changed: bool

    @property
    def is_clean(self) -> bool:
        """Return whether the text passes as it is."""
        return not self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAllowed(Outcome):
    """Words that pass the gate from now on; none where all of them did already."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookInstalled(Outcome):
    """The Git hook that asks the gate before every commit, by its path."""

    path: str
