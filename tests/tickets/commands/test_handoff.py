"""Who leads: `claim`, `release`, `handoff`, `accept`, `decline`."""

import json

import pytest
from tests import worlds


def test_a_question_is_passed_on_and_accepted(library, desk, new_ticket):
    assert desk("claim", new_ticket).code == 0
    offered = desk(
        *("handoff", new_ticket, "--to", "@eresources", "--pass", "--tried", "the census portal"),
        *("--promised", "an answer by Friday", "Is there a licence?"),
    )
    assert (offered.code, offered.err) == (0, "")
    assert worlds.front(library, new_ticket)["lead"] == "history-liaison"
    assert desk("accept", new_ticket, "--by", "eresources").code == 0
    front = worlds.front(library, new_ticket)
    assert (front["lead"], front["contributors"]) == ("eresources", "[history-liaison]")
    assert "offered_to" not in front
    assert (
        worlds.timeline(library, new_ticket)
        == """
### 2026-11-05T15:00:00Z accept @history-liaison

- lead: -> history-liaison
- status: new -> open

### 2026-11-05T15:00:01Z handoff @history-liaison

- offered_to: -> eresources
- to: eresources
- lead: pass
- tried: the census portal
- promised: an answer by Friday

Is there a licence?

### 2026-11-05T15:00:02Z accept @eresources

- offered_to: eresources ->
- lead: history-liaison -> eresources
- contributors: -> history-liaison
- offer: ^
"""
    )


def test_an_offer_is_declined_with_a_reason_and_another_withdrawn(library, desk, new_ticket):
    desk("handoff", new_ticket, "--to", "reference-head", "--retain")
    assert desk("decline", new_ticket, "--by", "reference-head").err == (
        "desk: Why you decline: the text is empty, so nothing was done\n"
    )
    assert desk("decline", new_ticket, "I am away.", "--by", "reference-head").code == 0
    desk("handoff", new_ticket, "--to", "eresources", "--retain")
    assert desk("handoff", new_ticket, "--withdraw").out == (
        "Q-NEW001 handoff withdrawn: Where do I find census tables from before 1900?\n"
        "  offered_to: eresources ->\n"
    )


def test_a_colleague_who_is_away_is_named_with_who_stands_in(library, desk, new_ticket):
    outcome = desk("handoff", new_ticket, "--to", "science-liaison", "--retain")
    assert (outcome.code, outcome.err) == (
        0,
        "science-liaison is away until 2026-11-13; reference-head stands in\n",
    )


def test_a_colleague_away_without_an_understudy_is_named_too(library, desk, new_ticket):
    (library / "knowledge/staff/science-liaison.md").write_text(
        "---\nname: Science liaison\naway: [{from: 2026-11-05, to: 2026-11-05}]\n---\n"
    )
    outcome = desk("handoff", new_ticket, "--to", "science-liaison", "--retain")
    assert outcome.err == "science-liaison is away until 2026-11-05\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--pass",), "to whom? Name the colleague with --to HANDLE"),
        (
            ("--to", "eresources"),
            "is eresources to lead it? --pass makes them the lead, with --retain they only help",
        ),
        (
            ("--to", "eresorces", "--pass"),
            'desk: offered_to: no staff is called "eresorces": did you mean eresources or '
            "eresources-head?",
        ),
        (
            ("--to", "former", "--pass"),
            "desk: former left on 2026-06-30: offer it to somebody who is here",
        ),
        (
            ("--to", "eresources", "--pass", "--force"),
            "desk: --force is for the head of reference, reference-head; you are history-liaison",
        ),
    ],
)
def test_offers_that_cannot_be_made(library, desk, new_ticket, words, message):
    (library / "knowledge/staff/former.md").write_text("---\nname: Former\nleft: 2026-06-30\n---\n")
    outcome = desk("handoff", new_ticket, *words)
    assert outcome.code == 2
    assert outcome.err.rstrip().endswith(message)


def test_a_head_acts_for_others(library, desk, new_ticket):
    desk("handoff", new_ticket, "--to", "science-liaison", "--pass")
    head = ("--by", "reference-head", "--force")
    assert desk("accept", new_ticket, *head).code == 0
    assert desk("claim", new_ticket, *head).code == 0
    assert worlds.front(library, new_ticket)["contributors"] == "[history-liaison, science-liaison]"
    assert desk("release", new_ticket, "Wrong service.", "--by", "reference-head").code == 0
    assert worlds.front(library, new_ticket)["status"] == "new"


def test_the_second_to_claim_is_told_who_was_first(library, desk, new_ticket):
    desk("claim", new_ticket)
    assert desk("claim", new_ticket, "--by", "science-liaison").err.startswith(
        "desk: history-liaison leads Q-NEW001 since 2026-11-05: "
    )


def test_somebody_has_to_act(git_library, desk, new_ticket, monkeypatch):
    monkeypatch.delenv("DESK_HANDLE")
    assert desk("claim", new_ticket).err == (
        "desk: who is acting? Write --by HANDLE; `desk join --handle HANDLE` sets it once and for "
        "all\n"
    )
    worlds.git(git_library, "config", "deskbook.handle", "@eresources")
    assert desk("claim", new_ticket).code == 0
    assert worlds.front(git_library, new_ticket)["lead"] == "eresources"
    assert desk("note", new_ticket, "x", "--by", "nobody").err == (
        'desk: who acts: no staff is called "nobody": there are eresources, eresources-head, '
        "history-liaison, reference-head, science-liaison\n"
    )


def test_json_of_an_offer_has_the_field_after_it(git_library, desk, overdue_ticket):
    line = ("handoff", overdue_ticket, "Please.", "--to", "eresources", "--pass", "--json")
    (change,) = json.loads(desk(*line).out)["changes"]
    assert change["after"] == {"offered_to": "eresources"}
