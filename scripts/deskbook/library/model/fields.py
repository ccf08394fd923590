"""The definition of a field of a record: everything the product knows about it, in one place.

`doc` makes the metadata of a dataclass field from its documentation and from declarations such as
`text(PATRON)`, `code(SLUG)` or `option("new", "edit")`. `specs` reads it back as `FieldSpec`.
The privacy gate, the options of commands, pages, tables and reports are derived from it.
See `docs/adding-a-field.md`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, Final, Literal, TypedDict, Union, get_args, get_origin, get_type_hints

from deskbook.library.model.vocabulary import SLUG, TICKET_ID

Place = Literal["front", "body", "name", "entries"]
Author = Literal["patron", "staff", "nobody"]
"""Who wrote the text of a field; nobody wrote a code of ours, such as a slug or a day."""
Reader = Literal["public", "patron", "staff"]
"""The widest circle that may see a field; `patron` is the patron of the ticket."""
Trust = Literal["none", "contacts", "whole"]
"""What of a field is the library's own and no patron's: the addresses and numbers in it, or all."""
Verb = Literal["new", "log", "split", "edit", "list"]
"""The commands that take a field of a ticket as an option."""
View = Literal["list", "index", "search", "similar", "card", "page", "evidence"]
"""Where a field of a ticket is shown. `index` has what a list needs, `search` the text that is
searched, `similar` is known of a ticket that is like another, `evidence` goes to a vendor."""
Joining = Literal["own", "filled", "joined", "earliest"]
"""What a ticket does with the fields of another that is merged into it: it keeps its own, fills
those that it lacks, joins both lists, or takes the earlier day."""
Parting = Literal["dropped", "copied"]
"""Whether a ticket that is split off begins with the field of the first one."""

PATRON: Final = "patron"
STAFF: Final = "staff"
PUBLIC: Final = "public"


# None of these three is compared or printed; making the methods for it would delay every command.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Option:
    """Commands that take a field as an option, and its short name there.

    `kept` are the commands that take the value of their last run where none is given, and need one.
    """

    on: frozenset[Verb] = frozenset()
    short: str = ""
    kept: frozenset[Verb] = frozenset()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dimension:
    """A field as a dimension of reports.

    Args:
        name: its name after "by"; the field's label by default.
        public_title: the title of its table in the public edition, if it has one there.
        on_rise: the advice to colleagues when one of its values has more questions than before.
        briefed: its place in the briefings on a department, a resource or a vendor, from 1.
    """

    name: str
    public_title: str
    on_rise: str
    briefed: tuple[tuple[str, int], ...]


class Declared(TypedDict, total=False):
    """A part of a field's declaration; the keys are those of `FieldSpec`."""

    author: Author
    seen_by: Reader
    trust: Trust
    pattern: str
    refers: str
    option: Option
    instead: str
    shown: frozenset[View]
    label: str
    joining: Joining
    parting: Parting
    together: str
    while_open: bool
    dimension: Dimension
    asked: str
    imported: bool


def text(author: Author, seen_by: Reader = "staff", *, trust: Trust = "none") -> Declared:
    """Words that people wrote: the privacy gate reads them, erasure cleans them."""
    return {"author": author, "seen_by": seen_by, "trust": trust}


def code(pattern: str, seen_by: Reader = "staff") -> Declared:
    """A code of ours that this pattern describes; no personal data fits into it."""
    return {"author": "nobody", "pattern": pattern, "seen_by": seen_by}


def reference(kind: str, seen_by: Reader = "staff") -> Declared:
    """The id of a record: of a colleague (`staff`), a service, a department and so on."""
    return {**code(TICKET_ID if kind == "ticket" else SLUG, seen_by), "refers": kind}


def value(seen_by: Reader = "staff") -> Declared:
    """A day, a number, a choice of a closed list, or fields that declare themselves."""
    return {"author": "nobody", "seen_by": seen_by}


def option(*on: Verb, short: str = "", kept: tuple[Verb, ...] = ()) -> Declared:
    """An option of these commands; on `list` it is a filter."""
    return {"option": Option(frozenset(on), short, frozenset(kept))}


def instead(reason: str) -> Declared:
    """Not an option of `desk edit`, for this reason."""
    return {"instead": reason}


def shown(*views: View, label: str = "") -> Declared:
    """The views that show the field; `label` is its name there."""
    return {"shown": frozenset(views), **({"label": label} if label else {})}


def merged(joining: Joining) -> Declared:
    """The value of the field after another ticket is merged into this one."""
    return {"joining": joining}


def copied() -> Declared:
    """A ticket that is split off begins with it."""
    return {"parting": "copied"}


def together(group: str) -> Declared:
    """Fields of a group make sense together: concurrent edits take all of them from one side."""
    return {"together": group}


def dimension(
    name: str = "",
    *,
    public_title: str = "",
    on_rise: str = "",
    briefed: tuple[tuple[str, int], ...] = (),
) -> Declared:
    """A field that reports count by, see `Dimension`."""
    return {"dimension": Dimension(name, public_title, on_rise, briefed)}


def while_open() -> Declared:
    """A resolved ticket has it no more."""
    return {"while_open": True}


def asked(question: str) -> Declared:
    """The question of the issue form whose answer becomes the field."""
    return {"asked": question}


def imported() -> Declared:
    """A field that a mapping file of an import may set."""
    return {"imported": True}


def doc(
    about: str,
    *declared: Declared,
    pattern: str | None = None,
    place: Place = "front",
    example: str = "",
    key: str = "",
) -> Mapping[str, object]:
    """Metadata for a dataclass field.

    Args:
        about: what the field means, as a librarian would say it.
        declared: what else the product has to know about it.
        pattern: a regular expression the whole text (or each text of a list) must match.
        place: `front` matter, Markdown `body`, file `name`, or a ticket's `entries`.
        example: a value to show in messages and in the reference.
        key: the word written in the file where it cannot be the field's name (`from`).
    """
    made: dict[str, object] = {"doc": about, "place": place, "example": example, "key": key}
    if pattern is not None:
        made["pattern"] = pattern
    for part in declared:
        made |= part
    return made


def plain(kind: Any) -> Any:
    """A field's type without `| None`."""
    if get_origin(kind) in (Union, UnionType):
        return next(arg for arg in get_args(kind) if arg is not type(None))
    return kind


def item(kind: Any) -> Any:
    """A field's type without `| None`, or that of a list's items."""
    kind = plain(kind)
    return get_args(kind)[0] if get_origin(kind) is tuple else kind


def choices(kind: Any) -> tuple[str, ...]:
    """The words of a closed list, none where the type is another."""
    kind = plain(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FieldSpec:
    """One field of a record with everything that its definition declares.

    What is not declared is what protects most: text of a patron that only staff may see.
    """

    name: str
    key: str
    type: Any
    required: bool
    doc: str = ""
    place: Place = "front"
    example: str = ""
    pattern: str | None = None
    refers: str | None = None
    author: Author = "patron"
    seen_by: Reader = "staff"
    trust: Trust = "none"
    option: Option = Option()
    instead: str = ""
    shown: frozenset[View] = frozenset()
    label: str = ""
    joining: Joining = "own"
    parting: Parting = "dropped"
    together: str = ""
    while_open: bool = False
    dimension: Dimension | None = None
    asked: str = ""
    imported: bool = False

    @property
    def many(self) -> bool:
        """True if it is a list."""
        return get_origin(plain(self.type)) is tuple

    @property
    def singular(self) -> str:
        """Its name, of a list that of one item."""
        return self.name.removesuffix("s") if self.many else self.name

    @property
    def is_text(self) -> bool:
        """True if people wrote it in their own words."""
        return self.author != "nobody"

    @property
    def is_day(self) -> bool:
        """True if it is a day or a time."""
        kind = item(self.type)
        return isinstance(kind, type) and issubclass(kind, date)


_SPECS: dict[Any, dict[str, FieldSpec]] = {}
_FRONT: dict[Any, dict[str, FieldSpec]] = {}


def specs(record: type) -> dict[str, FieldSpec]:
    """The fields of a record class by name, in their canonical order."""
    if record not in _SPECS:
        hints = get_type_hints(record)
        _SPECS[record] = {it.name: _spec(it, hints[it.name]) for it in fields(record)}
    return _SPECS[record]


def front_specs(record: type) -> dict[str, FieldSpec]:
    """The fields of a record class that stand in its front matter, by their key there."""
    if record not in _FRONT:
        _FRONT[record] = {s.key: s for s in specs(record).values() if s.place == "front"}
    return _FRONT[record]


def _spec(it: Field[Any], hint: Any) -> FieldSpec:
    known: dict[str, Any] = dict(it.metadata)
    known["key"] = known.get("key") or it.name
    known["label"] = known.get("label") or it.name.replace("_", " ")
    if not _may_be_words(hint):
        known.setdefault("author", "nobody")
    required = it.default is MISSING and it.default_factory is MISSING
    return FieldSpec(name=it.name, type=hint, required=required, **known)


def _may_be_words(hint: Any) -> bool:
    """Return whether a type has room for people's words: text, or an unknown type."""
    kind = item(hint)
    if choices(kind) or is_dataclass(kind):
        return False
    return not (isinstance(kind, type) and issubclass(kind, bool | int | date))
