"""The outcomes of commands on the vault, in words"""

from deskbook.library.views.outcome import Screen
from deskbook.patrons.model.outcomes import MachineAdmitted, VaultExamined, VaultRotated
from deskbook.patrons.views import vault


def rotated(recovery, key, *machines):
    outcome = VaultRotated(recovery=recovery, key=key, machines=machines)
    return vault.describe_rotation(outcome, Screen())


def health(patrons, *problems):
    outcome = VaultExamined(patrons=patrons, problems=problems, advice=("advice",))
    return vault.describe_health(outcome, Screen())


def test_a_rotation_names_what_still_opens_the_past():
    assert rotated("/x/recovery.txt", ".desk/key.txt", "desk-2", "desk-3") == (
        "The vault is sealed for a new key of this machine and a new recovery key (/x/recovery.txt).\n"
        "The old key of this machine is destroyed. What still opens what was forgotten before today:\n"
        "- the old recovery key: destroy every copy of it, and put the new one in its place;\n"
        "- the keys of desk-2, desk-3, which could read the vault too: rotate there as well;\n"
        "- backups of this machine that hold .desk/key.txt from before today: delete them."
    )
    assert "- no other machine: this is the only one;\n" in rotated("r", "k")


def test_the_health_of_a_vault_ends_with_a_count():
    assert health(2) == "advice\n2 patrons: all can be opened, and all are found."
    assert health(1, "bad") == "bad\nadvice\n1 patron; 1 to mend."


def test_a_machine_that_is_admitted_hears_what_to_do_next():
    shared = MachineAdmitted(name="desk-2", shared=True)
    assert vault.describe_admission(shared, Screen()) == (
        "The vault is sealed for desk-2 too. There: `desk join` again."
    )
    alone = vault.describe_admission(MachineAdmitted(name="desk-2", shared=False), Screen())
    assert "it is on this machine alone: `desk vault share ADDRESS`" in alone
