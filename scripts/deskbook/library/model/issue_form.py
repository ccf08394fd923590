"""Questions of issue forms, and the answers in the bodies that GitHub makes of them.

None of the questions sets what staff find out (the `cause`) or decide (status, lead, promise).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from deskbook.library.model.vocabulary import PATRON_GROUPS, PatronGroup

Asked = Literal[
    "item", "symptom", "resource", "entry", "place", "sign-in", "time", "link",
    "group", "department", "course", "needed", "error", "tried",
]  # fmt: skip
"""What a service may ask for besides the question; the other two are on every form."""

QuestionId = Literal[Asked, "privacy", "question"]

Kind = Literal["choice", "line", "ticks", "text"]

DIAGNOSTICS: Final = frozenset({"item", "symptom", "entry", "place", "sign-in", "link", "error"})
"""What troubleshooting an e-resource begins with; a form with all of it takes a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a form; its label is the heading under which GitHub puts what was written."""

    id: QuestionId
    label: str
    kind: Kind
    about: str = ""
    example: str = ""
    options: tuple[str, ...] = ()
    needed: bool = False


QUESTIONS: Final = (
    Question(
        id="item",
        label="Title, ISSN or DOI",
        kind="line",
        about="Of the journal, article or book; with year, volume and issue where you know them.",
        example="1234-5679, 2026, vol. 12, no. 3",
        needed=True,
    ),
    Question(
        id="symptom",
        label="What happened",
        kind="line",
        about="In your words, as you would say it on the phone.",
        example="The newest issue is not in the list",
        needed=True,
    ),
    Question(id="resource", label="Database or platform", kind="choice"),
    Question(
        id="entry",
        label="How you got there",
        kind="choice",
        options=(
            "Library search",
            "List of databases or journals",
            "Link in a course page",
            "Link from another database",
            "Google Scholar",
            "Another search engine",
            "Bookmark or saved link",
            "Link that somebody sent",
        ),
    ),
    Question(
        id="place",
        label="On or off campus",
        kind="choice",
        options=("On campus", "Off campus", "Both, with the same result"),
    ),
    Question(
        id="sign-in",
        label="How you signed in",
        kind="choice",
        options=(
            "With the library's sign-in page",
            "By choosing our institution on their page",
            "With a personal account of that platform",
            "By VPN",
            "I was not asked",
            "I could not sign in",
        ),
    ),
    Question(
        id="time",
        label="When it happened",
        kind="line",
        example="today at 10:40",
    ),
    Question(
        id="link",
        label="Link that failed",
        kind="line",
        about="Copied from the address bar. Cut out what signs you in: token=…, session=…",
    ),
    Question(
        id="group",
        label="Who is asking",
        kind="choice",
        options=tuple(PATRON_GROUPS.values()),
    ),
    Question(id="department", label="Academic department", kind="choice"),
    Question(
        id="course", label="Course", kind="line", about="Its number, without a name of anybody."
    ),
    Question(
        id="needed", label="Needed by", kind="line", about="A day, if there is one that matters."
    ),
    Question(
        id="privacy",
        label="Before you send this",
        kind="ticks",
        options=("I have named no patron: no name, address, card number or password.",),
        needed=True,
    ),
    Question(
        id="error",
        label="Exact error message",
        kind="text",
        about="Copied letter by letter, if there was one.",
    ),
    Question(id="tried", label="What was tried already", kind="text"),
    Question(
        id="question",
        label="Question",
        kind="text",
        about="As it was asked: what is needed, and what for.",
    ),
)
"""All questions there are, in the order of the forms.

Long texts come last: lines and choices before them hold no line end, so nothing written by a patron
can stand where one of them is looked for.
"""

ORDER: Final[Mapping[str, int]] = {it.label: place for place, it in enumerate(QUESTIONS)}
assert {*get_args(QuestionId)} == {it.id for it in QUESTIONS}

GROUPS: Final[Mapping[str, PatronGroup]] = {label: group for group, label in PATRON_GROUPS.items()}
"""The groups of patrons by their option in a form."""


@dataclass(frozen=True, slots=True)
class FormBody:
    """The answers in the body of an issue that was made with a form, by question.

    `values` are clean texts, left out where nothing was written; lines and choices have no line
    end, but a choice may be anything where a body was written by hand. `ticked` are ticked options.
    """

    values: Mapping[QuestionId, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
