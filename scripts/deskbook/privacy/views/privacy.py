"""What the gate says to the person whose text it read."""

from collections.abc import Iterator, Sequence

from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Confidence, Found


def replaced(found: Sequence[Found], kept: str = "") -> str:
    """What was replaced and what was left for the person to decide; nothing where nothing was.

    `kept` is the patron with whom the vault keeps the text as it came.
    """
    sure, doubtful = list(_told(found, "sure")), list(_told(found, "doubtful"))
    lines = []
    if sure:
        lines.append("Replaced before it was kept: " + "; ".join(sure) + ".")
    if doubtful:
        lines.append("Kept, but is it somebody's? " + "; ".join(doubtful) + ".")
    if sure:
        lines.append(
            f"The vault keeps the text as it came with {kept}."
            if kept
            else "The text as it came is kept nowhere: only the vault may keep it, with a patron."
        )
        lines.append(
            'What is nobody\'s may stay: `desk allow "…"` once, then put it back with `desk edit`.'
        )
    return "\n".join(lines)


def _told(found: Sequence[Found], confidence: Confidence) -> Iterator[str]:
    told: dict[str, None] = {}
    for item in found:
        for hit in item.hits:
            if hit.confidence == confidence:
                words = safe(" ".join(item.text[hit.start : hit.end].split()))
                told[f'{PERSONAL_KINDS[hit.kind].name} "{words}"'] = None
    yield from told
