"""The templates, style and script of the desk, and its words in the languages of the site."""

import re
import zlib
from functools import cached_property
from pathlib import Path
from typing import Final

from deskbook.library.adapters import shipped
from deskbook.library.model.words import ENGLISH, Words
from deskbook.sites.adapters import languages, templates

KIND: Final = "desk"
PALETTE: Final = "site/overrides/assets/desk.css"
"""The style of the sites: the desk takes its colours and typefaces from there."""

ICON: Final = "site/overrides/assets/favicon.svg"

_TOKENS: Final = re.compile(
    r"^:root[^{]*\{[^}]*\}|^@media \(prefers-color-scheme: dark\) \{\n  :root[^{]*\{[^}]*\}\n\}",
    re.MULTILINE,
)
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


class Pages:
    """The files that pages of the desk are made from, as they were when it was opened.

    A library's own files are used only where this clone approved them, as on the sites.
    """

    def __init__(self, root: Path) -> None:
        self._look = shipped.find_look(root)
        self._environment = templates.make_environment(self._look, KIND)
        self._words: dict[str, Words] = {}

    def render(self, template: str, context: dict[str, object]) -> str:
        """Return a page; what is in the context is plain text, unless it is `Html`."""
        return self._environment.get_template(template).render(context)

    def speak(self, language: str) -> Words:
        """Return the words of a language; English where the site has no file of it."""
        if language not in self._words:
            path = f"site/{languages.FOLDER}/{language}.yml"
            there = language != ENGLISH.language and path in self._look.files
            found = languages.read(self._look, [language])[language] if there else ENGLISH
            self._words[language] = found
        return self._words[language]

    @cached_property
    def assets(self) -> dict[str, tuple[bytes, str]]:
        """Return the files that pages load, by name, each with its type."""
        files = {
            **self._look.below("site/desk"),
            Path(ICON).name: self._look.files[ICON],
        }
        found = {
            name: (place.read_bytes(), _TYPES[Path(name).suffix])
            for name, place in files.items()
            if Path(name).suffix in _TYPES
        }
        style, kind = found["desk.css"]
        return {**found, "desk.css": (self._palette() + style, kind)}

    @cached_property
    def version(self) -> str:
        """Return a checksum of these files: browsers keep each for as long as it stays."""
        check = 0
        for name in sorted(self.assets):
            check = zlib.crc32(self.assets[name][0], check)
        return f"{check:08x}"

    def _palette(self) -> bytes:
        style = self._look.files[PALETTE].read_text(encoding="utf-8")
        return "\n".join(it[0] for it in _TOKENS.finditer(style)).encode() + b"\n"
