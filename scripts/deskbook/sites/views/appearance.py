"""A library's own colours, logo and links, as the theme shows them."""

from typing import Any, Final

from deskbook.library.model.public import PublicLook

STYLES: Final = "assets/library.css"
"""The style sheet with a library's colours, by its path in the site."""


def share_look(look: PublicLook) -> dict[str, Any]:
    """Return what every page shows of a library's look; empty where it chose nothing."""
    found: dict[str, Any] = {}
    if look.logo:
        found["logo"] = f"assets/{look.logo}"
    if look.links:
        found["links"] = [{"title": title, "url": url} for title, url in look.links]
    if _has_colours(look):
        found["styles"] = STYLES
    return found


def make_files(look: PublicLook) -> dict[str, bytes]:
    """Return the style sheet with a library's colours by its path; nothing where it has none."""
    if not _has_colours(look):
        return {}
    lines = ["/* Colours that library.md names. */"]
    if look.accent:
        lines += _rule("screen", ':root, :root[data-scheme="light"]', look.accent)
    if look.accent_dark:
        dark = "screen and (prefers-color-scheme: dark)"
        lines += _rule(dark, ':root:not([data-scheme="light"])', look.accent_dark)
        lines += _rule("screen", ':root[data-scheme="dark"]', look.accent_dark)
    return {STYLES: ("\n".join(lines) + "\n").encode()}


def _has_colours(look: PublicLook) -> bool:
    return bool(look.accent or look.accent_dark)


def _rule(media: str, selector: str, colour: str) -> list[str]:
    digits = colour.removeprefix("#").lower()
    return [f"@media {media} {{", f"  {selector} {{ --accent: #{digits}; }}", "}"]
