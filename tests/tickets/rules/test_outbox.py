"""Letters that a colleague stops, releases, replaces, undoes or corrects."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hands import NOW, actor, ticket
from tests.tickets.rules import test_told as commands

from deskbook.library.formats.convert import from_text
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailSettings
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.tickets.rules import (
    conversation,
    deliveries,
    handoff,
    lifecycle,
    outbox,
    resolution,
)

SETTINGS = MailSettings(
    address="ask@library.example", since=datetime(2026, 11, 1, tzinfo=UTC), service="reference"
)
ASKED = ticket(channel="email", patron="p-7f3kq29d")


def read(key, text):
    return tuple(text.split(", ")) if specs(Ticket)[key].many else from_text(Ticket, key, text)


def last(it):
    return deliveries.list_deliveries(it, SETTINGS)[-1]


def done(it, rule, *rest, minute=30):
    return lifecycle.apply(it, rule(it, actor("ann", NOW + timedelta(minutes=minute)), last(it), *rest))  # fmt: skip


def noted(it, key):
    entry = Entry(time=it.entries[-1].time + timedelta(minutes=1), kind="link", author="desk", id="0000000Z", data=((key, last(it).letter.id),))  # fmt: skip
    return replace(it, entries=(*it.entries, entry))


def replied(it=ASKED, text="Upstairs.", **more):
    return lifecycle.apply(it, conversation.reply(it, actor(), text, **more))


def state(it, number=-1):
    return deliveries.list_deliveries(it, SETTINGS)[number].state


@pytest.mark.parametrize(
    "step",
    [
        lambda it, who: conversation.reply(it, who, "Upstairs."),
        lambda it, who: resolution.resolve(it, who, "answered", reply="Upstairs."),
        lambda it, who: lifecycle.then(
            it,
            conversation.reply(it, who, "Upstairs."),
            lambda after: resolution.wait(
                after, who, "vendor", case="17 -> b", until=date(2026, 11, 12)
            ),
        ),
        lambda it, who: lifecycle.then(
            it,
            conversation.reply(it, who, "Upstairs."),
            lambda after: conversation.promise(after, who, date(2026, 11, 12)),
        ),
        lambda it, who: conversation.reply_from(
            it, who, "Upstairs.", "maps", "https://l.example/m/"
        ),
    ],
)
@pytest.mark.parametrize("start", [ASKED, replace(ASKED, status="open", lead="ann", promised=date(2026, 11, 4))])  # fmt: skip
def test_undo_gives_back_every_field_that_the_command_changed(start, step):
    after = lifecycle.apply(start, step(start, actor()))
    undone = done(after, outbox.undo, read)
    assert replace(undone, entries=()) == replace(start, entries=())
    assert state(undone) == "withdrawn"
    assert len(undone.entries) == len(after.entries) + 1


def test_undo_gives_back_a_ticket_that_the_command_took_on():
    who = actor()
    noted_first = lifecycle.apply(ASKED, lifecycle.note(ASKED, who, "Looked upstairs."))
    taken_on = lifecycle.then(
        noted_first,
        handoff.claim(noted_first, who),
        lambda it: conversation.reply(it, who, "Upstairs."),
    )
    after = lifecycle.apply(noted_first, taken_on)
    assert [it.kind for it in after.entries] == ["note", "accept", "reply"]
    assert replace(done(after, outbox.undo, read), entries=()) == replace(ASKED, entries=())


def test_undo_leaves_what_somebody_changed_since():
    it = replied()
    it = lifecycle.apply(it, lifecycle.entry(it, actor("bea"), "edit", changes={"lead": "bea"}))
    undone = done(it, outbox.undo, read)
    assert (undone.lead, undone.status) == ("bea", "new")


def test_undo_takes_back_no_earlier_command_and_nobody_elses():
    it = lifecycle.apply(ASKED, resolution.wait(ASKED, actor("bea"), "vendor"))
    it = replied(replace(it, entries=it.entries))
    undone = done(it, outbox.undo, read)
    assert (undone.lead, undone.status) == ("bea", "waiting")


def test_letter_that_went_out_is_corrected_and_not_undone():
    it = noted(replied(), "sent")
    for rule in (outbox.hold, outbox.release):
        with pytest.raises(DeskError, match="`desk correct Q-AAAAAA` sends a second letter"):
            done(it, rule)
    with pytest.raises(DeskError, match="cannot be taken back"):
        done(it, outbox.undo, read)
    with pytest.raises(DeskError, match="cannot be taken back"):
        done(it, outbox.replace_text, "Downstairs.")
    corrected = done(it, outbox.correct, "Downstairs.")
    assert [it.text for it in corrected.entries if it.kind == "reply"] == ["Upstairs.", "Downstairs."]  # fmt: skip
    assert corrected.entries[-1].value("corrects") == it.entries[-2].id


def test_letter_that_waits_is_written_anew_and_not_corrected():
    with pytest.raises(DeskError, match="`desk outbox edit Q-AAAAAA` writes it anew"):
        done(replied(), outbox.correct, "Downstairs.")
    it = done(replied(), outbox.replace_text, "Downstairs.")
    assert (state(it, 0), state(it, 1)) == ("withdrawn", "waiting")
    assert deliveries.list_stopped(it) == {it.entries[-2].id}


def test_corrected_ticket_stays_resolved():
    it = lifecycle.apply(ASKED, resolution.resolve(ASKED, actor(), "answered", reply="Upstairs."))
    assert done(noted(it, "sent"), outbox.correct, "Downstairs.").status == "resolved"


def test_held_letter_waits_until_it_is_released():
    held = done(replied(), outbox.hold)
    assert (state(held), held.entries[-1].text) == ("held", "Held back.")
    with pytest.raises(DeskError, match="is held back, so it cannot be held back"):
        done(held, outbox.hold)
    assert state(done(held, outbox.release, minute=40)) == "waiting"
    with pytest.raises(DeskError, match="waits in the outbox, so it cannot be released"):
        done(replied(), outbox.release)


@pytest.mark.parametrize("key", ["refused", "bounced", "undelivered"])
def test_failed_letter_is_released_to_be_sent_again(key):
    assert state(done(noted(replied(), key), outbox.release)) == "waiting"


@pytest.mark.parametrize("rule", [(outbox.hold,), (outbox.undo, read)])
def test_a_ticket_that_was_answered_by_a_stopped_letter_is_open_again(rule):
    """The end was another command, so it is not undone with the letter."""
    it = replied()
    later = actor("ann", NOW + timedelta(minutes=5))
    it = lifecycle.apply(it, resolution.resolve(it, later, "answered"))
    assert done(it, *rule).resolution is None


STOPS = {
    "undo": lambda it, who: outbox.undo(it, who, last(it), read),
    "hold": lambda it, who: outbox.hold(it, who, last(it)),
    "release": lambda it, who: outbox.release(it, who, last(it)),
    "edit": lambda it, who: outbox.replace_text(it, who, last(it), "Downstairs."),
    "correct": lambda it, who: outbox.correct(it, who, last(it), "Downstairs."),
    "sent": lambda it, who: lifecycle.entry(it, who, "link", data=(("sent", last(it).letter.id),)),
}


@given(st.lists(st.sampled_from(sorted(commands.COMMANDS | STOPS)), max_size=9))
def test_answered_means_that_a_letter_is_on_its_way_or_out(names):
    it, every, numbers = ASKED, commands.COMMANDS | STOPS, count(1000)

    def mint():
        return f"{next(numbers):08}"

    for minute, name in enumerate(names):
        if name in STOPS and not deliveries.list_deliveries(it, SETTINGS):
            continue
        who = replace(actor("ann", NOW + timedelta(minutes=minute)), mint=mint)
        try:
            it = lifecycle.apply(it, every[name](it, who))
        except DeskError:
            continue
    if it.resolution in ("answered", "referred"):
        stopped = deliveries.list_stopped(it)
        told = replace(it, entries=tuple(e for e in it.entries if e.id not in stopped))
        assert commands.is_told(told)


def written(*authors, start=ASKED):
    """A ticket with a reply of each of these colleagues, or `took` for one that takes it on."""
    it = start
    for minute, author in enumerate(authors):
        handle, _, kind = author.partition(" ")
        made = Entry(time=NOW + timedelta(minutes=minute), kind=kind or "reply", author=handle, id=f"{minute:08}", text="x")  # fmt: skip
        it = replace(it, entries=(*it.entries, made))
    return it


@pytest.mark.parametrize(
    ("authors", "hours", "other"),
    [
        ((), 0, None),
        (("ann",), 1, None),
        (("desk",), 1, None),
        (("bea",), 1, "bea"),
        (("bea",), 25, None),
        (("bea", "ann note"), 1, "bea"),
        (("bea", "patron question"), 1, None),
        (("bea", "ann accept"), 1, None),
        (("bea", "bea accept"), 1, "bea"),
        (("bea", "ann"), 1, "bea"),
    ],
)
def test_a_colleagues_letter_of_the_last_day_is_found(authors, hours, other):
    who = actor("ann", NOW + timedelta(hours=hours))
    found = conversation.find_other_letter(written(*authors), who)
    assert (found.author if found else None) == other
    if other is None:
        conversation.refuse_second(written(*authors), who)
    else:
        with pytest.raises(DeskError, match="bea wrote to this patron at 15:00 UTC already"):
            conversation.refuse_second(written(*authors), who)


def test_a_letter_that_was_taken_back_is_no_reason_to_wait():
    it = done(written("bea"), outbox.undo, read)
    assert conversation.find_other_letter(it, actor("cem", NOW + timedelta(hours=1))) is None


def test_fields_that_have_no_old_value_are_emptied_and_unknown_lines_are_left():
    made = replied(replace(ASKED, links=("https://l.example/a/",)))
    odd = replace(made.entries[-1], data=(("mail", "a -> b"), ("links", "-> https://l.example/a/")))
    it = replace(made, entries=(*made.entries[:-1], odd))
    assert done(it, outbox.undo, read).links == ()
