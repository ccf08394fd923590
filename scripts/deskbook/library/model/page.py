"""A page of a site before it is rendered, and the marks that a search goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One page in the search of a site.

    `also` are other wordings of its title, `text` its plain text, `kind` the word shown beside it.
    """

    url: str
    title: str
    kind: str
    also: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its place (`answers/renew-a-book`), title, template and what the template gets.

    `place` has no ending; the front page is `index`, a section's list `answers/index`. Values of
    `context` are plain text, which the template escapes, or `Html`, which views have made safe.

    `feed` is the address of the feed that tells of what it shows, below the root; `moved` that of
    the page that whoever comes to this one is sent to. `indexed` says whether search engines may
    list it, `changed` since when it says what it says, `alternates` the addresses of the same page
    in each language, itself among them; `structured` is what it says in JSON-LD, for programs.

    `language` is that of its words, and all addresses in that language begin with `prefix`; where
    its text is in another, for lack of a translation, `written` names that one and `canonical` the
    page that it was written for. `behind` is the way to the original of a translation, where that
    has changed since.
    """

    place: str
    title: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    description: str = ""
    search: SearchEntry | None = None
    feed: str = ""
    moved: str = ""
    prefix: str = ""
    language: str = "en"
    written: str = ""
    canonical: str = ""
    behind: str = ""
    indexed: bool = True
    changed: date | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    structured: str = ""

    @property
    def url(self) -> str:
        """Its address below the site's root, ending in a slash; empty for the front page."""
        folder, _, name = f"/{self.place}".rpartition("/")
        own = folder if name == "index" else f"{folder}/{name}"
        return f"{own}/".lstrip("/")


class Html(str):
    """Text that is safe HTML: made by `library.views.markup` only, and never escaped again."""

    __slots__ = ()

    def __html__(self) -> str:
        """Tell Jinja2 to leave it as it is."""
        return str(self)
