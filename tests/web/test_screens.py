"""The screens that only show: mine today, the queue, one ticket, search; and what refuses them."""

import pytest
from tests import worlds
from tests.web.browsing import ORIGIN, Browser, words

from deskbook.library.model.finding import DeskError
from deskbook.web.commands.desk import WebDesk
from deskbook.web.model.requests import Settings
from deskbook.web.rules import rates

SHARED = Settings(host="10.0.0.5", name="desk.example", header="X-User", proxy="10.0.0.1")
HOSTILE = "</title></pre><script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture
def browser(library):
    return Browser(library)


def test_mine_today_has_what_is_promised_due_and_unclaimed(browser):
    said = words(browser.open("/"))
    assert "Promised for today 1" in said
    assert "2026 issues of a history journal are missing from the aggregator Q-4KX7M2 open" in said
    assert "promised to the patron, yesterday" in said
    assert "Nobody leads these yet" in said
    assert "Where do I find census tables from before 1900? Q-NEW001 new" in said
    assert "Away today: Science liaison" in said


def test_whoever_stands_in_has_the_tickets_of_the_absent_lead(library):
    path = library / f"tickets/2026/11/{worlds.OVERDUE}.md"
    text = path.read_text().replace("lead: history-liaison", "lead: science-liaison")
    path.write_text(text.replace("promised: 2026-11-04", "promised: 2026-11-30"))
    said = words(Browser(library, me="reference-head").open("/"))
    assert "You stand in 1 " in said
    page = words(Browser(library).open(f"/tickets/{worlds.OVERDUE}/"))
    assert "Science liaison is away until Fri 13 Nov: Head of reference stands in" in page


def test_the_queue_is_filtered_sorted_and_counted(browser):
    assert "1 to 2 of 2" in words(browser.open("/queue/"))
    assert "1 to 3 of 3" in words(browser.open("/queue/?state=all&sort=newest"))
    assert "1 to 1 of 1" in words(browser.open("/queue/?state=resolved"))
    mine = words(browser.open("/queue/?who=me"))
    assert "Q-4KX7M2" in mine
    assert "Q-NEW001" not in mine
    nobody = words(browser.open("/queue/?who=none&service=reference"))
    assert "1 to 1 of 1" in nobody
    assert "Q-NEW001" in nobody
    assert "No ticket fits." in words(browser.open("/queue/?service=nowhere"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "٣", "99999999999", "7"])
def test_a_page_that_is_not_there_is_empty_or_the_first(browser, page):
    assert browser.get(f"/queue/?page={page}").status_code == 200


def test_a_long_queue_has_pages(library):
    for number in range(60):
        text = worlds.FILES[f"tickets/2026/11/{worlds.NEW}.md"].replace(
            "Q-NEW001", f"Q-NEW1{number:02d}"
        )
        (library / f"tickets/2026/11/Q-NEW1{number:02d}.md").write_text(text)
    browser = Browser(library)
    first, second = browser.open("/queue/"), browser.open("/queue/?page=2")
    assert "1 to 50 of 62" in words(first)
    assert 'href="/queue/?page=2"' in first
    assert "51 to 62 of 62" in words(second)
    assert 'href="/queue/?page=1"' in second


def test_a_ticket_has_a_head_a_conversation_and_folded_changes(browser):
    page = browser.open("/tickets/4kx7/")
    said = words(page)
    assert "open E-resources Lead: you , with E-resources librarian" in said
    assert "The patron was promised to hear from us." in said
    assert "The title list of the vendor shows no embargo." in said
    assert "one change: Taken on" in said
    assert page.count("<details") >= 2
    assert 'class="entry entry--desk"' in page
    assert "Internal" in said


def test_a_ticket_is_found_by_its_id_or_by_words(browser):
    assert browser.get("/search/?q=q-4kx7m2").headers["location"] == "/tickets/Q-4KX7M2/"
    assert "Q-NEW001" in words(browser.open("/search/?q=census"))
    assert "Q-NEW001" in words(browser.open("/search/?q=census&order=newest"))
    assert "No ticket has zyzzyva." in words(browser.open("/search/?q=zyzzyva"))
    assert "what is to be looked for?" in words(browser.open("/search/?q=-word"))
    assert "Words that a ticket has" in words(browser.open("/search/"))
    assert browser.get("/search/?q=Q-0000").status_code == 200


def test_a_change_by_another_program_is_seen_at_once(browser, library, desk):
    assert "Q-4KX7M2 open" in words(browser.open("/queue/"))
    desk("resolve", worlds.OVERDUE, "It is there.", "--cause", "content-delayed")
    assert "Q-4KX7M2" not in words(browser.open("/queue/"))
    assert "It is there." in words(browser.open("/tickets/Q-4KX7M2/"))


def test_a_ticket_that_is_not_there_and_one_that_is_damaged_say_so(browser, library):
    answer = browser.get("/tickets/Q-ZZZZZZ/")
    assert answer.status_code == 404
    assert "no ticket begins with Q-ZZZZZZ" in words(answer.text)
    path = library / f"tickets/2026/11/{worlds.OVERDUE}.md"
    path.write_text(path.read_text().replace("status: open", "status: opne"))
    answer = browser.get("/tickets/Q-4KX7M2/")
    assert answer.status_code == 409
    assert "tickets/2026/11/Q-4KX7M2.md:4:" in words(answer.text)


def test_text_of_patrons_and_colleagues_never_becomes_code(library):
    path = library / f"tickets/2026/11/{worlds.NEW}.md"
    title = f"title: '{HOSTILE}'"
    text = path.read_text().replace("title: Where do I find census tables from before 1900?", title)
    note = f"\n### 2026-11-05T14:40:00Z note @reference-head ^CANARY00\n\n{HOSTILE} [x](javascript:alert(1))\n"
    path.write_text(text.replace("I need", HOSTILE) + note)
    browser = Browser(library)
    for address in (
        "/",
        "/queue/",
        f"/tickets/{worlds.NEW}/",
        "/search/?q=alert",
        f"/search/?q={HOSTILE}",
    ):
        page = browser.open(address)
        assert "<script>" not in page
        assert "<img" not in page
        assert "javascript:" not in page.replace("[x](javascript:", "")


def test_every_answer_has_the_headers_and_the_cookie_is_for_this_site_alone(browser):
    answer = browser.get("/")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "set-cookie" not in browser.get("/queue/").headers


def test_what_pages_load_is_there_and_may_be_kept_by_its_version(browser):
    page = browser.open("/")
    assert "<style" not in page
    assert " style=" not in page
    for name in ("desk.css", "desk.js", "favicon.svg"):
        answer = browser.get(f"/assets/{name}?v=1")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert browser.get("/assets/desk.css").headers["cache-control"] == "no-cache"
    assert browser.get("/assets/../../knowledge/library.md").status_code == 404
    assert browser.get("/assets/secrets").status_code == 404


def test_each_colour_of_the_desk_is_one_of_the_sites(browser):
    import re

    style = browser.get("/assets/desk.css").text
    assert set(re.findall(r"var\((--[\w-]+)\)", style)) <= set(re.findall(r"(--[\w-]+):", style))


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/tickets/", 404), ("/queue/x/", 404)]
)
def test_an_unknown_address_is_answered_with_a_page(browser, path, status):
    answer = browser.get(path)
    assert answer.status_code == status
    assert "There is no such page at the desk." in answer.text


def test_another_host_and_another_site_are_refused(browser):
    assert browser.get("/", host="evil.example").status_code == 421
    assert (
        browser.get("/", **{"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}).status_code
        == 403
    )
    assert browser.client.put("/").status_code == 405
    assert browser.client.post("/queue/", data={}, headers={"origin": ORIGIN}).status_code == 415


def test_whoever_asks_too_much_has_to_wait(browser, monkeypatch):
    monkeypatch.setattr(rates, "READING", rates.Limit(2, 0.001))
    assert [browser.get("/assets/desk.js").status_code for _ in range(3)] == [200, 200, 429]


def test_behind_a_proxy_each_acts_as_who_signed_in(library):
    path = library / "knowledge/staff/reference-head.md"
    path.write_text("---\nname: Head of reference\nlogin: rhead\nservices: [reference]\n---\n")
    proxied = Browser(library, SHARED, "10.0.0.1", **{"x-user": "RHEAD"})
    page = proxied.open("/")
    assert "Head of reference" in page.partition("<main")[0]
    assert (
        "secure"
        in proxied.client.get("/", headers={"cookie": ""})
        .headers.get("set-cookie", "secure")
        .lower()
    )
    assert Browser(library, SHARED, "10.0.0.9", **{"x-user": "rhead"}).get("/").status_code == 403
    assert Browser(library, SHARED, "10.0.0.1").get("/").status_code == 401
    assert (
        Browser(library, SHARED, "10.0.0.1", **{"x-user": "stranger"}).get("/").status_code == 403
    )


def test_pages_are_in_a_language_of_the_site_that_the_browser_prefers(library):
    path = library / "knowledge/library.md"
    path.write_text(path.read_text().replace("timezone:", "languages: [es]\ntimezone:"))
    browser = Browser(library)
    page = browser.get("/", **{"accept-language": "es-MX,en;q=0.5"}).text
    assert '<html lang="es" dir="ltr">' in page
    assert "Lo mío de hoy" in page
    assert '<html lang="en"' in browser.get("/", **{"accept-language": "fr"}).text


def test_a_fault_of_ours_is_a_page_without_its_story(browser, monkeypatch):
    def fail(*_):
        raise RuntimeError("CANARY")

    monkeypatch.setattr(browser.desk.state.reader, "ticket", fail)
    answer = browser.get("/tickets/Q-4KX7M2/")
    assert answer.status_code == 500
    assert "CANARY" not in answer.text


def test_without_an_index_the_files_are_read(library, monkeypatch):
    from deskbook.search.adapters.index import pages, store

    monkeypatch.setattr(store, "using", lambda *_, **__: None)
    assert pages.count_open(library) is None
    assert "1 to 2 of 2" in words(Browser(library).open("/queue/"))


def test_the_desk_needs_somebody_to_act_as(library):
    with pytest.raises(DeskError, match="who is acting"):
        WebDesk(library, Settings())
