"""The letter that sends a patron what an answer says."""

from pathlib import Path

from deskbook.answers.rules import lifecycle, text_facts
from deskbook.answers.views.text_facts import say
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.rules import references
from deskbook.tickets.model import AnswerLetter
from deskbook.tickets.views import letters


def write(root: Path, before: str, slug: str) -> AnswerLetter:
    """Write a letter with the short answer and the address of its page.

    Args:
        root: the library.
        before: the colleague's own words, which come first; may be empty.
        slug: the name of the answer.

    Raises:
        DeskError: there is no such answer for patrons, or it names a field that nothing has.
    """
    library = repo.load_knowledge(root).library
    references.refuse_unknown("--answer", "answer", slug, library.answers)
    answer = lifecycle.find_published(library, slug)
    known = text_facts.collect(library, Calendar(library.profile).day_of(clock.now()))
    short = lifecycle.fill_short_answer(answer, library, known, say)
    site = library.profile.site_url.rstrip("/")
    address = f"{site}/answers/{slug}/" if site else ""
    text = letters.answer(before, short, address, letters.on_site(site))
    return AnswerLetter(answer=slug, address=address, text=text)
