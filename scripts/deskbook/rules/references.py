"""What a field names has to be there: the nearest that is, where it is not."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from deskbook.model.fields import specs
from deskbook.model.finding import DeskError
from deskbook.model.ticket import Ticket


def named(fields: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    """Key, kind and id of every record that fields of a ticket name; empty values name none."""
    for key, value in fields.items():
        kind = specs(Ticket)[key].refers
        if kind is not None and value:
            for name in value if isinstance(value, tuple) else (value,):
                yield key, kind, str(name)


def refuse_unknown(key: str, kind: str, name: str, known: Collection[str]) -> None:
    """Raise a `DeskError` with the nearest ids where no record of that kind has this one.

    Args:
        key: the field, as the message calls it.
        kind: the word for the record: service, staff, department, …
        name: the id that was given.
        known: the ids there are.
    """
    if name in known:
        return
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif known:
        shown = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
        hint = f"there are {shown}"
    else:
        hint = "there is none yet"
    raise DeskError(f'{key}: no {kind} is called "{name}": {hint}')
