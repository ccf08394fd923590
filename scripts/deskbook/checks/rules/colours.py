"""The contrast of colours on the pages of the sites.

Source: WCAG 2.2, definitions of relative luminance and contrast ratio, success criterion 1.4.3.
"""

from typing import Final

LEAST: Final = 4.5
"""The contrast that text of ordinary size needs."""

LIGHT: Final = ("f7f3ea", "fffdf7", "efe9dc", "f0e0d6", "e6edf1")
DARK: Final = ("161918", "1f2322", "101312", "3a2723", "1d2a31")
"""The backgrounds in `site/overrides/assets/desk.css` that links and buttons are on."""


def find_least_contrast(colour: str, backgrounds: tuple[str, ...]) -> float:
    """Return the lowest contrast of a colour with backgrounds, from 1 to 21.

    Args:
        colour: six hexadecimal digits, with or without `#` before them.
        backgrounds: the same, of at least one background.
    """
    return min(_contrast(_luminance(colour), _luminance(it)) for it in backgrounds)


def _contrast(first: float, second: float) -> float:
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
