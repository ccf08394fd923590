"""What the vault says of itself"""

from deskbook.patrons.views import vault


def test_a_rotation_says_what_still_opens_the_past():
    told = vault.rotated("/x/recovery.txt", ".desk/key.txt", ["desk-2", "desk-3"])
    assert told == (
        "The vault is sealed for a new key of this machine and a new recovery key (/x/recovery.txt).\n"
        "The old key of this machine is destroyed. What still opens what was forgotten before today:\n"
        "- the old recovery key: destroy every copy of it, and put the new one in its place;\n"
        "- the keys of desk-2, desk-3, which could read the vault too: rotate there as well;\n"
        "- backups of this machine that hold .desk/key.txt from before today: delete them."
    )
    assert "- no other machine: this is the only one;\n" in vault.rotated("r", "k", [])


def test_the_health_of_a_vault_ends_with_a_count():
    assert vault.health("2 patrons", [], ["advice"]) == (
        "advice\n2 patrons: all can be opened, and all are found."
    )
    assert vault.health("2 patrons", ["bad"], ["advice"]) == "bad\nadvice\n2 patrons; 1 to mend."
