"""The public site, which `desk build` makes once the gate has let through all that is in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Final

from deskbook.answers.rules import (
    lifecycle,
    publication,
    staff_text,
    text_facts,
    translations,
)
from deskbook.answers.rules.public_text import remove_staff_text
from deskbook.answers.views.text_facts import make_say
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo, shipped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, Loaded, leave_out_damaged
from deskbook.library.model.outcome import Notice
from deskbook.library.model.records import staff_mark
from deskbook.library.model.words import Words
from deskbook.library.rules import comments, texts
from deskbook.privacy.rules import checks, leaks, own_contacts
from deskbook.problems.views import public
from deskbook.sites.adapters import fork, gate_cache, languages, public_output
from deskbook.sites.adapters import site as sites
from deskbook.sites.adapters.site import Site
from deskbook.sites.views import appearance, feeds, json_ld, public_pages, site_words, sitemap
from deskbook.status.commands import status

FEW: Final = 100
"""Records that are read sooner than a process is forked to read them."""


@contextmanager
def check_published(root: Path, loaded: Loaded) -> Iterator[None]:
    """Read, beside what is done within, all that patrons would see and have not read before.

    Raises:
        DeskError: a page for patrons would say who somebody is; the site is not built then.
    """
    keeper, folder = (
        own_contacts.make_library_gate(loaded.library),
        sites.site_folder(root, "public"),
    )
    shown, stamp = checks.list_shown(loaded), gate_cache.stamp(keeper)
    known = gate_cache.read(folder, stamp)
    unread = [it for it in shown if it.digest not in known]

    def found() -> list[str]:
        return [
            f"  {it.path}:{it.line}: {it.message}" for it in checks.search_public(unread, keeper)
        ]

    if refused := list(staff_text.list_refused(shown)):
        raise DeskError(
            "\n".join(
                [
                    "the public site was not built, for text for staff may be in it:",
                    *(f"  {it.path}:{it.line}: {it.message}" for it in refused),
                    f"write {staff_mark.MARK} above what is for staff, or reword the line",
                ]
            )
        )
    with fork.begin(found) if len(unread) > FEW else nullcontext(found) as waited:
        yield
        if lines := waited():
            raise DeskError(
                "\n".join(["the public site was not built, for everybody would read this:", *lines])
            )
    gate_cache.write(folder, stamp, (it.digest for it in shown))


def make_site(
    root: Path, loaded: Loaded, calendar: Calendar, now: datetime
) -> tuple[Site, tuple[Notice, ...]]:
    """Return the public site, made from nothing but the `PublicLibrary`, and remarks.

    Beside them lie the states of questions, each sealed for its patron alone.
    """
    today = calendar.day_of(now)
    library, unreviewed = lifecycle.withdraw_unreviewed(loaded.library)
    profile = library.profile
    look = shipped.find_look(root)
    words = languages.read(look, (profile.language, *profile.languages))
    notices = [
        Notice("answer.unreviewed", site_words.describe_unreviewed(slug)) for slug in unreviewed
    ]
    notices += [
        Notice("language.lacking", site_words.describe_lacking(it, lacks))
        for it in words.values()
        if (lacks := languages.list_missing(look, it))
    ]
    notices += [
        Notice("language.unknown", site_words.describe_unknown(it, unknown))
        for it in words
        if (unknown := languages.list_unknown(look, it))
    ]
    behind = translations.find_outdated(library)
    shown = publication.publish(_filled(library, today, words), today, behind)
    texts = sites.recall_texts(root, "public")
    told = [shown, *(translations.show_in(shown, it) for it in shown.languages)]
    own = words[shown.written]
    pages = [
        page
        for it in told
        for page in json_ld.add_data(
            it, public_pages.make_pages(it, today, texts, words[it.language], own)
        )
    ]
    files = {
        **status.files(root, library, calendar, now, words),
        **{
            path: data
            for it in told
            for path, data in feeds.make_files(it, words[it.language]).items()
        },
        **public.write_files(shown),
        **sitemap.make_files(pages, shown.site_url),
        **appearance.make_files(shown.look),
    }
    extra = {
        "banners": public_pages.banners(shown),
        "empty": public_pages.list_empty_sections(shown),
        **site_words.share_words(shown, words),
        **appearance.share_look(shown.look),
    }
    made = Site("public", shown.name, pages, shown.site_url, extra, files, texts, words)
    return made, tuple(notices)


def _filled(library: Library, today: date, words: Mapping[str, Words]) -> Library:
    """The library with fields filled in, in the language of each text."""
    others = {
        language: make_say(it, translations.name_days(library, language))
        for language, it in words.items()
    }
    own = others[library.profile.language]
    return text_facts.fill_library(library, text_facts.collect(library, today), own, others)


def refuse_unfit(root: Path) -> None:
    """Look at the finished public site, whatever made it.

    Raises:
        DeskError: a file is in it that is not of the public projection, or words that only
            colleagues may read.
    """
    if strays := list(public_output.find_strays(root)):
        lines = [f"  {it}" for it in strays]
        raise DeskError("\n".join(["not handed over: nothing public made these files:", *lines]))
    loaded, _ = leave_out_damaged(repo.load(root))
    library = loaded.library
    shown = publication.publish(library, Calendar(library.profile).day_of(clock.now()))
    whole = (remove_staff_text(it.body) for it in library.answers.values() if it.is_published)
    files = dict(public_output.read_words(sites.site_folder(root, "public") / "site"))
    inside = (*leaks.list_internal(library), *_marked(loaded))
    found = leaks.find_leaks(files, inside, [*leaks.list_texts(shown), *whole])
    if found:
        lines = [f'  {it.path}: "{it.words}" is of {it.source}' for it in found]
        raise DeskError("\n".join(["not handed over: this is for colleagues only:", *lines]))


def _marked(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield what stands under the mark for staff, and in comments, in records that patrons see."""
    for it in checks.list_shown(loaded):
        if below := staff_mark.split(it.record.body)[1]:
            yield it.path, below
        for text in texts.every_text(it.record):
            yield from ((it.path, comment) for comment in comments.find(text))
