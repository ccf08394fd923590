"""Questions that begin with a search of ours that found nothing: how they are known again."""

from deskbook.model.need import MISS_SUBJECT, SEARCH_MISS


def told(subject: str) -> tuple[str, tuple[str, ...]]:
    """A subject without the mark that the ask page puts before it, and the labels it stands for."""
    if subject.startswith(MISS_SUBJECT):
        return subject.removeprefix(MISS_SUBJECT).strip(), (SEARCH_MISS,)
    return subject, ()
