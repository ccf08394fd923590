"""The word that was probably meant."""

from collections.abc import Sequence


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that was probably meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.6)), "")
