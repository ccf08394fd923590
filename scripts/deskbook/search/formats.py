"""The language of searches: words, "phrases", begin*, -without, and field:value."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from deskbook.search.model import Query, Term

_PIECE: Final = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[A-Za-z_-]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))'
)


def parse_query(typed: Iterable[str], fields: Collection[str]) -> Query:
    """Read the arguments of a command line; whatever is typed, some query comes of it.

    Args:
        typed: the arguments. One that holds spaces was quoted for the shell: it is a phrase,
            unless it holds quotes or fields itself.
        fields: the names that may stand before a colon; before any other one is text.
    """
    terms, without = list[Term](), list[Term]()
    wanted: dict[str, list[str]] = {}
    for text in typed:
        held = text.encode(errors="replace").decode()
        for piece in _PIECE.finditer(_quoted(held, fields)):
            name = (piece["field"] or "").lower().replace("-", "_")
            value = piece["plain"] if piece["quoted"] is None else piece["quoted"]
            if name in fields and not piece["minus"]:
                wanted.setdefault(name, []).append(value)
                continue
            if piece["field"]:
                value = f"{piece['field']}:{value}"
            if term := _term(value, quoted=piece["quoted"] is not None):
                (without if piece["minus"] else terms).append(term)
    values = {name: tuple(found) for name, found in wanted.items()}
    return Query(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(without)), values)


def _quoted(text: str, fields: Collection[str]) -> str:
    names = (name.lower().replace("-", "_") for name in re.findall(r"([A-Za-z_-]+):", text))
    plain = '"' not in text and not any(name in fields for name in names)
    return f'"{text}"' if plain and " " in text.strip() else text


def _term(value: str, *, quoted: bool) -> Term | None:
    """A term; none of what holds no letter and no digit."""
    open_ended = value.endswith("*") and not quoted
    text = " ".join((value.rstrip("*") if open_ended else value).split())
    return Term(text, open_ended) if any(char.isalnum() for char in text) else None
