"""Many messages: each run gets further, tickets are committed in groups, one bad message is alone."""

from math import ceil

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter

from deskbook.library.model.finding import DeskError


def messages(number, **fields):
    """Questions of several people, each with an id of its own."""
    for it in range(number):
        yield letter(
            f"Question {it}: where is the atlas?",
            **{
                "Message_ID": f"<m{it}@people.example>",
                "From": f"quill{it % 3}@people.example",
                **fields,
            },
        )


def mbox(path, *mails):
    path.write_bytes(
        b"".join(
            b"From x Thu Nov  5 14:00:00 2026\n" + it.replace(b"\r\n", b"\n") + b"\n\n"
            for it in mails
        )
    )
    return path


def run(desk, source, most):
    outcome = desk("mail", "fetch", "--from", str(source), "--apply", "--most", str(most))
    assert outcome.code in (0, 1), outcome.err
    return outcome.out.splitlines()[-1]


@pytest.mark.parametrize(("number", "most"), [(7, 3), (6, 3), (1, 1), (5, 9), (4, 1)])
@pytest.mark.parametrize("kind", ["mbox", "maildir"])
def test_source_is_empty_after_as_many_runs_as_it_needs(
    library, tmp_path, desk, number, most, kind
):
    world.set_up(library)
    if kind == "mbox":
        source = mbox(tmp_path / "box", *messages(number))
    else:
        source = world.maildir(tmp_path / "box")
        world.deliver(source, *messages(number))
    before = desk("mail", "fetch", "--from", str(source), "--most", str(most)).out
    assert (f" {number - most} left" in before) == (number > most)
    for turn in range(1, ceil(number / most) + 1):
        said = run(desk, source, most)
        assert len(world.tickets(library)) == min(turn * most, number)
        left = max(number - turn * most, 0)
        assert (f" {left} left for the next run." in said) == (left > 0)
    assert "new" not in run(desk, source, most)


def test_messages_that_go_into_no_ticket_do_not_count(library, tmp_path, desk):
    world.set_up(library)
    robots = [
        letter("x", X_Deskbook="ask@library.example", Message_ID=f"<r{it}@x.example>")
        for it in range(5)
    ]
    source = mbox(tmp_path / "box", *robots, letter())
    assert run(desk, source, 1) == "6 messages in box: 1 new, 5 aside."
    assert len(world.tickets(library)) == 1


def test_tickets_of_a_group_are_in_one_commit(git_library, tmp_path, desk):
    world.set_up(git_library)
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    before = int(worlds.git(git_library, "rev-list", "--count", "HEAD"))
    run(desk, mbox(tmp_path / "box", *messages(45)), 100)
    assert len(world.tickets(git_library)) == 45
    subjects = worlds.git(
        git_library,
        "log",
        f"-{int(worlds.git(git_library, 'rev-list', '--count', 'HEAD')) - before}",
        "--format=%s",
    ).splitlines()
    assert subjects == [
        "5 messages by mail",
        "20 messages by mail",
        "20 messages by mail",
        "Record the library's vault",
    ]
    body = worlds.git(git_library, "log", "-1", "--format=%B").strip().splitlines()
    assert body[0] == "5 messages by mail"
    assert len(body) == 7
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_message_that_belongs_to_a_ticket_of_its_group_goes_into_it(library, tmp_path, desk):
    world.set_up(library)
    answers = [
        letter(
            f"And globe {it}?",
            Message_ID=f"<a{it}@people.example>",
            In_Reply_To="<one@people.example>",
        )
        for it in range(2)
    ]
    again = letter()
    said = run(desk, mbox(tmp_path / "box", letter(), *answers, again, *messages(2)), 100)
    assert said == "6 messages in box: 3 new, 2 heard, 1 known."
    texts = [worlds.ticket_text(library, name) for name in world.tickets(library)]
    assert sorted(it.count("And globe") for it in texts) == [0, 0, 2]


@pytest.mark.parametrize("error", [DeskError("it is not allowed"), RuntimeError("a fault")])
def test_one_message_that_cannot_be_written_stops_no_other(
    library, tmp_path, desk, monkeypatch, error
):
    world.set_up(library)
    from deskbook.library.adapters import carry_out

    whole = carry_out.apply

    def apply(root, plan, **options):
        if any(
            "Question 2" in getattr(getattr(it, "ticket", None), "question", "")
            for it in plan.effects
        ):
            raise error
        return whole(root, plan, **options)

    monkeypatch.setattr(carry_out, "apply", apply)
    box = world.maildir(tmp_path / "maildir")
    world.deliver(box, *messages(5))
    said = run(desk, box, 100)
    assert said.startswith("5 messages in maildir: 4 new, 1 ")
    assert len(world.tickets(library)) == 4
    monkeypatch.setattr(carry_out, "apply", whole)
    if isinstance(error, DeskError):
        assert world.filed(box) == {"new": 1, "Desk-done": 4}
        run(desk, box, 100)
        assert len(world.tickets(library)) == 5
