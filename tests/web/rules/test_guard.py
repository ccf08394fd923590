"""Requests that are refused before anything is done for them."""

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.web.model.requests import Head, Settings
from deskbook.web.rules import guard

LOCAL = Settings()
SHARED = Settings(host="10.0.0.5", name="desk.example", header="X-User", proxy="10.0.0.1")
PORT = 8001
OURS = "http://127.0.0.1:8001"
FORM = {
    "host": "127.0.0.1:8001",
    "origin": OURS,
    "sec-fetch-site": "same-origin",
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "20",
}


def head(method="GET", peer="127.0.0.1", path="/", **headers):
    given = {"host": "127.0.0.1:8001", **{key.replace("_", "-"): it for key, it in headers.items()}}
    found = {key: (it,) if isinstance(it, str) else it for key, it in given.items()}
    return Head(method, path, peer, found)


def status(found):
    return found.status if found else 200


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8001", "localhost:8001", "LocalHost:8001", "[::1]:8001"]
)
def test_this_machine_by_each_of_its_names_is_answered(host):
    assert guard.find_refusal(head(host=host), LOCAL, PORT) is None


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8001.evil.example", "", ("127.0.0.1:8001", "evil.example")]
)  # fmt: skip
def test_another_name_of_this_machine_is_refused(host):
    assert status(guard.find_refusal(head(host=host), LOCAL, PORT)) == 421


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "post"]
)
def test_methods_that_no_page_uses_are_refused(method):
    assert status(guard.find_refusal(head(method), LOCAL, PORT)) == 405


@pytest.mark.parametrize(
    ("site", "mode", "path", "expected"),
    [
        ("", "", "/", 200),
        ("none", "navigate", "/", 200),
        ("same-origin", "cors", "/live", 200),
        ("cross-site", "navigate", "/", 200),
        ("cross-site", "no-cors", "/assets/desk.js", 403),
        ("same-site", "cors", "/", 403),
        ("cross-site", "navigate", "/live", 403),
    ],
)
def test_a_page_elsewhere_may_lead_here_and_read_nothing(site, mode, path, expected):
    asked = head(path=path, sec_fetch_site=site, sec_fetch_mode=mode)
    assert status(guard.find_refusal(asked, LOCAL, PORT)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 200),
        ({"sec-fetch-site": ""}, 200),
        ({"origin": ""}, 200),
        ({"origin": "", "sec-fetch-site": ""}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "http://127.0.0.1:8001@evil.example"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/json"}, 415),
        ({"content-type": "application/x-www-form-urlencoded; charset=utf-8"}, 200),
        ({"content-length": ""}, 411),
        ({"content-length": "-1"}, 411),
        ({"content-length": "٣"}, 411),
        ({"content-length": str(guard.MAX_BODY)}, 200),
        ({"content-length": str(guard.MAX_BODY + 1)}, 413),
    ],
)
def test_a_form_is_taken_from_pages_of_the_desk_alone(change, expected):
    asked = Head("POST", "/", "127.0.0.1", {key: (it,) for key, it in {**FORM, **change}.items()})
    assert status(guard.find_refusal(asked, LOCAL, PORT)) == expected


@pytest.mark.parametrize(
    ("peer", "host", "expected"),
    [
        ("10.0.0.1", "desk.example", 200),
        ("10.0.0.1", "Desk.Example", 200),
        ("10.0.0.1", "127.0.0.1:8001", 421),
        ("10.0.0.2", "desk.example", 403),
        ("127.0.0.1", "desk.example", 403),
        ("", "desk.example", 403),
    ],
)
def test_behind_a_proxy_only_the_proxy_is_answered(peer, host, expected):
    assert status(guard.find_refusal(head(peer=peer, host=host), SHARED, PORT)) == expected


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "desk.example", "127.0.0.2"])
@pytest.mark.parametrize("lacking", ["name", "header", "proxy"])
def test_the_desk_opens_beyond_this_machine_only_with_all_settings(host, lacking):
    given = {"name": "desk.example", "header": "X-User", "proxy": "10.0.0.1", lacking: ""}
    option = {"name": "--name", "header": "--user-header", "proxy": "--proxy"}[lacking]
    with pytest.raises(DeskError, match=f"{option} is missing"):
        guard.refuse_open(Settings(host=host, **given))


def test_settings_that_are_complete_are_taken():
    guard.refuse_open(LOCAL)
    guard.refuse_open(SHARED)


def test_on_this_machine_too_a_header_needs_its_proxy():
    with pytest.raises(DeskError, match="--proxy and --name are missing"):
        guard.refuse_open(Settings(header="X-User"))


def test_pages_carry_no_code_and_load_nothing_from_elsewhere():
    policy = guard.HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
