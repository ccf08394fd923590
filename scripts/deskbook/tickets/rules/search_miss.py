"""Questions that begin with a search of ours that found nothing: how they are known again."""

from deskbook.library.model.vocabulary import MISS_SUBJECT, SEARCH_MISS


def told(subject: str) -> tuple[str, tuple[str, ...]]:
    """A subject without the mark that the ask page puts before it, and the labels it stands for."""
    mark = MISS_SUBJECT.rstrip()
    if subject.startswith(mark):
        return subject.removeprefix(mark).strip(), (SEARCH_MISS,)
    return subject, ()
