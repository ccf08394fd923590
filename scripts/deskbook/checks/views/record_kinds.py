"""The kinds of record, for the eye."""

from collections.abc import Mapping


def table(kinds: Mapping[str, type]) -> str:
    """Each kind on a line, with the first sentence of what it is."""
    width = max(map(len, kinds))
    return "\n".join(f"{word:{width}}  {meaning(kind)}" for word, kind in kinds.items())


def meaning(kind: type) -> str:
    """What a kind of record is, in one sentence."""
    return (kind.__doc__ or "").split("\n\n")[0].replace("`", "")
