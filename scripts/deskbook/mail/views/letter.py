"""A letter to a patron as plain text and as simple HTML; it sees nothing but the letter."""

from html import escape

from deskbook.library.views.markup import markdown
from deskbook.mail.model.outgoing import PublicLetter


def write_plain(letter: PublicLetter) -> str:
    """The whole text: what was written, then who we are and where the question stands."""
    return "\n".join([_say(letter), "", "-- ", *_footer(letter)]) + "\n"


def write_html(letter: PublicLetter) -> str:
    """The same as a small page that loads nothing and can do nothing."""
    lines = "<br>\n".join(_linked(line, letter.link) for line in _footer(letter))
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
        f"{markdown(_say(letter))}\n<hr>\n<p>{lines}</p>\n</body></html>\n"
    )


def _say(letter: PublicLetter) -> str:
    """The text, which says first which letter of ours it corrects, if it does."""
    if not letter.corrects:
        return letter.text
    return f"This corrects what we wrote to you on {letter.corrects}.\n\n{letter.text}"


def _footer(letter: PublicLetter) -> list[str]:
    """Our name, the number, and the link; an answer to the message finds its way by itself."""
    who = f"{letter.library}, {letter.service}" if letter.service else letter.library
    lines = [who, f"Your question has the number {letter.ticket}. To go on, answer this message."]
    return [*lines, f"Where it stands: {letter.link}"] if letter.link else lines


def _linked(line: str, link: str) -> str:
    shown = escape(line)
    if not link:
        return shown
    return shown.replace(escape(link), f'<a href="{escape(link)}">{escape(link)}</a>')
