"""Whether a vault is whole"""

from datetime import UTC, datetime

from deskbook.patrons.model.patron import Patron
from deskbook.patrons.rules import vault_health
from deskbook.patrons.rules.vault_health import State

NOW = datetime(2026, 11, 5, tzinfo=UTC)
ONE = Patron(pseudonym="p-aaaaaaaaaa", made=NOW, emails=("q@x.example",), names=("Q",))
TWO = Patron(pseudonym="p-bbbbbbbbbb", made=NOW, emails=("q@x.example",), names=("Q",))


def test_a_whole_vault_that_is_shared_has_nothing_to_say():
    state = State(
        keyed=[ONE.pseudonym],
        records=[ONE],
        folders=[ONE.pseudonym],
        index={"emails:q@x.example": [ONE.pseudonym], "names:q": [ONE.pseudonym]},
        asked={ONE.pseudonym},
        is_shared=True,
    )
    assert vault_health.problems(state) == []
    assert vault_health.advice(state) == []


def test_everything_that_is_wrong_is_said_at_once():
    state = State(
        keyed=["p-aaaaaaaaaa", "p-cccccccccc"],
        records=[ONE],
        folders=["p-aaaaaaaaaa", "p-dddddddddd"],
        index={},
        asked=set(),
        own_keys=2,
    )
    assert vault_health.problems(state) == [
        "p-cccccccccc has a key and no files: if they were being forgotten, `desk patron forget "
        "p-cccccccccc --apply`; else bring their folder back",
        "p-dddddddddd has files and no key: if keys/dd.age was lost, bring it back; if they were "
        "forgotten, delete patrons/p-dddddddddd",
        "the index does not fit the records: `desk vault doctor --apply` mends it",
        "a rotation was not finished: run `desk vault rotate` again",
    ]


def test_what_a_person_should_know():
    state = State(
        keyed=["p-aaaaaaaaaa", "p-bbbbbbbbbb"],
        records=[ONE, TWO],
        folders=[],
        index={},
        asked={f"p-{number}" for number in range(6)},
        recovery_is_here=True,
    )
    assert vault_health.advice(state) == [
        "q@x.example belongs to p-aaaaaaaaaa, p-bbbbbbbbbb: are they one person?",
        "6 patrons of tickets are not in this vault (p-0, p-1, p-2, p-3, p-4, …): they were forgotten, "
        "or another vault has them",
        "the recovery key is still here: move it to where the vault is not",
        "this vault is here only: back it up apart from its key, or share it",
    ]
    few = vault_health.advice(State(keyed=[], records=[], folders=[], index={}, asked={"p-1"}))
    assert few[0].startswith("1 patrons of tickets are not in this vault (p-1): ")
