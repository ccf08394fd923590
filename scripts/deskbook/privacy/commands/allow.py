"""`desk allow`: let words pass the gate that look personal and are nobody's."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.library.adapters import carry_out, files
from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.model.records import Profile
from deskbook.privacy.model.outcomes import WordsAllowed


def allow(root: Path, texts: Sequence[str], *, me: str | None, commit: bool) -> WordsAllowed:
    """Write words into `library.md`, so that the gate lets them pass from now on.

    Raises:
        DeskError: one of them is empty, or so short that it would let much else pass.
    """
    words = tuple(dict.fromkeys(one_line(text) for text in texts))
    for text in words:
        if len(text) < 2:
            raise DeskError(f'"{text}" is too short to let pass: give the whole words')
    hand = identify(root, me)
    with files.locked(root):
        data = files.inside(root, PROFILE).read_bytes()
        digest = files.digest(data)
        reading = record_file.parse(Profile, PROFILE, data, digest)
        known = reading.filed.record.not_personal if reading.filed else ()
        new = tuple(text for text in words if text not in known)
        if not new:
            return WordsAllowed(words=())
        change = SetFields(PROFILE, {"not_personal": (*known, *new)}, digest)
        plan = Plan(f"Let pass what is nobody's, by {hand.author}", (change,))
        changes = carry_out.apply(root, plan, commit=commit)
    return WordsAllowed(words=new, written=Written(changes=changes))
