"""What `desk doctor` shows: how each thing is, and what to do."""

from collections.abc import Sequence

from deskbook.jobs.model.health import Look


def report(looks: Sequence[Look]) -> str:
    """A line for each thing that was looked at, with what to do below it, and a last one."""
    width = max(len(it.level) for it in looks)
    lines = []
    for it in looks:
        lines.append(f"{it.level:<{width}}  {it.what}")
        if it.todo:
            lines.append(f"{'':<{width}}    {it.todo}")
    wrong = sum(it.level != "fine" for it in looks)
    lines.append(f"Looked at {len(looks)} things: {f'{wrong} to do' if wrong else 'all is well'}")
    return "\n".join(lines)
