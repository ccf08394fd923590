"""Every text field of every record, taken from the types, and what leaves the library."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from deskbook.answers.rules import publication
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.erasure.rules import forgetting
from deskbook.github.commands import issues
from deskbook.github.model.mirror import Terms
from deskbook.github.rules import mirror_view
from deskbook.library.formats import ticket_file
from deskbook.library.model.entry_kinds import ENTRY_KINDS, PUBLIC_KINDS
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts
from deskbook.mail.rules import outgoing as mail_rule
from deskbook.privacy.rules import checks
from deskbook.privacy.rules.redact import Gate
from deskbook.reports.rules import facts
from deskbook.status.rules import patron_view
from deskbook.transfer.rules import data_set
from tests import planting, worlds
from tests.hands import actor
from tests.planting import EVERY, KINDS, MAIL, OPEN

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
TODAY = date(2026, 11, 5)
WORD = re.compile(r"canary-[a-z-]+-x")

INSIDE = {planting.word(kind, path) for kind, path, spec in EVERY if spec.seen_by != "public"}
OF_OTHERS = {planting.word(kind, path) for kind, path, spec in EVERY if spec.seen_by == "staff"}

ENTRIES = tuple(
    planting.entry(
        kind,
        id=f"{number:08}",
        author="patron" if kind == "question" else "a1",
        data=(("tried", "canary-entry-tried-x"), ("remark", "canary-entry-remark-x")),
        text="What they see." if kind in PUBLIC_KINDS else f"canary-entry-{kind}-x",
    )
    for number, kind in enumerate(ENTRY_KINDS)
)


def whole_library():
    """A library with a record of each kind, and a word of its own in each text field."""
    given = {
        "answer": {"slug": "a1", "state": "published", "translates": None, "language": "en"},
        "problem": {"slug": "a1", "public": True},
        "translation": {"slug": "a1", "translates": "services/a1", "language": "es"},
        "library": {"timezone": "UTC", "languages": ("es",), "language": "en"},
    }
    made = {
        kind: planting.filled(
            kind, **given.get(kind, {"slug": "a1"} if kind != "staff" else {"handle": "a1"})
        )
        for kind in KINDS
        if kind != "ticket"
    }
    parts = {
        planting.FOLDER[KINDS[kind]]: {"a1": it} for kind, it in made.items() if kind != "library"
    }
    asked = planting.filled(
        "ticket", status="open", lead="a1", service="a1", entries=ENTRIES, patron="p-7f3kq29d"
    )
    return Library(profile=made["library"], tickets={asked.id: asked}, **parts)


LIBRARY = whole_library()
CALENDAR = Calendar(LIBRARY.profile)
(ASKED,) = LIBRARY.tickets.values()


def words(value):
    return set(WORD.findall(repr(value)))


def with_comments(record):
    """The record with a comment of its own in every text, entries included."""
    made = texts.reword(record, lambda text: f"{text} <!-- canary-comment-x -->")
    if not isinstance(record, Ticket):
        return made
    entries = tuple(
        replace(it, text=f"{it.text}\n\n<!-- canary-comment-x\n\nmore -->") for it in record.entries
    )
    return replace(made, entries=entries)


def commented_library():
    """The library of this file with a comment in every text of every record."""
    parts = {
        name: {slug: with_comments(it) for slug, it in getattr(LIBRARY, name).items()}
        for name in Library.__slots__
        if name != "profile"
    }
    return Library(profile=with_comments(LIBRARY.profile), **parts)


COMMENTED = commented_library()


def test_no_comment_in_any_text_leaves_the_library():
    (asked,) = COMMENTED.tickets.values()
    own = issues.make_words(COMMENTED, b"secret", str, names=True)
    view = mirror_view.make_view(
        COMMENTED, asked, Terms(True, True, TODAY, TODAY, frozenset()), own
    )
    reply = next(it for it in asked.entries if it.kind == "reply")
    exits = {
        "public pages, feeds and JSON": publication.publish(COMMENTED, TODAY),
        "status page": patron_view.make_view(COMMENTED, CALENDAR, asked, ""),
        "evidence": texts.restrict_to_view(asked, "evidence"),
        "GitHub": view.comments,
        "mail": mail_rule.write_letter(COMMENTED.profile, None, asked, reply, ""),
        "rows": data_set.share_rows("Hill", facts.gather_facts(COMMENTED, CALENDAR, NOW), 1),
    }
    assert all("<!-- canary" in repr(it) for it in (COMMENTED.profile, asked))
    assert [name for name, it in exits.items() if "<!-- canary" in repr(it)] == []


def test_each_text_field_has_its_word():
    every = {planting.word(kind, path) for kind, path, spec in OPEN if spec.pattern is None}
    assert every - words(LIBRARY) == set()
    assert len(INSIDE & words(LIBRARY)) > 30


def test_public_pages_have_the_public_texts_alone():
    shown = words(publication.publish(LIBRARY, TODAY))
    assert len(shown) >= 15
    assert shown & INSIDE == set()


def test_the_page_of_a_patron_has_no_text_for_staff():
    shown = words(patron_view.make_view(LIBRARY, CALENDAR, ASKED, ""))
    assert "canary-ticket-question-x" in shown
    assert shown & OF_OTHERS == set()
    assert not {it for it in shown if it.startswith("canary-entry")}


def test_rows_for_a_consortium_have_no_text_at_all():
    found = facts.gather_facts(LIBRARY, CALENDAR, NOW)
    rows = data_set.share_rows("Hill", found, 1)
    texts_of_ticket = {planting.word(kind, path) for kind, path, _ in EVERY if kind == "ticket"}
    assert len(rows.rows) == 1
    assert words(rows) & texts_of_ticket == set()


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        (kind, path)
        for kind, path, spec in OPEN
        if spec.seen_by == "public" and spec.trust == "none" and kind not in ("department", "staff")
    ],
    ids=str,
)
def test_an_address_in_a_public_field_stops_the_publication(kind, path):
    record = planting.planted(KINDS[kind], path, MAIL)
    if kind == "answer":
        record = replace(record, state="published")
    if kind == "problem":
        record = replace(record, public=True)
    loaded = Loaded(LIBRARY, {"x.md": Filed("x.md", record)})
    stopped = [it.rule for it in checks.search_public(checks.list_shown(loaded), Gate())]
    assert "privacy.email" in stopped


OF_TICKET = [path for kind, path, _ in OPEN if kind == "ticket"]


@pytest.mark.parametrize("path", OF_TICKET, ids=".".join)
def test_evidence_for_a_vendor_has_no_address(path, library, desk):
    (key,) = path
    it = ticket_file.parse("x.md", (library / f"tickets/2026/11/{worlds.OVERDUE}.md").read_bytes())
    value = getattr(planting.planted(Ticket, path, f"Ask {MAIL}"), key)
    entry = planting.entry(
        "handoff",
        data=(("to", "eresources"), ("lead", "pass"), ("tried", f"Asked {MAIL}")),
        text=MAIL,
    )
    made = replace(it.filed.record, **{key: value}, entries=(entry,))
    (library / f"tickets/2026/11/{worlds.OVERDUE}.md").write_text(ticket_file.write(made))
    outcome = desk("evidence", worlds.OVERDUE)
    assert outcome.code == 0
    assert "Asked [e-mail]" in outcome.out
    assert MAIL not in outcome.out


def test_an_issue_that_patrons_may_read_has_no_text_for_staff():
    own = issues.make_words(LIBRARY, b"secret", str, names=False)
    terms = Terms(False, False, TODAY, TODAY, frozenset())
    view = mirror_view.make_view(LIBRARY, ASKED, terms, own)
    assert "What they see." in repr(view)
    assert words(view) - {planting.word("service", ("label",))} == set()


KNOWN = Gate(known=(("name", "Todd Miller"), ("email", MAIL)))


@pytest.mark.parametrize("path", OF_TICKET, ids=".".join)
def test_erasure_takes_a_patron_out_of_each_field(path):
    said = f"Todd Miller, {MAIL}, p-7f3kq29d"
    mine = replace(planting.planted(Ticket, path, said), patron="p-7f3kq29d")
    filed = Filed(f"tickets/2026/11/{mine.id}.md", mine, {}, "digest")
    for made in (
        forgetting.unlink([filed], KNOWN, actor()),
        forgetting.unmention([filed], KNOWN, actor()),
    ):
        (effect,) = made.effects
        after = replace(mine, **dict(effect.edit.fields))
        question = effect.edit.question
        after = after if question is None else replace(after, question=question)
        assert "Todd" not in repr(after)
        assert MAIL not in repr(after)


NAMED = [(kind, path) for kind, path, spec in OPEN if kind != "ticket" and spec.pattern is None]


@pytest.mark.parametrize(("kind", "path"), NAMED, ids=str)
def test_erasure_lists_each_page_that_names_the_patron(kind, path):
    record = planting.planted(KINDS[kind], path, "Ask Todd Miller")
    loaded = Loaded(LIBRARY, {"x.md": Filed("x.md", record)})
    assert forgetting.find_pages(loaded, KNOWN) == ["x.md"]
