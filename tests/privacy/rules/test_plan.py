"""The gate over what a verb is about to write"""

from datetime import UTC, datetime

from tests.hands import ticket

from deskbook.library.model.plan import (
    CreateTicket,
    EditTicket,
    Plan,
    RemoveFile,
    SetFields,
    TicketEdit,
    WriteFile,
)
from deskbook.library.model.ticket import Entry
from deskbook.privacy.model.privacy import Found, Hit
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.numbers import mask_traps
from deskbook.privacy.rules.plan import allow_names, guard_plan, list_allowed
from deskbook.privacy.rules.redact import Gate

GATE = Gate(regions=("US",))
MAIL = "q@hill.example"


def entry(text="", data=()):
    time = datetime(2026, 11, 5, tzinfo=UTC)
    return Entry(time=time, kind="note", author="ann", id="00000001", data=data, text=text)


def test_a_new_ticket_is_clean_in_every_text():
    made = ticket(
        title=f"Mail {MAIL}",
        course=f"HIST {MAIL}",
        links=("https://x.example/?token=abc", "Q-AAAAAA"),
        question=MAIL,
        vendor_case="919-555-0123",
        entries=(entry(MAIL, (("tried", MAIL), ("vendor_case", "919-555-0123"))),),
    )
    plan, found = guard_plan(Plan("m", (CreateTicket(made),)), GATE)
    assert plan == Plan(
        "m",
        (
            CreateTicket(
                ticket(
                    title="Mail [e-mail]",
                    course="HIST [e-mail]",
                    links=("https://x.example/?token=[token]", "Q-AAAAAA"),
                    question="[e-mail]",
                    vendor_case="[phone]",
                    entries=(
                        entry("[e-mail]", (("tried", "[e-mail]"), ("vendor_case", "[phone]"))),
                    ),
                )
            ),
        ),
    )
    assert found == (
        Found(f"Mail {MAIL}", (Hit(5, 19, "email"),)),
        Found("919-555-0123", (Hit(0, 12, "phone"),)),
        Found("https://x.example/?token=abc", (Hit(25, 28, "token"),)),
        Found(f"HIST {MAIL}", (Hit(5, 19, "email"),)),
        Found(MAIL, (Hit(0, 14, "email"),)),
    )


def test_an_edit_logs_what_it_sets():
    title = "Dear Tessa,"
    edit = TicketEdit(
        {
            "title": title,
            "links": (f"{MAIL}",),
            "lead": "ann",
            "course": None,
            "labels": ("late", "919-555-0123"),
        },
        (
            entry(
                data=(
                    ("title", f"Old -> {title}"),
                    ("links", f"-> {MAIL}"),
                    ("lead", "-> ann"),
                    ("labels", "late -> late, 919-555-0123"),
                )
            ),
        ),
        question=f"My mail: {MAIL}",
    )
    plan, found = guard_plan(Plan("m", (EditTicket("tickets/x.md", edit, "d"),)), GATE)
    clean = TicketEdit(
        {
            "title": "Dear [name],",
            "links": ("[e-mail]",),
            "lead": "ann",
            "course": None,
            "labels": ("late", "phone"),
        },
        (
            entry(
                data=(
                    ("title", "Old -> Dear [name],"),
                    ("links", "-> [e-mail]"),
                    ("lead", "-> ann"),
                    ("labels", "late -> late, phone"),
                )
            ),
        ),
        question="My mail: [e-mail]",
    )
    assert plan == Plan("m", (EditTicket("tickets/x.md", clean, "d"),))
    assert [item.text for item in found] == [
        title,
        MAIL,
        "919-555-0123",
        f"My mail: {MAIL}",
    ]


def test_a_page_of_knowledge_is_read_below_its_fields_and_other_files_are_not():
    page = WriteFile("knowledge/shifts/a.md", f"---\nwritten_by: ann\n---\n\n{MAIL}\n")
    local = WriteFile(".desk/digests/x.md", MAIL)
    fields = SetFields("knowledge/library.md", {"not_personal": (MAIL,)}, "d")
    plan, found = guard_plan(Plan("m", (page, local, fields)), GATE)
    clean = WriteFile(page.path, "---\nwritten_by: ann\n---\n\n[e-mail]\n")
    assert plan.effects == (clean, local, fields)
    assert len(found) == 1


def test_a_plan_without_personal_data_stays_as_it_is():
    plan = Plan("m", (EditTicket("t", TicketEdit({"status": "open"}, (entry("fine"),)), "d"),))
    assert guard_plan(plan, GATE) == (plan, ())


def test_a_name_passes_in_the_tickets_of_a_plan_and_in_no_record():
    edit = EditTicket("tickets/a.md", TicketEdit({}, (entry("Dear Evan Hansen, hi."),)), "d")
    new = CreateTicket(ticket(question="Dear Evan Hansen, hi."))
    tickets = Plan("x", (edit, new, RemoveFile("b", "d")))
    plan, names = allow_names(tickets, ["Evan Hansen", "x"], Gate(), lambda _: ("0",))
    digest = redact.digest_name("evan  hansen")
    assert names == {"Evan Hansen"}
    assert [list_allowed(it) for it in plan.effects] == [("0", digest), (digest,), ()]
    assert guard_plan(plan, Gate()) == (plan, ())
    assert guard_plan(tickets, Gate())[1]
    record = Plan("x", (edit, SetFields("knowledge/library.md", {}, "d")))
    assert allow_names(record, ["Evan Hansen"], Gate(), lambda _: ()) == (record, frozenset())


def test_a_capital_that_is_two_letters_when_small_moves_no_number():
    text = "\u0130\u0130 item 12345 and 67890"
    assert mask_traps(text) == text.replace("item 12345", "\u00a7" * 10)
