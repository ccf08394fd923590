"""A fixed library, a list of moments, and the exact text of each digest."""

from dataclasses import replace
from datetime import date

import pytest
from tests.care_world import entry, loaded, round_on, ticket

from deskbook.care.model.reminders import Digest
from deskbook.care.views import reminders

CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")
REPLY = entry("2026-11-02 11:00", "reply", text="We look into it.")


def wait(on):
    return entry("2026-11-02 11:05", "wait", status="open -> waiting", waiting_on=f"-> {on}")


LIBRARY = loaded(
    ticket("Q-AAAAAA", status="new", lead="", title="Where do I find *census* tables?"),
    ticket("Q-BBBBBB", CLAIM, title="Can I renew <b>online</b>?"),
    ticket("Q-CCCCCC", CLAIM, REPLY, wait("patron"), status="waiting", waiting_on="patron",
           title="Which edition is meant?"),
    ticket("Q-DDDDDD", CLAIM, REPLY, wait("vendor"), status="waiting", waiting_on="vendor",
           vendor_case="00482-119", title="2026 issues are missing"),
    ticket("Q-EEEEEE", CLAIM, REPLY, entry("2026-11-02 12:05", "handoff", offered_to="-> bob", to="bob",
           lead="pass"), offered_to="bob", promised="2026-11-10", title="A data plan"),
    ticket("Q-FFFFFF", CLAIM, REPLY, lead="cyd", promised="2026-11-10", problem="late",
           title="The index is slow"),
    services__reference="---\nname: Reference\nteam: [ann]\nhead: head\n"
                        "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
    staff__cyd="---\nname: Cyd\nservices: [e-resources]\naway: [{from: 2026-11-03, to: 2026-11-04}]\n---\n",
    problems__late="---\ntitle: Late\nstate: fixed\nstarted: 2026-10-01\nfixed: 2026-11-03\nlead: bob\n---\n",
    projects__review="---\ntitle: Review of the collection\nlead: ann\nmilestones:\n"
                     "  - {what: Talk to the department, due: 2026-11-09}\n  - {what: Lists, due: 2026-11-07}\n---\n",
    answers__renew="---\ntitle: How do I renew?\nstate: published\nreviewed: 2025-11-02\nreviewed_by: bob\n"
                   "services: [reference]\nreview_every: 1y\n---\n",
)  # fmt: skip

DIGESTS = {
    (2, "ann"): """\
# For Ann, Monday 2 November 2026

- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply is due by 14:00.
""",
    (2, "bob"): """\
# For Bob, Monday 2 November 2026

- **Answer** How do I renew?
  - Read it again: its review is due today.
""",
    (2, "e-resources"): """\
# For everyone at E-resources, Monday 2 November 2026

- **Q-AAAAAA** Where do I find \\*census\\* tables?
  - Nobody leads it yet; somebody has to by 14:00.
- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply is due by 14:00.
  - ann leads it.
""",
    (2, "reference"): """\
# For everyone at Reference, Monday 2 November 2026

- **Answer** How do I renew?
  - Read it again: its review is due today.
  - bob read it last.
""",
    (3, "head"): """\
# For The head, Tuesday 3 November 2026

- **Q-AAAAAA** Where do I find \\*census\\* tables?
  - Nobody leads it, since Mon 2 Nov 14:00.
- **Q-FFFFFF** The index is slow
  - Its lead cyd is away and nobody was named to stand in: name somebody or hand it on.
  - The problem behind it is fixed: tell the patron.
  - cyd leads it and is away until Wed 4 Nov.
""",
    (3, "e-resources"): """\
# For everyone at E-resources, Tuesday 3 November 2026

- **Q-AAAAAA** Where do I find \\*census\\* tables?
  - Nobody leads it, since Mon 2 Nov 14:00.
  - head has this too.
- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply was due by Mon 2 Nov 14:00.
  - ann leads it; bob has this too.
- **Q-EEEEEE** A data plan
  - It is offered to a colleague; an answer is due by 12:05.
  - ann leads it; bob has this too.
- **Q-FFFFFF** The index is slow
  - Its lead cyd is away and nobody was named to stand in: name somebody or hand it on.
  - The problem behind it is fixed: tell the patron.
  - cyd leads it and is away until Wed 4 Nov; head has this too.
""",
    (4, "ann"): """\
# For Ann, Wednesday 4 November 2026

- **Q-EEEEEE** A data plan
  - The offer was not answered by Tue 3 Nov 12:05: it is back with its lead.
  - bob has this too.

## Still open from before

- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply was due by Mon 2 Nov 14:00.
  - bob has this too.
""",
    (6, "cyd"): """\
# For Cyd, Friday 6 November 2026

- **Q-FFFFFF** The index is slow
  - The problem behind it was fixed Tue 3 Nov: tell the patron.
  - head has this too.
""",
    (9, "ann"): """\
# For Ann, Monday 9 November 2026

- **Project** Review of the collection
  - Lists, Talk to the department: was due Sat 7 Nov.
- **Q-CCCCCC** Which edition is meant?
  - The patron has been asked again, for we wait for an answer.
- **Q-DDDDDD** 2026 issues are missing
  - Ask the vendor again (case 00482-119): due today.

## Still open from before

- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply was due by Mon 2 Nov 14:00.
  - bob, head have this too.
""",
    (10, "cyd"): """\
# For Cyd, Tuesday 10 November 2026

- **Q-FFFFFF** The index is slow
  - The patron was promised to hear from us by today.
""",
    (13, "ann"): """\
# For Ann, Friday 13 November 2026

- **Q-EEEEEE** A data plan
  - The patron was promised to hear from us by Tue 10 Nov and has not.
  - bob, head have this too.
- **Q-CCCCCC** Which edition is meant?
  - The patron was asked again: it closes after today as no-reply unless they write.

## Still open from before

- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply was due by Mon 2 Nov 14:00.
  - bob, head have this too.
- **Project** Review of the collection
  - Lists, Talk to the department: was due Sat 7 Nov.
  - bob, head have this too.
- **Q-DDDDDD** 2026 issues are missing
  - Ask the vendor again (case 00482-119): due Mon 9 Nov.
  - bob, head have this too.
""",
    (16, "bob"): """\
# For Bob, Monday 16 November 2026

- **Answer** How do I renew?
  - Its review was due Mon 2 Nov: read it again.
- **Q-CCCCCC** Which edition is meant?
  - Closed as no-reply; the patron knows how to open it again.
  - ann leads it.

## Still open from before

- **Q-BBBBBB** Can I renew \\<b\\>online\\</b\\>?
  - A first reply was due by Mon 2 Nov 14:00.
  - ann leads it; head has this too.
- **Project** Review of the collection
  - Lists, Talk to the department: was due Sat 7 Nov.
  - ann leads it; head has this too.
- **Q-DDDDDD** 2026 issues are missing
  - Ask the vendor again (case 00482-119): due Mon 9 Nov.
  - ann leads it; head has this too.
- **Q-EEEEEE** A data plan
  - The patron was promised to hear from us by Tue 10 Nov and has not.
  - ann leads it; head has this too.
""",
    (16, "e-resources"): """\
# For everyone at E-resources, Monday 16 November 2026

- **Q-CCCCCC** Which edition is meant?
  - Closed as no-reply; the patron knows how to open it again.
  - ann leads it; bob has this too.
""",
}


def digests():
    """Every digest from Monday to the Monday after next, by day and reader."""
    world, texts = LIBRARY, {}
    for number in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16):
        made, world = round_on(world, f"2026-11-{number:02d}")
        for it in made.digests:
            texts[number, it.name] = reminders.write_digest(LIBRARY.library, it)
    return texts


READERS = {
    2: "ann bob e-resources reference",
    3: "ann bob head e-resources",
    4: "ann bob head e-resources",
    5: "ann bob head e-resources",
    6: "cyd head e-resources",
    9: "ann e-resources",
    10: "ann bob cyd e-resources",
    11: "ann bob cyd e-resources",
    12: "ann bob head e-resources",
    13: "ann bob cyd head e-resources",
    16: "ann bob e-resources reference",
}


@pytest.mark.parametrize(("day", "reader"), DIGESTS)
def test_digest_of_a_reader_on_a_day(day, reader):
    assert digests()[day, reader] == DIGESTS[day, reader]


def test_nobody_has_more_than_one_digest_a_day_and_some_days_have_none():
    found = {}
    for day, reader in digests():
        found[day] = f"{found[day]} {reader}" if day in found else reader
    assert found == READERS


def test_a_digest_speaks_of_what_has_gone_too():
    """Made again later: a handle without a file, a lead who left, a milestone that was done."""
    made, _ = round_on(LIBRARY, "2026-11-09")
    bare = replace(
        LIBRARY.library,
        staff={"ann": replace(LIBRARY.library.staff["ann"], left=date(2026, 11, 6))},
        services={},
        projects={"review": replace(LIBRARY.library.projects["review"], milestones=())},
    )
    review = next(it for it in made.new if it.watch.kind == "project")
    assert (
        reminders.write_digest(
            bare, Digest("bob", False, made.day, (replace(review, to=("bob",)),))
        )
        == """\
# For bob, Monday 9 November 2026

- **Project** Review of the collection
  - A milestone: was due Sat 7 Nov.
  - ann leads it but has left.
"""
    )
    assert reminders.write_digest(
        bare, Digest("desk", True, made.day, (replace(review, to=()),))
    ).startswith("# For everyone at desk, Monday")


def test_the_robot_writes_to_a_silent_patron():
    _, world = round_on(LIBRARY, "2026-11-09")
    _, world = round_on(world, "2026-11-16")
    said = [
        it.text
        for it in world.library.tickets["Q-CCCCCC"].entries
        if it.author == "desk" and it.text
    ]
    assert said == [
        "We asked you something about this question and have not heard from you yet. If you still need "
        "our help, just write back. If we hear nothing by Friday 13 November, we close the question "
        "Q-CCCCCC for now; you can open it again at any time by writing to us.",
        "We have not heard from you, so we close this question for now. Nothing is lost: write to us at "
        "any time, name Q-CCCCCC, and we go on where we stopped.",
    ]
    assert world.library.tickets["Q-CCCCCC"].resolution == "no-reply"


def test_records_led_by_a_leaving_colleague_are_named():
    world = loaded(
        staff__ann="---\nname: Ann\nservices: [e-resources]\nleft: 2026-11-04\n---\n",
        departments__law="---\nname: Law\nliaison: ann\noffered_to: bob\n---\n",
        services__reference="---\nname: Reference\nteam: [bob]\nhead: ann\n"
        "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
    )
    made, _ = round_on(world, "2026-11-04")
    bob, everyone = (
        reminders.write_digest(world.library, it)
        for it in made.digests
        if it.name in ("bob", "reference")
    )
    assert (
        bob
        == """\
# For Bob, Wednesday 4 November 2026

- **Department** Law
  - Its lead leaves today: somebody has to take it over.
  - ann leads it; head has this too.
"""
    )
    assert (
        everyone
        == """\
# For everyone at Reference, Wednesday 4 November 2026

- **Service** Reference
  - Its lead leaves today: somebody has to take it over.
  - ann leads it.
"""
    )


def test_answers_that_were_handed_in_did_not_hold_or_are_not_used_are_told_of():
    read = "reviewed_by: bob\nservices: [e-resources]\n---\n"
    world = loaded(
        ticket("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", status="open -> resolved", answer="-> held"),
               entry("2026-11-05 10:00", "reopen", status="resolved -> open"), status="resolved",
               resolved="2026-11-05T16:00:00Z", resolution="answered", answer="held"),
        ticket("Q-BBBBBB", status="resolved", opened="2025-11-03T14:00:00Z", resolved="2025-11-03T15:00:00Z",
               resolution="answered", answer="held"),
        answers__held=f"---\ntitle: Held?\nstate: published\nreviewed: 2026-05-31\n{read}",
        answers__late=f"---\ntitle: Late?\nstate: review\nhanded_in: 2026-11-05\n{read}",
        **{f"answers__never_{it}": f"---\ntitle: Never {it}?\nstate: published\nreviewed: 2025-11-05\n{read}"
           for it in range(1, 8)},
    )  # fmt: skip
    told = []
    for day in ("2026-11-05", "2026-11-19"):
        made, world = round_on(world, day)
        told.append(
            next(
                reminders.write_digest(world.library, it) for it in made.digests if it.name == "bob"
            )
        )
    named = [
        f"- **Answer** Never {it}?\n  - No ticket has used it in a year: is it still asked for?\n"
        for it in range(1, 6)
    ]
    assert told == [
        "# For Bob, Thursday 5 November 2026\n\n"
        "- **Answer** Held?\n"
        "  - Tickets were not settled by it: read it again (`desk answer due` names them).\n"
        "- **Answer** Late?\n"
        "  - It was handed in: read it, then `desk answer publish` or mend it.\n"
        f"{''.join(named)}"
        "- And 2 more answers that no ticket has used in a year: `desk answer due`\n",
        "# For Bob, Thursday 19 November 2026\n\n"
        "- **Answer** Held?\n"
        "  - Since Thu 5 Nov tickets were not settled by it: read it again (`desk answer due` names them).\n"
        "- **Answer** Late?\n"
        "  - It was handed in Thu 5 Nov and waits: read it, then `desk answer publish` or mend it.\n"
        f"{''.join(named)}"
        "- And 2 more answers that no ticket has used in a year: `desk answer due`\n",
    ]


def test_of_answers_that_are_not_used_one_too_many_is_one_more():
    read = "reviewed: 2025-11-05\nreviewed_by: bob\nservices: [e-resources]\n---\n"
    old = ticket("Q-BBBBBB", status="resolved", opened="2025-11-03T14:00:00Z",
                 resolved="2025-11-03T15:00:00Z", resolution="answered", answer="other")  # fmt: skip
    names = {
        f"answers__never_{it}": f"---\ntitle: N{it}?\nstate: published\n{read}" for it in range(6)
    }
    made, world = round_on(loaded(old, **names), "2026-11-05")
    (page,) = (reminders.write_digest(world.library, it) for it in made.digests if it.name == "bob")
    assert page.endswith(
        "- And 1 more answer that no ticket has used in a year: `desk answer due`\n"
    )
