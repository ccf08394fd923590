"""Texts of records as HTML, each rendered once: what was rendered before is taken as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from deskbook.library.model.page import Html
from deskbook.library.views import markup
from deskbook.library.views.markup import Resolve


@dataclass(frozen=True, slots=True)
class Text:
    """A text as HTML and as plain words; `links` are the addresses in it and where they led."""

    html: Html
    words: str
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Texts:
    """Renders texts, remembering those of an earlier time.

    A remembered text is taken only where every link in it still leads where it did, so what comes
    out is the same with and without a memory. `used` are the texts of this time: the next memory.
    """

    memory: Mapping[str, Text] = field(default_factory=dict)
    used: dict[str, Text] = field(default_factory=dict)

    def text(self, written: str, here: str, resolve: Resolve, *, top: int = 2) -> Text:
        """A record's Markdown on the page `here`; see `markup.markdown`."""
        key = blake2b(f"{top}\0{here}\0{written}".encode(), digest_size=16).hexdigest()
        found = self.used.get(key) or self.memory.get(key)
        if found is None or any(resolve(it) != led for it, led in found.links.items()):
            found = _rendered(written, resolve, top)
        self.used[key] = found
        return found


def _rendered(written: str, resolve: Resolve, top: int) -> Text:
    led: dict[str, str] = {}

    def noted(address: str) -> str:
        led[address] = resolve(address)
        return led[address]

    html = markup.markdown(written, noted, top=top)
    return Text(html, markup.words(html), led)
