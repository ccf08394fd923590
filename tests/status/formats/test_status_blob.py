"""A sealed state opens for its token alone, says nothing by its size, and is the same each time."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import examples

from deskbook.library.model.finding import DeskError
from deskbook.status.formats import status_blob
from deskbook.status.model import PatronEntry, PatronView

SECRET = b"s" * 32
TOKEN = status_blob.token(SECRET, "Q-AAAAAA")
OTHER = status_blob.token(SECRET, "Q-BBBBBB")


def view(text="Where is it?"):
    asked = datetime(2026, 11, 2, 14, tzinfo=UTC)
    return PatronView(
        asked=asked,
        service="E-resources",
        state="open",
        promised=date(2026, 11, 12),
        entries=(PatronEntry(time=asked, by_patron=True, name="", text=text),),
    )


def test_a_state_is_read_back_by_whoever_has_its_token():
    assert status_blob.unseal(status_blob.seal(view(), TOKEN).data, TOKEN) == {
        "version": 1,
        "asked": "2026-11-02T14:00:00Z",
        "service": "E-resources",
        "state": "open",
        "waits_on": None,
        "ended": None,
        "place": None,
        "usual": "",
        "promised": "2026-11-12",
        "entries": [
            {"time": "2026-11-02T14:00:00Z", "by_patron": True, "name": "", "text": "Where is it?"}
        ],
        "library": "",
        "write_to": "",
        "ask_url": "",
        "zone": "UTC",
        "others": [],
    }


def test_the_same_state_is_the_same_file_and_another_shares_neither_nonce_nor_size_step():
    one, again, changed = (status_blob.seal(view(t), TOKEN) for t in ("a", "a", "b"))
    assert one == again
    assert (one.name, len(one.data)) == (changed.name, len(changed.data))
    assert one.data[:12] != changed.data[:12]
    assert len(status_blob.seal(view("x" * 5000), TOKEN).data) == 12 + 8192 + 16


def test_tokens_are_long_and_tell_nothing_of_each_other_or_of_the_files_name():
    assert len({TOKEN, OTHER, status_blob.token(b"t" * 32, "Q-AAAAAA")}) == 3
    assert len(TOKEN) == 22
    assert TOKEN not in status_blob.name_of(TOKEN)


@pytest.mark.parametrize("data", [b"", b"short", status_blob.seal(view(), OTHER).data])
def test_blob_sealed_for_another_token_does_not_open(data):
    with pytest.raises(DeskError, match="was not sealed for this link"):
        status_blob.unseal(data, TOKEN)


@examples(20)
@given(st.integers(0, 12 + 2048 + 15), st.integers(1, 255))
def test_no_byte_can_be_changed(at, change):
    data = bytearray(status_blob.seal(view(), TOKEN).data)
    data[at] ^= change
    with pytest.raises(DeskError):
        status_blob.unseal(bytes(data), TOKEN)
