"""Words that look personal, shown to the person who typed them before anything is written."""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import click

from deskbook.cli.options import reword_values
from deskbook.library.formats.text import clean_text, is_blank
from deskbook.library.model.outcome import Outcome
from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS, PersonalWords, PersonalWordsError


def call_asking(
    use_case: Callable[..., Outcome],
    values: Mapping[str, Any],
    allowed: Iterable[str],
    *,
    json: bool,
) -> Outcome:
    """Call a use case; at a terminal ask about words that look personal, and call it again.

    Args:
        use_case: writes nothing when it raises the error below.
        values: its arguments.
        allowed: words that may pass.
        json: whether another program reads the outcome, so that nobody is asked.

    Raises:
        PersonalWordsError: nobody can be asked, or the person stopped.
    """
    from deskbook.privacy.commands import write_gate

    allowed = tuple(allowed)
    while True:
        try:
            with write_gate.letting_pass(allowed):
                return use_case(**values)
        except PersonalWordsError as error:
            if json or not can_ask():
                raise
            answer = _ask(error)
            words = tuple(it.text for it in error.words)
            if answer == "stop":
                raise
            if answer == "keep":
                allowed = (*allowed, *words)
            elif answer == "replace":
                values = reword_values(dict(values), partial(_replace, error.words))
            else:
                values = reword_values(dict(values), partial(_edit, words))


def can_ask() -> bool:
    """Return whether a person sits at a terminal and can be asked."""
    return all(it is not None and not it.closed and it.isatty() for it in (sys.stdin, sys.stderr))


def _ask(error: PersonalWordsError) -> str:
    click.echo("These words look personal; nothing is written yet:", err=True)
    for it in error.words:
        kind = PERSONAL_KINDS[it.kind]
        click.echo(f"  line {it.line}: {kind.name}: {safe(it.text)}", err=True)
    answer: str = click.prompt(
        "Keep them as written, replace them, edit the text, or stop?",
        type=click.Choice(("keep", "replace", "edit", "stop")),
        default="stop",
        err=True,
    )
    return answer


def _replace(words: tuple[PersonalWords, ...], text: str) -> str:
    for it in words:
        text = text.replace(it.text, PERSONAL_KINDS[it.kind].replacement)
    return text


def _edit(words: tuple[str, ...], text: str) -> str:
    """The text as the person leaves it in their editor, if it has one of the words."""
    if not any(it in text for it in words):
        return text
    written = clean_text(click.edit(text) or "")
    return text if is_blank(written) else written
