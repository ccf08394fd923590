"""The texts of people in a record, by the definitions of its fields"""

from dataclasses import replace

from tests import planting

from deskbook.library.model.records import Fact, Service
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts

SERVICE = planting.least(
    Service,
    slug="maps",
    name="Maps",
    email="maps@hill.example",
    label="map room",
    facts=(Fact(name="fee", value="2 dollars", about="for prints"),),
    body="Ask us.",
)


def test_each_text_comes_with_its_field_and_the_field_of_the_record():
    found = [(it.spec.name, it.top.name, it.text) for it in texts.texts(SERVICE) if it.text]
    assert found == [
        ("name", "name", "Maps"),
        ("email", "email", "maps@hill.example"),
        ("label", "label", "map room"),
        ("value", "facts", "2 dollars"),
        ("about", "facts", "for prints"),
        ("body", "body", "Ask us."),
    ]


def test_what_is_the_librarys_own_is_not_reworded():
    loud = texts.reword(SERVICE, str.upper)
    fact = replace(SERVICE.facts[0], about="FOR PRINTS")
    assert loud == replace(SERVICE, label="MAP ROOM", facts=(fact,), body="ASK US.")
    assert texts.reword(SERVICE, str) is SERVICE


def test_patrons_see_the_public_texts_alone():
    fact = replace(SERVICE.facts[0], about="")
    assert texts.restrict(SERVICE, "public") == replace(SERVICE, label="", facts=(fact,))
    assert texts.restrict(SERVICE, "staff") == SERVICE


def test_a_view_shows_its_texts_and_codes_of_entries():
    lines = (("to", "bob"), ("tried", "another browser"), ("remark", "odd"))
    entry = planting.entry("handoff", data=lines, text="Please take it.")
    ticket = planting.least(
        Ticket, title="No access", item="Isis 110", symptom="a blank page", entries=(entry,)
    )
    shown = texts.restrict_to_view(ticket, "evidence")
    assert shown == replace(ticket, symptom="", entries=(replace(entry, data=lines[:2], text=""),))
