"""What the vault's files hold"""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import times

from deskbook.library.model.finding import DeskError
from deskbook.patrons import formats
from deskbook.patrons.formats import (
    DamagedError,
    read_index,
    read_keys,
    read_record,
    write_map,
    write_record,
)
from deskbook.patrons.model.patron import CONSENTS, Message, Patron
from deskbook.patrons.model.vault_record import VaultRecord

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
lists = st.lists(texts, max_size=3).map(tuple)
patrons = st.builds(
    Patron,
    pseudonym=texts,
    made=times,
    names=lists,
    emails=lists,
    phones=lists,
    cards=lists,
    addresses=lists,
    contact=texts,
    language=texts,
    consent=st.dictionaries(st.sampled_from(CONSENTS), st.dates(date(2020, 1, 1)), max_size=2),
    facts=lists,
    hold=texts,
)


@given(patrons)
def test_a_record_reads_back_as_it_was_written(patron):
    assert read_record(Patron, write_record(patron)) == patron


@given(st.builds(Message, id=texts, ticket=texts, came=times, text=texts))
def test_a_message_reads_back_as_it_was_written(message):
    assert read_record(Message, write_record(message)) == message


@pytest.mark.parametrize(
    ("length", "size"), [(0, 1024), (800, 1024), (1000, 2048), (3000, 4096), (60_000, 65_536)]
)
def test_a_files_size_tells_its_class_alone(length, size):
    came = datetime(2026, 11, 5, tzinfo=UTC)
    message = Message(id="00000001", ticket="Q-AAAAAA", came=came, text="x" * length)
    assert len(write_record(message)) == size


def test_shards_read_back_as_they_were_written():
    assert read_keys(write_map({"p-b": "k", "p-a": "l"})) == {
        "p-a": "l",
        "p-b": "k",
    }
    assert read_index(write_map({"names:q": ["p-b", "p-a"]})) == {"names:q": ["p-b", "p-a"]}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it does not hold what the vault writes"),
        (b"[]", "it was written by another version of Deskbook: bring this one up to date"),
        (b'{"deskbook": 2}', "it was written by another version of Deskbook: bring this one up to date"),
        (b'{"deskbook": 1, "record": {}}', "it does not hold a patron: Object missing required field `pseudonym`"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_said(data, said):
    with pytest.raises(DamagedError) as error:
        read_record(Patron, data)
    assert str(error.value) == said


def test_what_is_no_shard_is_said():
    with pytest.raises(DamagedError) as error:
        read_keys(b'{"deskbook": 1, "record": [1]}')
    assert str(error.value) == "it does not hold a shard: Expected `object`, got `array`"


records = st.builds(
    VaultRecord,
    vault=st.from_regex(r"v-[0-9a-z]{10}", fullmatch=True),
    remote=st.sampled_from(["", "git@host.example:library-vault.git", "../vault.git", "C:/v.git"]),
    status_key=st.sampled_from(["", "0123456789abcdef"]),
)


@given(records)
def test_the_record_of_a_vault_is_read_as_it_was_written(record):
    assert formats.read_vault_record(formats.write_vault_record(record)) == record


def test_the_record_of_a_vault_explains_itself_and_leaves_out_what_is_not_known():
    assert formats.write_vault_record(VaultRecord(vault="v-0123456789")).splitlines()[2:] == [
        "vault: v-0123456789"
    ]


@pytest.mark.parametrize("line", ["<<<<<<< ours", "vault: x", "remote:", "colour: red", "vault"])
def test_a_line_that_is_none_of_the_record_is_refused_with_its_number(line):
    with pytest.raises(DeskError, match=r"^vault.txt:3: this is no line of the vault's record"):
        formats.read_vault_record(f"# A comment\n\n{line}\n")


def test_a_record_without_an_id_is_refused():
    with pytest.raises(DeskError, match=r"^vault.txt:1: the line `vault:` is missing"):
        formats.read_vault_record("remote: there.git\n")
