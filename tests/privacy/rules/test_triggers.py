"""A text that an expression fits is never left out for the want of a word."""

import pytest
from benchmarks.letters.traps import traps
from benchmarks.letters.written import letters

from benchmarks import gate_letters
from deskbook.privacy.model.account_cues import NATIONAL_IDS
from deskbook.privacy.model.cues import CUES, SMALL_CUES
from deskbook.privacy.model.street_words import BEFORE
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.triggers import Lowered, Trigger, make_trigger

PHRASES = [
    *NATIONAL_IDS,
    *BEFORE,
    *(
        phrase
        for cues in (*CUES.values(), *SMALL_CUES.values())
        for way in (cues.told, cues.shown, cues.closings)
        for phrase in way.split("|")
    ),
]


def test_each_phrase_is_seen_wherever_a_word_may_stand():
    assert len(PHRASES) > 500
    for phrase in PHRASES:
        trigger = make_trigger([phrase])
        for text in (phrase, f"Oh, {phrase} it", f"so\n{phrase}, is", f"é {phrase}"):
            assert trigger.fits(Lowered(text.lower())), phrase
        assert not trigger.fits(Lowered("zzz zz")), phrase


def test_a_phrase_may_be_glued_to_letters_that_are_not_ascii():
    text = Lowered("我的id 是")
    assert make_trigger(["id"], glued=True).fits(text)
    assert not make_trigger(["id"]).fits(text)
    assert not make_trigger(["id"], glued=True).fits(Lowered("myid is"))


def test_a_text_has_the_shape_of_its_letters_and_digits():
    assert Lowered("de89 3704-é x").shape == "AA00 0000-é A"


@pytest.mark.slow
def test_nothing_more_is_found_where_every_expression_is_tried(monkeypatch):
    texts = [*traps(7, 20), *(it.text for half in ("tuned", "held") for it in letters(half, 3, 1))]
    found = [redact.find(it, gate_letters.GATE) for it in texts]
    monkeypatch.setattr(Trigger, "fits", lambda *_: True)
    assert [redact.find(it, gate_letters.GATE) for it in texts] == found
