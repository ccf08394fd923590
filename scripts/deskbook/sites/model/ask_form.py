"""The fields that the ask page fills in of a library's own form, by our names for them."""

from typing import Final

FIELDS: Final = (
    "question", "title", "service", "item", "entry", "place", "link", "error", "about",
)  # fmt: skip
"""As `records.AskFields` has them; the address of a form without names of its own has these."""
