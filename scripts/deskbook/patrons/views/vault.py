"""The outcomes of commands on the vault, in words."""

from deskbook.library.views.outcome import Screen
from deskbook.patrons.model.outcomes import (
    MachineAdmitted,
    MachineDismissed,
    MachineRecovered,
    VaultExamined,
    VaultRotated,
    VaultSynchronised,
)

ROTATED = """\
The vault is sealed for a new key of this machine and a new recovery key ({recovery}).
The old key of this machine is destroyed. What still opens what was forgotten before today:
- the old recovery key: destroy every copy of it, and put the new one in its place;
- {machines};
- backups of this machine that hold {key} from before today: delete them.\
"""


def describe_rotation(outcome: VaultRotated, _screen: Screen) -> str:
    """Return what a rotation did, and what a person has still to do."""
    machines = (
        f"the keys of {', '.join(outcome.machines)}, which could read the vault too: rotate there "
        "as well"
        if outcome.machines
        else "no other machine: this is the only one"
    )
    return ROTATED.format(recovery=outcome.recovery, machines=machines, key=outcome.key)


def describe_health(outcome: VaultExamined, _screen: Screen) -> str:
    """Return what is wrong with the vault, advice, and a count."""
    counted = f"{outcome.patrons} patron" + "s" * (outcome.patrons != 1)
    lines = [*outcome.problems, *outcome.advice]
    if outcome.problems:
        lines.append(f"{counted}; {len(outcome.problems)} to mend.")
    else:
        lines.append(f"{counted}: all can be opened, and all are found.")
    return "\n".join(lines)


def describe_recovery(_outcome: MachineRecovered, _screen: Screen) -> str:
    """Return where the recovery key belongs now."""
    return "This machine opens the vault again. Put the recovery key back to where it is safe."


def describe_admission(outcome: MachineAdmitted, _screen: Screen) -> str:
    """Return what the machine does next to open the vault."""
    if outcome.shared:
        return f"The vault is sealed for {outcome.name} too. There: `desk join` again."
    return (
        f"The vault is sealed for {outcome.name} too, but it is on this machine alone: "
        "`desk vault share ADDRESS` sends it to an empty private repository"
    )


def describe_dismissal(outcome: MachineDismissed, _screen: Screen) -> str:
    """Return what the machine can still open."""
    return (
        f"What is written from now on, {outcome.name} cannot open. What was written before, it "
        "still can: if its key may be in wrong hands, run `desk vault rotate --records`"
    )


def describe_exchange(outcome: VaultSynchronised, _screen: Screen) -> str:
    """Return what was exchanged."""
    return f"The vault is in step: {outcome.exchanged}."
