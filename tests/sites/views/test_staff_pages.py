"""Whole pages of the staff site, as its templates get them."""

from dataclasses import replace

from tests import site_world

from deskbook.care.model.cover import Replaced
from deskbook.library.model.finding import Finding
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.table import Table
from deskbook.sites.views import staff_pages
from deskbook.sites.views.staff import ticket_rows
from deskbook.sites.views.staff.conversation import Fact, Said
from deskbook.sites.views.staff.lists import Group
from deskbook.sites.views.staff.record_parts import NOTHING_TOLD, Tickets, Told
from deskbook.sites.views.staff.records import Person
from deskbook.sites.views.staff.ticket_rows import Row
from deskbook.sites.views.staff_pages import Note


def page(place, library=None, **more):
    """A page of the library in `site_world`; `more` changes what its staff site is made from."""
    return site_world.page(staff_pages.make_pages(site_world.desk(library, **more)), place)


def test_every_page_has_its_place():
    assert [it.url for it in staff_pages.make_pages(site_world.desk())] == [
        "",
        "queues/",
        "queues/e-resources/",
        "queues/stacks/",
        "tickets/",
        "tickets/2026-10/",
        "tickets/2026-11/",
        "tickets/Q-D0NE01/",
        "tickets/Q-4KX7M2/",
        "tickets/Q-NEW001/",
        "tickets/Q-0PEN01/",
        "departments/",
        "departments/history/",
        "resources/",
        "resources/paper-mill/",
        "vendors/",
        "vendors/canary-vendor/",
        "departments/history/briefing/",
        "resources/paper-mill/briefing/",
        "vendors/canary-vendor/briefing/",
        "projects/",
        "projects/review/",
        "projects/over/",
        "problems/",
        "problems/mill-late/",
        "problems/mill-closed/",
        "problems/hidden/",
        "answers/",
        "answers/late-issues/",
        "answers/renew/",
        "answers/triage/",
        "answers/draft/",
        "people/",
        "shifts/",
        "digests/",
        "signals/",
        "needs/",
        "report/",
        "charter/",
        "search/",
    ]


def test_today_begins_with_what_is_late():
    assert page("index") == Page(
        place="index",
        title="Today",
        template="today.html",
        context={
            "day": "Thursday 5 November 2026",
            "until": "open until 17:00",
            "services": [
                ("queues/e-resources/", "E-resources", 3, 1, 3),
                ("queues/stacks/", "CANARY stacks", 0, 0, 0),
            ],
            "groups": (
                Group(
                    title="Promised and late",
                    rows=(
                        Row(
                            url="tickets/Q-4KX7M2/",
                            id="Q-4KX7M2",
                            mark=("ER", "4KX", "7M2"),
                            title="CANARY issues are missing",
                            state="waits on the vendor",
                            status="waiting",
                            facts=(
                                "E-resources",
                                "Ann CANARY (away: Bob stands in)",
                                "offered to The head",
                                "promised Wed 4 Nov",
                                "asked Mon 2 Nov",
                            ),
                            late="",
                        ),
                    ),
                    note="",
                    url="",
                ),
                Group(
                    title="Nobody leads these",
                    rows=(
                        Row(
                            url="tickets/Q-NEW001/",
                            id="Q-NEW001",
                            mark=("ER", "NEW", "001"),
                            title="A new question",
                            state="new",
                            status="new",
                            facts=("E-resources", "nobody leads it", "asked Thu 5 Nov"),
                            late="",
                        ),
                    ),
                    note="",
                    url="",
                ),
            ),
            "away": ["Ann CANARY, until Mon 9 Nov: Bob stands in"],
            "problems": [
                ("problems/hidden/", "CANARY problem", "suspected"),
                ("problems/mill-late/", "Paper Mill is late", "confirmed"),
            ],
            "signals": [],
            "notes": [
                Note(
                    heading="Wed 4 Nov 17:00, Bob",
                    taken="Nobody has taken over from it yet",
                    text="<ul>\n"
                    "<li>CANARY: the printer is out of paper, see <a "
                    'href="tickets/Q-4KX7M2/">Q-4KX7M2</a>.</li>\n'
                    "</ul>",
                )
            ],
            "damaged": [],
            "digests": "digests/",
        },
        description="",
        search=None,
    )


def test_a_queue_by_what_is_due_and_by_lead():
    assert page("queues/e-resources") == Page(
        place="queues/e-resources",
        title="Queue: E-resources",
        template="groups.html",
        context={
            "title": "E-resources",
            "intro": "",
            "groups": (
                Group(
                    title="Due today, or late",
                    rows=(
                        Row(
                            url="../../tickets/Q-4KX7M2/",
                            id="Q-4KX7M2",
                            mark=("ER", "4KX", "7M2"),
                            title="CANARY issues are missing",
                            state="waits on the vendor",
                            status="waiting",
                            facts=(
                                "E-resources",
                                "Ann CANARY (away: Bob stands in)",
                                "offered to The head",
                                "promised Wed 4 Nov",
                                "asked Mon 2 Nov",
                            ),
                            late="a reply, for the patron wrote again: due Mon 2 Nov 14:05",
                        ),
                        Row(
                            url="../../tickets/Q-NEW001/",
                            id="Q-NEW001",
                            mark=("ER", "NEW", "001"),
                            title="A new question",
                            state="new",
                            status="new",
                            facts=("E-resources", "nobody leads it", "asked Thu 5 Nov"),
                            late="somebody has to lead it: due today 13:30",
                        ),
                        Row(
                            url="../../tickets/Q-0PEN01/",
                            id="Q-0PEN01",
                            mark=("ER", "0PE", "N01"),
                            title="An open question",
                            state="open",
                            status="open",
                            facts=("E-resources", "Bob", "promised Mon 30 Nov", "asked Thu 5 Nov"),
                            late="first reply: due today 13:40",
                        ),
                    ),
                    note="",
                    url="",
                ),
                Group(
                    title="Unclaimed",
                    rows=(
                        Row(
                            url="../../tickets/Q-NEW001/",
                            id="Q-NEW001",
                            mark=("ER", "NEW", "001"),
                            title="A new question",
                            state="new",
                            status="new",
                            facts=("E-resources", "nobody leads it", "asked Thu 5 Nov"),
                            late="",
                        ),
                    ),
                    note="",
                    url="",
                ),
                Group(
                    title="Led by Bob",
                    rows=(
                        Row(
                            url="../../tickets/Q-0PEN01/",
                            id="Q-0PEN01",
                            mark=("ER", "0PE", "N01"),
                            title="An open question",
                            state="open",
                            status="open",
                            facts=("E-resources", "Bob", "promised Mon 30 Nov", "asked Thu 5 Nov"),
                            late="",
                        ),
                    ),
                    note="",
                    url="",
                ),
                Group(
                    title="Waiting on others",
                    rows=(
                        Row(
                            url="../../tickets/Q-4KX7M2/",
                            id="Q-4KX7M2",
                            mark=("ER", "4KX", "7M2"),
                            title="CANARY issues are missing",
                            state="waits on the vendor",
                            status="waiting",
                            facts=(
                                "E-resources",
                                "Ann CANARY (away: Bob stands in)",
                                "offered to The head",
                                "promised Wed 4 Nov",
                                "asked Mon 2 Nov",
                            ),
                            late="",
                        ),
                    ),
                    note="",
                    url="",
                ),
            ),
            "empty": "Nobody waits.",
        },
        description="",
        search=None,
    )


def test_all_queues_with_what_is_due():
    assert page("queues/index") == Page(
        place="queues/index",
        title="Queues",
        template="groups.html",
        context={
            "title": "Queues: due today, or late",
            "groups": (
                Group(
                    title="E-resources",
                    rows=(
                        Row(
                            url="../tickets/Q-4KX7M2/",
                            id="Q-4KX7M2",
                            mark=("ER", "4KX", "7M2"),
                            title="CANARY issues are missing",
                            state="waits on the vendor",
                            status="waiting",
                            facts=(
                                "E-resources",
                                "Ann CANARY (away: Bob stands in)",
                                "offered to The head",
                                "promised Wed 4 Nov",
                                "asked Mon 2 Nov",
                            ),
                            late="a reply, for the patron wrote again: due Mon 2 Nov 14:05",
                        ),
                        Row(
                            url="../tickets/Q-NEW001/",
                            id="Q-NEW001",
                            mark=("ER", "NEW", "001"),
                            title="A new question",
                            state="new",
                            status="new",
                            facts=("E-resources", "nobody leads it", "asked Thu 5 Nov"),
                            late="somebody has to lead it: due today 13:30",
                        ),
                        Row(
                            url="../tickets/Q-0PEN01/",
                            id="Q-0PEN01",
                            mark=("ER", "0PE", "N01"),
                            title="An open question",
                            state="open",
                            status="open",
                            facts=("E-resources", "Bob", "promised Mon 30 Nov", "asked Thu 5 Nov"),
                            late="first reply: due today 13:40",
                        ),
                    ),
                    note="1 unclaimed, 1 in hand, 1 waiting on others",
                    url="../queues/e-resources/",
                ),
                Group(
                    title="CANARY stacks",
                    rows=(),
                    note="0 unclaimed, 0 in hand, 0 waiting on others",
                    url="../queues/stacks/",
                ),
            ),
            "intro": "As of Thursday 5 November 2026.",
            "empty": "Nothing is due.",
        },
        description="",
        search=None,
    )


def test_a_ticket_is_a_conversation():
    assert page("tickets/Q-4KX7M2") == Page(
        place="tickets/Q-4KX7M2",
        title="Q-4KX7M2: CANARY issues are missing",
        template="ticket.html",
        context={
            "id": "Q-4KX7M2",
            "title": "CANARY issues are missing",
            "mark": ("ER", "4KX", "7M2"),
            "state": "waits on the vendor",
            "status": "waiting",
            "absent": "Ann CANARY is away until Mon 9 Nov: Bob stands in",
            "successor": None,
            "facts": (
                Fact(
                    name="Service", value="E-resources", url="../../queues/e-resources/", late=False
                ),
                Fact(name="Lead", value="Ann CANARY", url="", late=False),
                Fact(name="Offered to", value="The head", url="", late=False),
                Fact(name="Helping", value="Bob", url="", late=False),
                Fact(name="Promised", value="Wed 4 Nov (yesterday)", url="", late=True),
                Fact(name="Patron", value="p-7f3kq29d", url="", late=False),
                Fact(
                    name="Department", value="History", url="../../departments/history/", late=False
                ),
                Fact(
                    name="Resource",
                    value="Paper Mill",
                    url="../../resources/paper-mill/",
                    late=False,
                ),
                Fact(
                    name="Problem",
                    value="Paper Mill is late",
                    url="../../problems/mill-late/",
                    late=False,
                ),
                Fact(
                    name="Project", value="CANARY review", url="../../projects/review/", late=False
                ),
                Fact(
                    name="Answer",
                    value="Why is the newest issue missing?",
                    url="../../answers/late-issues/",
                    late=False,
                ),
                Fact(name="Vendor case", value="00482-119", url="", late=False),
                Fact(name="Read", value="5", url="", late=False),
                Fact(name="Labels", value="one, two", url="", late=False),
                Fact(name="Issue", value="7", url="", late=False),
                Fact(name="See also", value="Q-D0NE01", url="../../tickets/Q-D0NE01/", late=False),
                Fact(
                    name="See also",
                    value="https://mill.example/x",
                    url="https://mill.example/x",
                    late=False,
                ),
                Fact(name="See also", value="javascript:alert(1)", url="", late=False),
                Fact(name="See also", value="Q-ZZZZZZ", url="", late=False),
            ),
            "asked": "Mon 2 Nov 09:14, by email",
            "question": "<p>CANARY: nothing after *December*.</p>",
            "entries": (
                Said(
                    anchor="e-7F3K9Q2N",
                    side="desk",
                    label="Reply to the patron",
                    who="Ann CANARY",
                    when="Mon 2 Nov 10:02",
                    facts=(),
                    text="<p>Thank you. I <strong>ask</strong> and write by Wednesday.</p>",
                ),
                Said(
                    anchor="e-7F3K9Q2P",
                    side="in",
                    label="Promise",
                    who="Ann CANARY",
                    when="Mon 2 Nov 10:03",
                    facts=(Fact(name="promised", value="Wed 4 Nov", url="", late=False),),
                    text="",
                ),
                Said(
                    anchor="e-W1A01GC5",
                    side="in",
                    label="Offered to The head, to lead",
                    who="Ann CANARY",
                    when="Mon 2 Nov 10:04",
                    facts=(Fact(name="tried", value="CANARY tried", url="", late=False),),
                    text='<p>See <a href="../../tickets/Q-D0NE01/">Q-D0NE01</a> and Q-ZZZZZZ.</p>',
                ),
                Said(
                    anchor="e-W1A01GC6",
                    side="patron",
                    label="The patron wrote",
                    who="the patron",
                    when="Mon 2 Nov 10:05",
                    facts=(),
                    text="<p>&lt;b&gt;Still&lt;/b&gt; nothing.</p>",
                ),
                Said(
                    anchor="e-W1A01GC7",
                    side="in",
                    label="Waiting",
                    who="Bob",
                    when="Tue 3 Nov 05:20",
                    facts=(
                        Fact(name="status", value="open → waiting", url="", late=False),
                        Fact(name="waiting on", value="vendor", url="", late=False),
                    ),
                    text="",
                ),
                Said(
                    anchor="e-W1A01GC8",
                    side="in",
                    label="Changed",
                    who="Bob",
                    when="Tue 3 Nov 06:00",
                    facts=(Fact(name="course", value="was HIST 210", url="", late=False),),
                    text="",
                ),
                Said(
                    anchor="e-W1A01GC9",
                    side="in",
                    label="Reminder: promised to the patron",
                    who="the desk's robot",
                    when="Wed 4 Nov 00:00",
                    facts=(Fact(name="to", value="Ann CANARY", url="", late=False),),
                    text="",
                ),
            ),
        },
        description="",
        search=SearchEntry(
            url="tickets/Q-4KX7M2/",
            title="CANARY issues are missing",
            kind="Ticket, waiting",
            also=("Q-4KX7M2",),
            text="CANARY: nothing after *December*. Thank you. I **ask** and write by Wednesday. "
            "<b>Still</b> nothing.",
        ),
    )


def test_a_project_has_its_milestones():
    assert page("projects/review") == Page(
        place="projects/review",
        title="CANARY review",
        template="record.html",
        context={
            "kind": "Project",
            "facts": (
                Fact(name="Lead", value="Ann CANARY (away until Mon 9 Nov)", url="", late=False),
                Fact(name="Understudy", value="Bob", url="", late=False),
                Fact(name="Team", value="The head", url="", late=False),
                Fact(
                    name="Department", value="History", url="../../departments/history/", late=False
                ),
                Fact(name="Next promise", value="Wed 4 Nov", url="", late=False),
            ),
            "body": "<p>About the review.</p>",
            "tickets": Tickets(
                open=(
                    Row(
                        url="../../tickets/Q-4KX7M2/",
                        id="Q-4KX7M2",
                        mark=("ER", "4KX", "7M2"),
                        title="CANARY issues are missing",
                        state="waits on the vendor",
                        status="waiting",
                        facts=(
                            "E-resources",
                            "Ann CANARY (away: Bob stands in)",
                            "offered to The head",
                            "promised Wed 4 Nov",
                            "asked Mon 2 Nov",
                        ),
                        late="",
                    ),
                ),
                recent=(),
                more=0,
            ),
            "also_asked": (),
            "agreements": (),
            "sessions": (),
            "told": NOTHING_TOLD,
            "milestones": [
                ("List the journals", "done Wed 30 Sep", "done"),
                ("Compare", "due Sun 1 Nov", "late"),
                ("Decide", "due Tue 1 Dec", "ahead"),
            ],
        },
        description="",
        search=SearchEntry(
            url="projects/review/",
            title="CANARY review",
            kind="Project",
            also=(),
            text="About the review.",
        ),
    )


def test_a_project_names_its_sessions_with_their_days():
    library = site_world.library()
    name = "Q-4KX7M2"
    met = replace(library.tickets[name], activity="consultation")
    with_session = replace(library, tickets={**library.tickets, name: met})
    shown = site_world.page(
        staff_pages.make_pages(site_world.desk(with_session)), "projects/review"
    )
    assert shown.context["sessions"] == (
        (Fact(name, "CANARY issues are missing", "../../tickets/Q-4KX7M2/"), "Mon 2 Nov"),
    )


def counted(by, title, name):
    """A table of one question."""
    return Table(by, title, ("", "2026-2027"), ((name, 1), ("all", 1)))


TABLES = {
    "history": (counted("service", "By service", "E-resources"), counted("resource", "By resource", "Paper Mill")),
    "paper-mill": (counted("service", "By service", "E-resources"),
                   counted("department", "By department", "History")),
    "vendor": (counted("resource", "By resource", "Paper Mill"), counted("department", "By department", "History")),
}  # fmt: skip
MILL = (
    "One question in 2026-2027 so far.",
    "One case waited 3 opening days for the vendor. One waits now.",
    "Patrons met a confirmed problem on 25 of the last 365 days; 93 % of the days were without.",
)


def test_a_department():
    assert page("departments/history") == Page(
        place="departments/history",
        title="History",
        template="record.html",
        context={
            "kind": "Department",
            "facts": (
                Fact(name="Liaison", value="Ann CANARY (away until Mon 9 Nov)", url="", late=False),
                Fact(name="Understudy", value="Bob", url="", late=False),
                Fact(name="Offered to", value="The head", url="", late=False),
                Fact(
                    name="Project", value="CANARY review", url="../../projects/review/", late=False
                ),
            ),
            "body": "<p>CANARY about the department.</p>",
            "tickets": Tickets(
                open=(
                    Row(
                        url="../../tickets/Q-4KX7M2/",
                        id="Q-4KX7M2",
                        mark=("ER", "4KX", "7M2"),
                        title="CANARY issues are missing",
                        state="waits on the vendor",
                        status="waiting",
                        facts=(
                            "E-resources",
                            "Ann CANARY (away: Bob stands in)",
                            "offered to The head",
                            "promised Wed 4 Nov",
                            "asked Mon 2 Nov",
                        ),
                        late="",
                    ),
                ),
                recent=(),
                more=0,
            ),
            "also_asked": (),
            "agreements": ("CANARY agreement",),
            "sessions": (),
            "told": Told(("One question in 2026-2027 so far.",), TABLES["history"], "briefing/"),
            "milestones": (),
        },
        description="",
        search=SearchEntry(
            url="departments/history/",
            title="History",
            kind="Department",
            also=(),
            text="CANARY about the department.",
        ),
    )


def test_a_resource():
    assert page("resources/paper-mill") == Page(
        place="resources/paper-mill",
        title="Paper Mill",
        template="record.html",
        context={
            "kind": "Resource",
            "facts": (
                Fact(
                    name="Vendor",
                    value="CANARY vendor",
                    url="../../vendors/canary-vendor/",
                    late=False,
                ),
                Fact(name="Support", value="CANARY@vendor.example", url="", late=False),
                Fact(
                    name="Address",
                    value="https://mill.example",
                    url="https://mill.example",
                    late=False,
                ),
                Fact(name="Platform", value="CANARY platform", url="", late=False),
                Fact(
                    name="Status page",
                    value="https://status.mill.example",
                    url="https://status.mill.example",
                    late=False,
                ),
                Fact(
                    name="Problem",
                    value="Paper Mill is late (confirmed)",
                    url="../../problems/mill-late/",
                    late=False,
                ),
                Fact(
                    name="Problem",
                    value="Paper Mill did not open (fixed)",
                    url="../../problems/mill-closed/",
                    late=False,
                ),
                Fact(
                    name="Answer",
                    value="Why is the newest issue missing?",
                    url="../../answers/late-issues/",
                    late=False,
                ),
            ),
            "body": "<p>Articles about paper. </p>",
            "tickets": Tickets(
                open=(
                    Row(
                        url="../../tickets/Q-4KX7M2/",
                        id="Q-4KX7M2",
                        mark=("ER", "4KX", "7M2"),
                        title="CANARY issues are missing",
                        state="waits on the vendor",
                        status="waiting",
                        facts=(
                            "E-resources",
                            "Ann CANARY (away: Bob stands in)",
                            "offered to The head",
                            "promised Wed 4 Nov",
                            "asked Mon 2 Nov",
                        ),
                        late="",
                    ),
                ),
                recent=(),
                more=0,
            ),
            "also_asked": (),
            "agreements": (),
            "sessions": (),
            "told": Told(MILL, TABLES["paper-mill"], "briefing/"),
            "milestones": (),
        },
        description="",
        search=SearchEntry(
            url="resources/paper-mill/",
            title="Paper Mill",
            kind="Resource",
            also=(),
            text="Articles about paper.",
        ),
    )


def test_a_vendor_is_told_by_its_resources():
    assert page("vendors/index").context["records"] == [
        ("../vendors/canary-vendor/", "CANARY vendor", "Paper Mill; 1 open ticket")
    ]
    shown = page("vendors/canary-vendor")
    assert (shown.title, shown.context["kind"]) == ("CANARY vendor", "Vendor")
    assert shown.context["told"] == Told(MILL, TABLES["vendor"], "briefing/")
    assert shown.context["facts"] == (
        Fact("Resource", "Paper Mill", "../../resources/paper-mill/"),
        Fact("Support", "CANARY@vendor.example"),
    )
    assert [it.id for it in shown.context["tickets"].open] == ["Q-4KX7M2"]


def test_a_briefing_is_a_page_of_its_own():
    shown = page("vendors/canary-vendor/briefing")
    assert (shown.template, shown.url) == ("briefing.html", "vendors/canary-vendor/briefing/")
    assert {key: value for key, value in shown.context.items() if key != "sections"} == {
        "name": "CANARY vendor",
        "day": "Thu 5 Nov",
        "back": "../",
    }
    assert [it.title for it in shown.context["sections"]] == [
        "",
        "In numbers",
        "Promised",
        "Confirmed problems of the last year",
        "By resource",
        "By department",
    ]


def test_a_problem():
    assert page("problems/mill-late") == Page(
        place="problems/mill-late",
        title="Paper Mill is late",
        template="record.html",
        context={
            "kind": "Problem",
            "facts": (
                Fact(name="State", value="confirmed", url="", late=True),
                Fact(name="Started", value="Mon 12 Oct", url="", late=False),
                Fact(name="Lead", value="Ann CANARY (away until Mon 9 Nov)", url="", late=False),
                Fact(name="Offered to", value="Bob", url="", late=False),
                Fact(
                    name="Resource",
                    value="Paper Mill",
                    url="../../resources/paper-mill/",
                    late=False,
                ),
                Fact(name="Patrons", value="see it", url="", late=False),
                Fact(
                    name="Banner",
                    value="Paper Mill is late; we get you any article.",
                    url="",
                    late=False,
                ),
            ),
            "body": "<p>Ask us for the article.</p>\n<h2>Cause</h2>\n<p>CANARY cause</p>",
            "tickets": Tickets(
                open=(
                    Row(
                        url="../../tickets/Q-4KX7M2/",
                        id="Q-4KX7M2",
                        mark=("ER", "4KX", "7M2"),
                        title="CANARY issues are missing",
                        state="waits on the vendor",
                        status="waiting",
                        facts=(
                            "E-resources",
                            "Ann CANARY (away: Bob stands in)",
                            "offered to The head",
                            "promised Wed 4 Nov",
                            "asked Mon 2 Nov",
                        ),
                        late="",
                    ),
                ),
                recent=(),
                more=0,
            ),
            "also_asked": (),
            "agreements": (),
            "sessions": (),
            "told": NOTHING_TOLD,
            "milestones": (),
        },
        description="",
        search=SearchEntry(
            url="problems/mill-late/",
            title="Paper Mill is late",
            kind="Problem",
            also=(),
            text="Ask us for the article. Cause CANARY cause",
        ),
    )


def test_an_answer_with_what_is_for_staff():
    assert page("answers/late-issues") == Page(
        place="answers/late-issues",
        title="Why is the newest issue missing?",
        template="record.html",
        context={
            "kind": "Answer",
            "facts": (
                Fact(name="State", value="published, for patrons", url="", late=False),
                Fact(name="Reviewed", value="Tue 1 Sep, Ann CANARY", url="", late=False),
                Fact(name="Review", value="every 1m", url="", late=False),
                Fact(name="To look at", value="its review was due Thu 1 Oct", url="", late=True),
                Fact(
                    name="Learnt from", value="Q-4KX7M2", url="../../tickets/Q-4KX7M2/", late=False
                ),
            ),
            "body": '<p>Ask us, and we get it. See <a href="../../answers/renew/">how to renew</a>.</p>\n'
            "<h2>Steps</h2>\n"
            "<ol>\n"
            "<li>Look again.</li>\n"
            "</ol>\n"
            "<h2>Environment</h2>\n"
            "<p>CANARY environment</p>\n"
            "<h2>Cause</h2>\n"
            "<p>CANARY cause</p>",
            "tickets": Tickets(
                open=(
                    Row(
                        url="../../tickets/Q-4KX7M2/",
                        id="Q-4KX7M2",
                        mark=("ER", "4KX", "7M2"),
                        title="CANARY issues are missing",
                        state="waits on the vendor",
                        status="waiting",
                        facts=(
                            "E-resources",
                            "Ann CANARY (away: Bob stands in)",
                            "offered to The head",
                            "promised Wed 4 Nov",
                            "asked Mon 2 Nov",
                        ),
                        late="",
                    ),
                ),
                recent=(),
                more=0,
            ),
            "also_asked": ("issue not there",),
            "agreements": (),
            "sessions": (),
            "told": NOTHING_TOLD,
            "milestones": (),
        },
        description="",
        search=SearchEntry(
            url="answers/late-issues/",
            title="Why is the newest issue missing?",
            kind="Answer",
            also=("issue not there",),
            text="Ask us, and we get it. See how to renew. Steps Look again. Environment CANARY "
            "environment Cause CANARY cause",
        ),
    )


def test_tickets_by_month():
    assert page("tickets/index") == Page(
        place="tickets/index",
        title="Tickets",
        template="tickets.html",
        context={
            "months": [
                ("../tickets/2026-11/", "November 2026", 3, 3),
                ("../tickets/2026-10/", "October 2026", 1, 0),
            ],
            "number": 4,
        },
        description="",
        search=None,
    )


def test_lists_of_projects():
    assert page("projects/index") == Page(
        place="projects/index",
        title="Projects",
        template="records.html",
        context={
            "records": [
                ("../projects/over/", "An old project", "Bob; closed Mon 30 Jun 2025"),
                ("../projects/review/", "CANARY review", "Ann CANARY; next step Sun 1 Nov"),
            ]
        },
        description="",
        search=None,
    )


def test_lists_of_answers():
    assert page("answers/index") == Page(
        place="answers/index",
        title="Answers, and how far each is",
        template="records.html",
        context={
            "records": [
                (
                    "../answers/late-issues/",
                    "Why is the newest issue missing?",
                    "published, for patrons, reviewed Tue 1 Sep; its review was due Thu 1 Oct",
                ),
                ("../answers/draft/", "CANARY draft", "draft, for patrons"),
                ("../answers/triage/", "CANARY triage", "published, for staff only"),
                (
                    "../answers/renew/",
                    "How do I renew a book?",
                    "published, for patrons, reviewed Tue 1 Sep",
                ),
            ]
        },
        description="",
        search=None,
    )


def test_lists_of_problems():
    assert page("problems/index") == Page(
        place="problems/index",
        title="Problems",
        template="records.html",
        context={
            "records": [
                (
                    "../problems/hidden/",
                    "CANARY problem",
                    "suspected, since Sun 1 Nov; nothing open",
                ),
                (
                    "../problems/mill-late/",
                    "Paper Mill is late",
                    "confirmed, since Mon 12 Oct; 1 open ticket",
                ),
                (
                    "../problems/mill-closed/",
                    "Paper Mill did not open",
                    "fixed, since Sat 1 Mar 2025; nothing open",
                ),
            ]
        },
        description="",
        search=None,
    )


def test_people_and_who_stands_in():
    assert page("people/index") == Page(
        place="people/index",
        title="Who is who, and who stands in",
        template="people.html",
        context={
            "people": [
                Person(
                    name="Ann CANARY",
                    handle="ann",
                    services="E-resources",
                    understudy="Bob",
                    away=("Wed 4 Nov to Mon 9 Nov, Bob stands in", "Tue 1 Dec to Wed 2 Dec"),
                    text="<p>Come to me for CANARY things.</p>",
                ),
                Person(
                    name="Bob",
                    handle="bob",
                    services="E-resources",
                    understudy="",
                    away=(),
                    text="",
                ),
                Person(
                    name="The head",
                    handle="head",
                    services="E-resources",
                    understudy="",
                    away=(),
                    text="",
                ),
            ]
        },
        description="",
        search=None,
    )


def test_notes_of_shifts():
    assert page("shifts/index") == Page(
        place="shifts/index",
        title="Notes of shifts",
        template="shifts.html",
        context={
            "notes": [
                Note(
                    heading="Wed 4 Nov 17:00, Bob",
                    taken="Nobody has taken over from it yet",
                    text="<ul>\n"
                    "<li>CANARY: the printer is out of paper, see <a "
                    'href="../tickets/Q-4KX7M2/">Q-4KX7M2</a>.</li>\n'
                    "</ul>",
                ),
                Note(
                    heading="Tue 3 Nov 17:00, Bob",
                    taken="Taken over by Ann CANARY",
                    text="<p>All quiet.</p>",
                ),
            ]
        },
        description="",
        search=None,
    )


def test_digests_of_today_are_pages_and_their_tickets_links():
    digests = {"staff/ann": "# For Ann\n\n- **Q-4KX7M2** late\n", "services/e-resources": "# All\n"}
    made = staff_pages.make_pages(site_world.desk(digests=digests))
    assert site_world.page(made, "digests/index").context == {
        "day": "Thursday 5 November 2026",
        "digests": [
            ("../digests/services/e-resources/", "Everyone at E-resources"),
            ("../digests/staff/ann/", "Ann CANARY"),
        ],
    }
    assert site_world.page(made, "digests/staff/ann") == Page(
        "digests/staff/ann",
        "Ann CANARY",
        "digest.html",
        {
            "body": "<h1>For Ann</h1>\n<ul>\n"
            '<li><strong><a href="../../../tickets/Q-4KX7M2/">Q-4KX7M2</a></strong> late</li>\n</ul>'
        },
    )


def test_what_has_to_be_mended_is_named_on_the_first_page():
    found = Finding("tickets/2026/11/Q-4KX7M2.md", 3, "ticket.status", "there is no status opn")
    context = page("index", damaged=(found,)).context
    assert context["damaged"] == ["tickets/2026/11/Q-4KX7M2.md:3: there is no status opn"]


def test_a_report_is_a_page_as_it_was_made():
    assert page("report/index", report="<h1>Report</h1>").context == {"body": "<h1>Report</h1>"}


def test_a_merged_ticket_says_where_it_went_on_and_names_who_has_no_file():
    found = page("tickets/Q-D0NE01").context
    assert (found["state"], found["successor"], found["facts"][:2]) == (
        "resolved: duplicate",
        Fact("", "Q-4KX7M2", "../../tickets/Q-4KX7M2/"),
        (
            Fact("Service", "E-resources", "../../queues/e-resources/"),
            Fact("Lead", "gone-colleague"),
        ),
    )


def test_questions_and_offers_in_other_words():
    assert [it.label for it in page("tickets/Q-NEW001").context["entries"]] == ["Question"]
    assert page("tickets/Q-NEW001").context["asked"] == "Thu 5 Nov 09:30, at the desk"
    assert page("tickets/Q-NEW001").context["facts"][1] == Fact("Lead", "nobody yet")
    assert [it.label for it in page("tickets/Q-0PEN01").context["entries"]] == [
        "Offered to Ann CANARY, to help"
    ]


def test_what_changed_in_a_ticket_is_said_as_people_say_it():
    changed = """
### 2026-11-05T14:42:00Z edit @bob ^00000008

- problem: mill-late
- resource: -> nowhere
- promised: 2026-11-30 -> 2027-01-04
- due: 2026-11-31
"""
    it = page("tickets/Q-0PEN01", site_world.library(site_world.OPEN + changed))
    assert it.context["entries"][-1].facts == (
        Fact("problem", "Paper Mill is late"),
        Fact("resource", "nowhere"),
        Fact("promised", "Mon 30 Nov \N{RIGHTWARDS ARROW} Mon 4 Jan 2027"),
        Fact("due", "2026-11-31"),
    )


def test_a_lead_who_is_away_is_shown_with_their_stand_in_also_where_there_is_none():
    absent = {"Q-4KX7M2": Replaced("ann", None, None)}
    desk = site_world.desk(absent=absent)
    (row,) = ticket_rows.rows(desk, [desk.library.tickets["Q-4KX7M2"]], "")
    assert row.facts[1] == "Ann CANARY (away: nobody stands in)"
    assert page("tickets/Q-4KX7M2", absent=absent).context["absent"] == (
        "Ann CANARY is not here any more: nobody stands in"
    )


def test_a_ticket_that_waits_on_a_colleague_and_one_of_an_unknown_service():
    library = site_world.library(
        site_world.OPEN.replace("status: open", "status: waiting\nwaiting_on: colleague").replace(
            "service: e-resources", "service: nowhere"
        )
    )
    desk = site_world.desk(library)
    assert [it.service for it in desk.queues] == ["e-resources", "nowhere", "stacks"]
    (row,) = ticket_rows.rows(desk, library.tickets.values(), "")
    assert (row.state, row.facts[0]) == ("waits on a colleague", "nowhere")


def test_a_closed_day_and_a_colleague_without_a_stand_in():
    library = site_world.library(
        staff__ann="---\nname: Ann\naway:\n  - {from: 2026-11-04, to: 2026-11-09}\n---\n",
        library=site_world.KNOWLEDGE["library"].replace("2026-11-26", "2026-11-05"),
    )
    context = page("index", library).context
    assert (context["until"], context["away"]) == (
        "closed",
        ["Ann, until Mon 9 Nov: nobody stands in"],
    )


def test_more_resolved_tickets_than_a_page_lists_are_counted():
    many = [
        site_world.DONE.replace("Q-D0NE01", f"Q-D0NE{n:02}").replace(
            "phone\n", "phone\ndepartment: history\n"
        )
        for n in range(14)
    ]
    tickets = page("departments/history", site_world.library(*many)).context["tickets"]
    assert ([it.id for it in tickets.recent], tickets.more, tickets.open) == (
        [f"Q-D0NE{n:02}" for n in range(13, 1, -1)], 2, ()
    )  # fmt: skip


def test_records_that_say_little():
    library = site_world.library(
        departments__art="---\nname: Art\nliaison: bob\n---\n",
        resources__bare="---\nname: Bare\nvendor: Nobody\nsupport: ask them\n---\n",
        answers__triage="---\ntitle: Triage\nstate: published\naudience: staff\n---\n",
        problems__mill_closed="---\ntitle: T\nstate: fixed\nstarted: 2026-11-01\nlead: bob\n---\n",
    )
    facts = {
        place: page(place, library).context["facts"]
        for place in (
            "departments/art",
            "resources/bare",
            "answers/triage",
            "problems/mill-closed",
            "projects/over",
        )
    }
    assert facts == {
        "departments/art": (Fact("Liaison", "Bob"),),
        "resources/bare": (Fact("Vendor", "Nobody", "../../vendors/nobody/"), Fact("Support", "ask them")),
        "answers/triage": (Fact("State", "published, for staff only"), Fact("Reviewed", "never")),
        "problems/mill-closed": (
            Fact("State", "fixed"), Fact("Started", "Sun 1 Nov"), Fact("Lead", "Bob"), Fact("Patrons", "do not see it"),
        ),
        "projects/over": (Fact("Lead", "Bob"), Fact("Closed", "Mon 30 Jun 2025")),
    }  # fmt: skip


def test_what_is_due_on_a_day_has_no_hour():
    late = site_world.OPEN.replace("Q-0PEN01", "Q-0PEN04").replace(
        "promised: 2026-11-30", "promised: 2026-11-05"
    )
    answered = late.replace("14:41:00Z handoff", "14:41:00Z reply").replace(
        "- to: ann\n- lead: retain\n", "Yes.\n"
    )
    answered = answered.replace("2026-11-05T14:4", "2026-11-04T14:4")
    groups = page("queues/e-resources", site_world.library(answered)).context["groups"]
    assert [row.late for row in groups[0].rows] == ["promised to the patron: due today"]
