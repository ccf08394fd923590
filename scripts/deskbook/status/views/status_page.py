"""The page of a question's status, in each language of the site."""

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Final

from deskbook.library.model.words import Words
from deskbook.library.views.outcome import Screen
from deskbook.status.model import StatusLinked

NEEDS_SCRIPT: Final = (
    "This page needs JavaScript: your question is kept encrypted, and only your own browser can "
    "open it. Please switch JavaScript on for this page, or write to the library; they tell you "
    "where it stands."
)
_PHRASE: Final = re.compile(r'\bt\(\s*"((?:[^"\\]|\\.)*)"')


def phrases(script: str) -> tuple[str, ...]:
    """Every phrase that the page's script says, in the order in which it stands there."""
    return tuple(dict.fromkeys(_PHRASE.findall(script)))


def words(script: str, languages: Sequence[Words]) -> bytes:
    """The words of the script in each language, the site's own first: a file beside the page."""
    told = [
        {
            "code": it.language,
            "name": it.name,
            "direction": it.direction,
            "phrases": {english: it(english) for english in phrases(script)},
        }
        for it in languages
    ]
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def page(html: str, languages: Sequence[Words]) -> str:
    """The page in the site's own language, as far as it says anything without its script."""
    own = languages[0]
    told = "\n".join(
        f'<p lang="{it.language}" dir="{it.direction}">{escape(it(NEEDS_SCRIPT), quote=False)}</p>'
        for it in languages
    )
    said = html.replace(f"<p>{NEEDS_SCRIPT}</p>", told)
    return said.replace('<html lang="en">', f'<html lang="{own.language}" dir="{own.direction}">')


def describe_link(outcome: StatusLinked, _screen: Screen) -> str:
    """Return the link of a question."""
    return outcome.address
