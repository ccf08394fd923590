"""Every text field of every kind of record, taken from the types: no address of a patron stays in it."""

from dataclasses import replace

import pytest

from deskbook.cli.tickets.fields import option
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import FieldSpec
from deskbook.library.model.library import Filed
from deskbook.library.model.plan import CreateTicket, EditTicket, Plan, TicketEdit
from deskbook.library.model.records import Department, Profile, Resource, Service, Staff
from deskbook.library.model.ticket import Ticket
from deskbook.privacy.rules import checks, plan, redact
from deskbook.privacy.rules.own_contacts import make_gate, make_profile_gate
from deskbook.privacy.rules.redact import Gate
from tests import planting, worlds
from tests.planting import EVERY, KINDS, LINE_KEYS, MAIL, OPEN

GATE = Gate(regions=("US",))

TRUSTED = {
    "library.name", "library.ask_email", "library.ask_phone", "library.ask_place", "library.not_personal", "library.facts.value",
    "library.mail.address", "library.mail.imap.user", "library.mail.smtp.user", "library.mail.lists",
    "library.mail.forms", "library.mail.vendors", "library.mail.verifiers",
    "service.name", "service.email", "service.facts.value",
    "staff.name", "staff.email", "staff.login",
    "department.name",
    "resource.name", "resource.vendor", "resource.support",
}  # fmt: skip
"""The fields that name the library's own addresses; no other may keep one."""

READ = [it for it in OPEN if planting.name(*it[:2]) not in TRUSTED]


def ids(cases):
    return [planting.name(kind, path) for kind, path, _ in cases]


def test_there_are_fields_to_look_at():
    assert {"ticket.item", "ticket.symptom", "ticket.vendor_case", "staff.away.reason"} <= {
        *ids(READ)
    }
    assert len(OPEN) > 70


@pytest.mark.parametrize(("kind", "path", "spec"), EVERY, ids=ids(EVERY))
def test_no_address_fits_into_what_is_declared_a_code(kind, path, spec):
    assert spec.is_text or not planting.takes(spec, MAIL)


def test_only_fields_of_the_library_itself_are_trusted():
    assert {planting.name(k, path) for k, path, it in EVERY if it.trust != "none"} == TRUSTED


def test_no_free_text_is_trusted():
    bodies = [it for it in EVERY if it[2].place == "body"]
    assert len(bodies) > 8
    assert [planting.name(k, path) for k, path, it in bodies if it.trust != "none"] == []


OWN = {
    "library": Profile,
    "service": Service,
    "staff": Staff,
    "department": Department,
    "resource": Resource,
}
UNTRUSTED = [it for it in READ if it[0] in OWN]


@pytest.mark.parametrize(("kind", "path", "spec"), UNTRUSTED, ids=ids(UNTRUSTED))
def test_an_address_in_another_field_is_let_pass_nowhere(kind, path, spec):
    text = f"Quill Sample, {MAIL}, (919) 555-0177" if spec.pattern is None else MAIL
    record = planting.planted(KINDS[kind], path, text)
    gate = make_profile_gate(record) if kind == "library" else make_gate(GATE, [record])
    assert {it.kind for it in redact.find(f"Write to {MAIL}", gate)} == {"email"}
    if spec.pattern is None:
        assert {it.kind for it in redact.find("Call (919) 555-0177", gate)} == {"phone"}


def test_a_field_that_nobody_declared_is_a_text_of_a_patron_for_staff_only():
    spec = FieldSpec("campus", "campus", str, required=False)
    assert (spec.author, spec.seen_by, spec.trust, spec.shown) == (
        "patron",
        "staff",
        "none",
        frozenset(),
    )


@pytest.mark.parametrize(("kind", "path", "spec"), READ, ids=ids(READ))
def test_the_check_finds_an_address_in_a_field(kind, path, spec):
    record = planting.planted(KINDS[kind], path, f"Ask {MAIL}" if spec.pattern is None else MAIL)
    look = checks.search_ticket if kind == "ticket" else checks.search_record
    found = [it.rule for it in look(Filed("x.md", record), GATE)]
    assert "privacy.email" in found


OF_TICKET = [path for kind, path, _ in READ if kind == "ticket"]


@pytest.mark.parametrize("path", OF_TICKET)
def test_the_gate_takes_an_address_out_of_a_new_ticket(path):
    made = planting.planted(Ticket, path, f"Ask {MAIL}")
    clean, found = plan.guard_plan(Plan("", (CreateTicket(made),)), GATE)
    assert MAIL not in ticket_file.write(clean.effects[0].ticket)
    assert clean.effects[0].ticket == planting.planted(Ticket, path, "Ask [e-mail]")
    assert [it.text for it in found] == [f"Ask {MAIL}"]


@pytest.mark.parametrize("path", [it for it in OF_TICKET if it != ("question",)])
def test_the_gate_takes_an_address_out_of_an_edit_and_out_of_its_log(path):
    (key,) = path
    value = getattr(planting.planted(Ticket, path, MAIL), key)
    log = planting.entry("edit", data=((key, f"-> {MAIL}"),))
    clean, _ = plan.guard_plan(
        Plan("", (EditTicket("x.md", TicketEdit({key: value}, (log,)), ""),)), GATE
    )
    assert MAIL not in str(clean)
    assert "[e-mail]" in str(clean)


@pytest.mark.parametrize(("kind", "key"), LINE_KEYS)
def test_no_address_stays_in_a_data_line(kind, key):
    """A line that should be a code is read too, where it is none."""
    made = planting.least(Ticket, entries=(planting.entry(kind, data=((key, f"Ask {MAIL}"),)),))
    assert [it.rule for it in checks.search_ticket(Filed("x.md", made), GATE)] == ["privacy.email"]
    clean, _ = plan.guard_ticket(made, GATE)
    assert clean.entries[0].data == ((key, "Ask [e-mail]"),)


def _files():
    """A file for each field that is read, with an address in it, by its path."""
    for number, (kind, path, _) in enumerate(READ):
        record = KINDS[kind]
        name = f"x{number}"
        if kind == "ticket":
            made = replace(planting.planted(record, path, MAIL), id=f"Q-AA{number:04}")
            yield f"tickets/2026/11/{made.id}.md", ticket_file.write(made)
        elif kind != "library":
            made = planting.planted(record, path, MAIL)
            yield f"knowledge/{planting.FOLDER[record]}/{name}.md", record_file.write(made)


def test_hook_and_check_find_an_address_in_each_field(git_library, desk):
    texts = dict(_files())
    for path, text in texts.items():
        (git_library / path).parent.mkdir(parents=True, exist_ok=True)
        (git_library / path).write_text(text, encoding="utf-8")
    worlds.git(git_library, "add", "-A")
    staged = desk("gate", "--staged")
    assert staged.code == 1
    assert {path for path in texts if f"{path}:" not in staged.out} == set()
    checked = desk("check")
    found = {it.split(":")[0] for it in checked.out.splitlines() if "[privacy.email]" in it}
    assert set(texts) - found == set()


@pytest.mark.parametrize("path", [it[1] for it in READ if it[0] == "library"], ids=".".join)
def test_the_gate_refuses_an_address_in_each_field_of_the_library(path, git_library, desk):
    record = planting.planted(KINDS["library"], path, MAIL)
    (git_library / "knowledge/library.md").write_text(record_file.write(record), encoding="utf-8")
    worlds.git(git_library, "add", "-A")
    staged = desk("gate", "--staged")
    if path[0] == "privacy":
        assert staged.code == 2
        assert f'{".".join(path)} "{MAIL}": write letters' in staged.err
    else:
        assert staged.code == 1
        assert "an e-mail address stands here" in staged.out


@pytest.mark.parametrize("verb", ["new", "log", "edit"])
def test_commands_keep_no_address_whatever_option_it_comes_by(verb, git_library, desk):
    options = [it for it in ticket_fields.find_options(verb) if it.is_text and it.pattern is None]
    assert len(options) >= 2
    words = [part for it in options for part in (option(it), f"Ask {MAIL}")]
    subject = worlds.NEW if verb == "edit" else f"Ask {MAIL}"
    place = () if verb == "edit" else ("-s", "reference", "-c", "email")
    kind = ("-a", "reference") if verb == "log" else ()
    assert desk(verb, subject, *place, *kind, *words).code == 0
    kept = worlds.git(git_library, "show", "HEAD")
    assert MAIL not in kept
    assert kept.count("Ask [e-mail]") >= len(options)


def test_commands_keep_no_address_in_the_fields_of_records(git_library, desk):
    away = desk("away", "add", "--from", "2026-12-01", "--reason", f"Ask {MAIL}")
    assert away.code == 0
    kept = worlds.git(git_library, "log", "-p", "-1")
    assert MAIL not in kept
    assert kept.count("[e-mail]") == 1
