"""Files for search engines: `sitemap.xml` (sitemaps.org 0.9) and `robots.txt`.

Only pages that may be found are listed, each once by its canonical address. Dates are those of the
records, never that of the build, so an unchanged page has an unchanged date.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from deskbook.library.model.page import Page

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"

PRIVATE: Final = "status/b/"
"""The sealed states of questions: nothing for a search engine."""

_NAMESPACES: Final = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)


def make_files(pages: Iterable[Page], site_url: str) -> dict[str, bytes]:
    """Both files; no sitemap where it is not known where the site will stand."""
    if not site_url:
        return {ROBOTS: _robots("")}
    base = site_url.rstrip("/") + "/"
    return {SITEMAP: _sitemap(pages, base), ROBOTS: _robots(base)}


def close_site() -> dict[str, bytes]:
    """The file that asks every search engine to stay away."""
    return {ROBOTS: b"User-agent: *\nDisallow: /\n"}


def _robots(base: str) -> bytes:
    path = "/" + base.partition("://")[2].partition("/")[2]
    lines = ["User-agent: *", f"Disallow: {path}{PRIVATE}"]
    lines += [f"Sitemap: {base}{SITEMAP}"] if base else []
    return "\n".join((*lines, "")).encode()


def _sitemap(pages: Iterable[Page], base: str) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<urlset {_NAMESPACES}>"]
    for page in pages:
        if not page.indexed:
            continue
        lines.append(f"<url><loc>{escape(base + page.url)}</loc>")
        if page.changed:
            lines.append(f"<lastmod>{page.changed.isoformat()}</lastmod>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{escape(language)}" '
            f'href="{escape(base + url)}"/>'
            for language, url in page.alternates
        ]
        lines.append("</url>")
    return "\n".join((*lines, "</urlset>", "")).encode()
