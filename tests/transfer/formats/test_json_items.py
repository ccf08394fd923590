"""A ticket in JSON and back"""

import json

import pytest
from hypothesis import given
from tests import strategies as our

from deskbook.library.model.finding import DeskError
from deskbook.library.views import as_json
from deskbook.transfer.formats import json_items


def through(ticket):
    """A ticket as it is written in JSON and read by any program."""
    (item,) = json.loads("".join(as_json.lines([as_json.ticket_values(ticket)])))
    return item


@given(our.tickets())
def test_what_was_written_is_read_back(ticket):
    assert json_items.read_ticket(through(ticket)) == ticket


@given(our.tickets())
def test_what_no_file_can_hold_is_refused(ticket):
    with pytest.raises(DeskError, match="a ticket has no colour"):
        json_items.read_ticket({**through(ticket), "colour": "blue"})
    with pytest.raises(DeskError, match="Expected `str`"):
        json_items.read_ticket({**through(ticket), "title": 1})
    with pytest.raises(DeskError, match='"Q-nothing" is not a ticket id such as'):
        json_items.read_ticket({**through(ticket), "id": "Q-nothing"})
    with pytest.raises(DeskError, match='labels "Bad Label" does not fit: write it like bad-label'):
        json_items.read_ticket({**through(ticket), "labels": ["Bad Label"]})


def test_a_list_may_be_empty():
    assert json.loads("".join(as_json.lines([]))) == []
