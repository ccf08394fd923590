"""The first files of a new library."""

from hypothesis import given
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import record_file, starter
from deskbook.library.model.records import Hours, Profile, Service, Staff
from deskbook.library.model.vocabulary import FORMAT


def read(kind, files, path):
    reading = record_file.parse(kind, path, files[path].encode())
    assert reading.findings == ()
    return reading.filed.record


@examples(15)
@given(our.titles)
def test_a_library_reads_back_whatever_its_name(name):
    known = {"name": name, "timezone": "UTC", "country": "US", "ask_email": "ask@library.example"}
    files = starter.files(starter.Starter(**known, handle="jo"))
    profile = read(Profile, files, "knowledge/library.md")
    assert profile == Profile(
        **known,
        format=FORMAT,
        week=(Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="09:00-17:00"),),
        body="Ask us anything about finding, using and citing what you need.",
    )


def test_what_nobody_said_is_a_comment_that_shows_how():
    files = starter.files(starter.Starter(name="A", timezone="UTC", handle="first-desk"))
    assert "\n# country: US\n# ask_email: ask@library.example\n" in files["knowledge/library.md"]
    staff = read(Staff, files, "knowledge/staff/first-desk.md")
    service = read(Service, files, "knowledge/services/reference.md")
    assert (staff.name, staff.services) == ("First desk", ("reference",))
    assert (service.team, service.head) == (("first-desk",), "first-desk")
    assert sorted(files) == [
        ".gitattributes",
        ".gitignore",
        "README.md",
        "knowledge/library.md",
        "knowledge/services/reference.md",
        "knowledge/staff/first-desk.md",
    ]
