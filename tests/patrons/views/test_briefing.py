"""What is known before a conversation, in words"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tests.hands import NOW, ZONE, open_ticket, resolved_ticket

from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Hours, Problem, Profile, Resource
from deskbook.patrons.model.patron import DepartmentPicture, Patron, PatronPicture
from deskbook.patrons.views import briefing as view

LIBRARY = Library(
    profile=Profile(name="H", timezone="UTC", week=(Hours(days=("mon",), hours="09:00-17:00"),)),
    resources={"db": Resource(slug="db", name="History Full Text", vendor="V")},
)


def test_a_patron_who_agreed():
    patron = Patron(
        pseudonym="p-aaaaaaaaaa", made=NOW, language="es", contact="by phone", facts=("large print",),
        consent={"remember": date(2026, 11, 2)}, names=("Quill",),
    )  # fmt: skip
    waiting = open_ticket(status="waiting", waiting_on="vendor", promised=date(2026, 11, 12))
    late = datetime(2026, 11, 4, 2, 0, tzinfo=UTC)
    ended = (
        resolved_ticket(id="Q-BBBBBB", resolved=late),
        resolved_ticket(id="Q-CCCCCC", resolved=None),
    )
    assert view.describe_patron(PatronPicture(patron, (waiting,), ended, 2), ZoneInfo(ZONE)) == (
        "p-aaaaaaaaaa, who agreed to be remembered on 2026-11-02\n"
        "  answer in es\n"
        "  to reach them: by phone\n"
        "  told us: large print\n"
        "Open\n"
        "  Q-AAAAAA  A title (ann, waits on vendor, promised 2026-11-12)\n"
        "Ended in the last 90 days\n"
        "  Q-BBBBBB  2026-11-03  A title\n"
        "  Q-CCCCCC  2026-11-02  A title\n"
        "Before that: 2"
    )
    nobody = Patron(pseudonym="p-b", made=NOW, consent={"remember": date(2026, 11, 2)})
    assert view.describe_patron(PatronPicture(nobody, (), (), 0), ZoneInfo(ZONE)) == (
        "p-b, who agreed to be remembered on 2026-11-02\nNo question of theirs is linked with them."
    )


def test_a_patron_who_did_not_agree_is_asked():
    assert view.explain_refusal("p-b") == (
        "p-b has not agreed to be remembered, so this is not of them. Ask them, and write it down:\n"
        "desk patron consent p-b remember"
    )


def test_a_department():
    department = Department(
        slug="h", name="History", liaison="ann", understudy="bob", agreements=("Two sessions a year.",)
    )  # fmt: skip
    problem = Problem(
        slug="a", title="Late issues", state="confirmed", started=NOW.date(), lead="ann"
    )
    picture = DepartmentPicture(
        department=department,
        open=(open_ticket(lead=None, status="new"),),
        asked=3,
        resources=(("db", 2),),
        causes=(("content-missing", 1),),
        problems=(problem,),
    )
    assert view.describe_department(LIBRARY, picture) == (
        "History: liaison ann, understudy bob\n"
        "Agreed\n"
        "  Two sessions a year.\n"
        "Open\n"
        "  Q-AAAAAA  A title (nobody yet)\n"
        "Asked in the last 90 days: 3\n"
        "  2  History Full Text\n"
        "  1  content missing\n"
        "Known problems\n"
        "  Late issues (confirmed)"
    )
    quiet = Department(slug="h", name="History", liaison="ann")
    assert view.describe_department(LIBRARY, DepartmentPicture(quiet, (), 0, (), (), ())) == (
        "History: liaison ann\nAsked in the last 90 days: 0"
    )
