"""What the vault says of itself."""

from collections.abc import Sequence

ROTATED = """\
The vault is sealed for a new key of this machine and a new recovery key ({recovery}).
The old key of this machine is destroyed. What still opens what was forgotten before today:
- the old recovery key: destroy every copy of it, and put the new one in its place;
- {machines};
- backups of this machine that hold {key} from before today: delete them.\
"""


def rotated(recovery: str, key: str, others: Sequence[str]) -> str:
    """What a rotation did, and what a person has still to do."""
    machines = (
        f"the keys of {', '.join(others)}, which could read the vault too: rotate there as well"
        if others
        else "no other machine: this is the only one"
    )
    return ROTATED.format(recovery=recovery, machines=machines, key=key)


def health(counted: str, problems: Sequence[str], advice: Sequence[str]) -> str:
    """What a look through the vault found."""
    lines = [*problems, *advice]
    if not problems:
        lines.append(f"{counted}: all can be opened, and all are found.")
    else:
        lines.append(f"{counted}; {len(problems)} to mend.")
    return "\n".join(lines)
