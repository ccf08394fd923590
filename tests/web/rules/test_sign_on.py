"""Sign-on through a proxy, and the language that a browser prefers."""

from datetime import date

import pytest

from deskbook.library.model.records import Staff
from deskbook.web.model.requests import Head, Person
from deskbook.web.rules import sign_on

TODAY = date(2026, 11, 5)
STAFF = {
    "ann": Staff(handle="ann", name="Ann", login="ann@college.example"),
    "bob": Staff(handle="bob", name="Bob", login="bob", left=date(2026, 11, 4)),
    "cy": Staff(handle="cy", name="Cy", login="shared"),
    "di": Staff(handle="di", name="Di", login="Shared"),
    "eve": Staff(handle="eve", name="Eve"),
}


def ask(*values, name="x-user"):
    return sign_on.find_person(Head("GET", "/", "10.0.0.1", {name: values}), "X-User", STAFF, TODAY)


@pytest.mark.parametrize(
    "login", ["ann@college.example", "ANN@college.example", " ann@college.example "]
)
def test_the_proxy_names_a_colleague_by_their_login(login):
    assert ask(login) == Person("ann", "Ann")


@pytest.mark.parametrize(
    ("values", "status", "says"),
    [
        ((), 401, "Nobody is signed in."),
        (("",), 401, "Nobody is signed in."),
        (("ann@college.example", "eve"), 401, "Nobody is signed in."),
        (("eve",), 403, "eve is no colleague of this library."),
        (("bob",), 403, "bob is no colleague of this library."),
        (("shared",), 403, "shared is the login of cy and di: one of them has to be corrected."),
    ],
)
def test_whoever_is_no_colleague_is_refused(values, status, says):
    found = ask(*values)
    assert (found.status, found.message) == (status, says)


def test_another_header_names_nobody():
    assert ask("ann@college.example", name="x-usera").status == 401


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", ()),
        ("es", ("es",)),
        ("en;q=0.5, es-MX, de;q=0.9, *;q=0.1", ("es-MX", "de", "en")),
        ("en;q=nonsense, es;q=0.2", ("es", "en")),
    ],
)
def test_the_languages_of_a_browser_are_in_order(header, expected):
    assert sign_on.read_languages(header) == expected


@pytest.mark.parametrize(
    ("preferred", "expected"),
    [
        (("fr", "es-MX"), "es"),
        (("ES",), "es"),
        (("fr",), "en"),
        ((), "en"),
        (("zh-Hant",), "zh-Hant"),
    ],
)
def test_the_first_language_that_the_site_speaks_is_chosen(preferred, expected):
    assert sign_on.choose_language(preferred, ("en", "es", "zh-Hant"), "en") == expected
