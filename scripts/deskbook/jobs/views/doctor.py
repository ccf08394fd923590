"""The state of a library in words and as values: each thing looked at, and what to do."""

from dataclasses import asdict
from typing import Any

from deskbook.jobs.model.outcomes import Examined
from deskbook.library.views.outcome import Screen


def describe_state(outcome: Examined, _screen: Screen) -> str:
    """Return a line for each thing that was looked at, with what to do below it, and a last one."""
    looks = outcome.looks
    width = max(len(it.level) for it in looks)
    lines = []
    for it in looks:
        lines.append(f"{it.level:<{width}}  {it.what}")
        if it.todo:
            lines.append(f"{'':<{width}}    {it.todo}")
    wrong = sum(it.level != "fine" for it in looks)
    lines.append(f"Looked at {len(looks)} things: {f'{wrong} to do' if wrong else 'all is well'}")
    return "\n".join(lines)


def state_values(outcome: Examined) -> tuple[str, dict[str, Any]]:
    """Return all that was looked at, for other programs."""
    return "doctor", {"looks": [asdict(it) for it in outcome.looks]}
