"""What to send us when the fault is ours: no patron's text in it, ready to paste."""

import platform
import traceback
from importlib.metadata import version


def report(words: list[str], error: BaseException) -> str:
    """A report of a bug: versions, verb and the places in the code, but no values from tickets."""
    frames = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    return (
        "desk: this is a fault of ours, not yours; nothing that was saved is lost.\n"
        "Please send us the lines below (they hold no text of a ticket):\n\n"
        f"deskbook {version('deskbook')}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}\n"
        f"verb: {words[0] if words else '(none)'}\n"
        f"{type(error).__name__}\n{places}"
    )
