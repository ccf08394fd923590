"""`desk coverage`: which resources should have a title, when, and through which embargo."""

from dataclasses import replace
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.eresources.adapters import title_lists
from deskbook.eresources.formats import open_url
from deskbook.eresources.model.citation import Citation
from deskbook.eresources.rules import diagnosis
from deskbook.eresources.views import holdings as view
from deskbook.library.adapters import clock, console, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.views import as_json


def coverage(root: Path, asked: str, *, issue: Citation, json: bool) -> int:
    """Show what the title lists say of a title, or of one issue of it.

    Args:
        root: the library.
        asked: an ISSN, an OpenURL, or the words of a title.
        issue: what was said of an issue besides.
        json: print it for other programs.
    """
    library = repo.load_knowledge(root).library
    lists = loaded(root, library)
    cited = joined(open_url.citation(asked), issue)
    today = Calendar(library.profile).day_of(clock.now())
    sources = [diagnosis.source(by, it, cited, today) for by, it in rows(root, cited, asked)]
    if json:
        console.echo(as_json.envelope("coverage", view.coverage_values(asked, sources)))
    else:
        console.echo(view.coverage(library, cited, sources, today))
    for it in lists:
        if it.findings:
            console.complain(view.unused(it.path, len(it.findings)))
    return 0


def show_lists(root: Path) -> int:
    """Show every list: how many rows can be used, and each that cannot; exit code 1 for those."""
    lists = loaded(root, repo.load_knowledge(root).library)
    console.echo("\n".join(view.title_list(it.resource, it.by, it.path, it.rows) for it in lists))
    found = [finding for it in lists for finding in it.findings]
    for it in found:
        console.complain(f"{it.path}:{it.line}: {it.severity}: {it.message}")
    return 1 if any(it.severity == "error" for it in found) else 0


def loaded(root: Path, library: Library) -> tuple[title_lists.TitleList, ...]:
    """All title lists, loaded.

    Raises:
        DeskError: no resource names one.
    """
    lists = title_lists.load(root, library.resources.values())
    if not lists:
        raise DeskError(view.NO_LISTS)
    return lists


def joined(cited: Citation, issue: Citation) -> Citation:
    """A citation, with what was said of its issue in place of what it tells itself."""
    if issue.first is not None:
        cited = replace(cited, first=issue.first, last=issue.last)
    return replace(cited, volume=issue.volume or cited.volume, issue=issue.issue or cited.issue)


def rows(root: Path, cited: Citation, words: str = "") -> tuple[title_lists.Listed, ...]:
    """The rows about a citation: by its numbers, else by its title, else by the words given."""
    found = title_lists.by_number(root, cited.numbers) if cited.numbers else ()
    title = cited.title or ("" if cited.numbers or cited.doi else words)
    return found or (title_lists.by_title(root, title) if title else ())
