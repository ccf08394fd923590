"""One item on which the gate fails stops no queue: it is set aside with the reason."""

import json

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter

from deskbook.privacy.rules import redact

POISON = "qqpoisonqq"
MAP = """\
source: old-chat
question: question
opened: {column: asked}
fields: [{field: channel, value: chat}, {field: service, value: reference}]
"""
TABLE = f"question,asked\nIs it {POISON}?,2026-10-01 10:00\nIs it open?,2026-10-02 10:00\n"
FAQS = [{"faqid": str(n), "question": q, "answer": "Yes."} for n, q in enumerate(
    (f"Is it {POISON}?", "Is it open?"), 1)]  # fmt: skip
BAD = letter(f"Is it {POISON}?", Subject="Bad", Message_ID="<a@people.example>")
GOOD = letter("Is it open?", Subject="Good", Message_ID="<b@people.example>")
REASON = "(RecursionError): please report this"


@pytest.fixture
def failing(monkeypatch):
    """The gate raises on one text."""
    find = redact.find

    def fail(text, gate):
        if POISON in text:
            raise RecursionError("maximum depth")
        return find(text, gate)

    monkeypatch.setattr(redact, "find", fail)


def by_table(root, desk, tmp_path):
    (tmp_path / "map.yml").write_text(MAP)
    (tmp_path / "t.csv").write_text(TABLE)
    return "import", "csv", str(tmp_path / "t.csv"), "--map", str(tmp_path / "map.yml"), "--apply"


def by_faq(root, desk, tmp_path):
    (tmp_path / "faqs.json").write_text(json.dumps({"faqs": FAQS}))
    return "import", "libanswers-faq", str(tmp_path / "faqs.json"), "--apply"


def by_mbox(root, desk, tmp_path):
    data = b"".join(b"From x Thu Nov  5 10:00:00 2026\n" + it + b"\n\n" for it in (BAD, GOOD))
    (tmp_path / "box.mbox").write_bytes(data)
    return "import", "mbox", str(tmp_path / "box.mbox"), "--service", "reference", "--apply"


def by_export(root, desk, tmp_path):
    for words in (POISON, "open"):
        assert desk("new", f"Is it {words}?", "-sreference", "-cemail").code == 0
    out = tmp_path / "out"
    assert desk("export", str(out)).code == 0
    worlds.git(root, "rm", "-rq", "tickets")
    worlds.git(root, "commit", "-qm", "Empty")
    return "import", "deskbook", str(out), "--apply"


def by_mail(root, desk, tmp_path):
    world.set_up(root)
    worlds.git(root, "commit", "-qam", "Mail")
    box = world.maildir(tmp_path / "maildir")
    world.deliver(box, BAD, GOOD)
    return "mail", "fetch", "--from", str(box), "--apply"


QUEUES = {"csv": by_table, "faq": by_faq, "mbox": by_mbox, "export": by_export, "mail": by_mail}


@pytest.mark.parametrize("queue", QUEUES.values(), ids=QUEUES)
def test_the_others_of_a_queue_are_taken(git_library, desk, tmp_path, queue, request):
    words = queue(git_library, desk, tmp_path)
    request.getfixturevalue("failing")
    done = desk(*words)
    assert done.code == 1, done
    assert REASON in done.out + done.err
    kept = worlds.git(git_library, "show", "HEAD")
    assert "Is it open?" in kept
    assert POISON not in kept + done.err.replace("box", "")


def test_a_file_on_which_the_gate_fails_is_reported_and_the_others_are_read(
    git_library, desk, new_ticket, overdue_ticket, request
):
    for name, words in ((new_ticket, POISON), (overdue_ticket, "joe.roe@people.example")):
        path = git_library / f"tickets/2026/11/{name}.md"
        if not path.exists():
            path = next((git_library / "tickets").rglob(f"{name}.md"))
        path.write_text(path.read_text() + f"\n{words}\n")
    worlds.git(git_library, "commit", "-qam", "By hand")
    request.getfixturevalue("failing")
    found = desk("gate", "--since", "HEAD~1")
    assert found.code == 1
    assert REASON in found.out
    assert "an e-mail address stands here" in found.out
