"""Outcomes and steps of building and serving in words."""

from deskbook.library.views.outcome import Said, Screen
from deskbook.sites.model import (
    BuildFailed,
    FilesChanged,
    Serving,
    SitePublished,
    SitesBuilt,
    SiteWritten,
    Stopped,
    Watching,
)
from deskbook.sites.views import outcomes

PUBLIC = SiteWritten("public", 13, 48, 2)
STAFF = SiteWritten("staff", 31, 7, 0)


def test_each_site_that_was_built_is_a_line():
    built = SitesBuilt(sites=(PUBLIC, STAFF), seconds=2.25)
    assert outcomes.list_built(built, Screen()).split("\n") == [
        "public: 13 pages, 48 files written, 2 taken away",
        "staff: 31 pages, 7 files written, 0 taken away",
        "built build/public/site and build/staff/site in 2.2 s",
    ]


def test_where_no_site_was_built_nothing_is_said():
    assert outcomes.list_built(SitesBuilt(sites=(), seconds=2.25), Screen()) == ""


def test_steps_of_a_watch_are_said_one_by_one():
    assert outcomes.count_changes(FilesChanged(1), Screen()) == "1 file changed"
    assert outcomes.count_changes(FilesChanged(3), Screen()) == "3 files changed"
    assert outcomes.report_failure(BuildFailed("no."), Screen()) == Said(err="desk: no.")


def test_begin_and_end_of_a_watch_are_said():
    assert outcomes.announce_watch(Watching(), Screen()) == "watching for changes; Ctrl-C stops"
    assert outcomes.announce_end(Stopped(), Screen()) == "stopped"


def test_addresses_are_listed_with_what_they_are_for():
    addresses = {"public": "http://127.0.0.1:8000/", "desk": "http://127.0.0.1:8001/"}
    step = Serving(addresses, False, "ann")
    lines = outcomes.list_addresses(step, Screen()).split("\n")
    assert lines == [
        "public  http://127.0.0.1:8000/  what patrons see",
        "desk    http://127.0.0.1:8001/  where you answer them, as ann",
        "Ctrl-C stops",
    ]
    watched = Serving(addresses, True, "ann")
    assert outcomes.list_addresses(watched, Screen()).split("\n") == [*lines[:2]]


def test_place_of_the_published_site_is_named():
    published = SitePublished(target="web@library.example:/srv/desk")
    shown = outcomes.describe_published(published, Screen())
    assert shown == "The public site is at web@library.example:/srv/desk"


def test_serving_ends_with_the_exit_code_of_its_first_build():
    assert Stopped().is_clean
    assert not Stopped(clean=False).is_clean
