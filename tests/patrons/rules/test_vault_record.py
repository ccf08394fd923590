"""The record of a vault in two clones."""

from deskbook.patrons.model.vault_record import VaultRecord
from deskbook.patrons.rules.vault_record import merge

BASE = VaultRecord(vault="v-aaaaaaaaaa", remote="there.git")


def test_of_two_vaults_the_one_that_was_sent_first_stands():
    mine, theirs = VaultRecord(vault="v-bbbbbbbbbb"), VaultRecord(vault="v-cccccccccc")
    assert merge(None, mine, theirs) == theirs
    assert merge(BASE, BASE, theirs) == theirs


def test_of_one_vault_what_either_side_changed_is_kept_and_theirs_in_doubt():
    mine = VaultRecord(vault=BASE.vault, remote="mine.git", status_key="0" * 16)
    theirs = VaultRecord(vault=BASE.vault, remote="theirs.git")
    assert merge(BASE, mine, BASE) == mine
    assert merge(BASE, BASE, theirs) == theirs
    assert merge(BASE, mine, theirs) == VaultRecord(
        vault=BASE.vault, remote="theirs.git", status_key="0" * 16
    )
    assert merge(None, mine, BASE) == BASE
