"""How the public site's search is compared: what the line sends, what is asked, what is counted."""

import http.client
import re
from random import Random
from urllib.parse import urlsplit

import pytest
from benchmarks.site_engines import Engine
from benchmarks.site_visits import Bytes, Typed
from benchmarks.wire import FREE, SLOW, Link, Sent, Wire

from benchmarks import site_search, site_visits, wire


def got(base, path):
    """Headers and body of one request."""
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    connection.request("GET", path)
    answer = connection.getresponse()
    found = answer.status, answer.getheader("Content-Encoding"), answer.read()
    connection.close()
    return found


def test_a_server_sends_texts_packed_and_remembers_every_byte(tmp_path):
    (tmp_path / "index.html").write_text("own " * 200)
    (tmp_path / "data.pf_index").write_bytes(b"packed already" * 20)
    pages = {"index.html": b"another " * 200}
    with wire.served(Wire(tmp_path, replaced=pages)) as it:
        status, coding, body = got(it.base, "/?q=1")
        assert (status, coding, body[:2]) == (200, "gzip", b"\x1f\x8b")
        assert got(it.base, "/data.pf_index") == (200, None, b"packed already" * 20)
        assert got(it.base, "/nothing") == (404, None, b"")
    first, second, third = it.sent
    assert (first.path, second.path, third.path) == ("index.html", "data.pf_index", "nothing")
    assert first.raw - first.wire == 1_600 - len(body)
    assert (second.raw - 280, third.raw) == (second.wire - 280, third.wire)
    assert it.pending == 0


def test_all_connections_share_the_line(tmp_path, monkeypatch):
    slept = []

    class Clock:
        now = 100.0

        def monotonic(self):
            return self.now

        def sleep(self, seconds):
            slept.append(seconds)

    monkeypatch.setattr(wire, "time", Clock())
    it = Wire(tmp_path, Link("a line", 0.0, 1_000))
    for _ in range(3):  # at one moment: the clock stands still
        it.wait_for(500)
    it.clear()
    it.wait_for(250)
    Wire(tmp_path, FREE).wait_for(10**9)
    assert slept == [0.5, 1.0, 1.5, 0.25]


def test_a_slip_is_one_letter_of_one_of_the_longer_words():
    for seed in range(200):
        text = "Can the loan on rural pharmacology be renewed?"
        wrong = site_search.slipped(text, Random(seed)).split()
        changed = [(a, b) for a, b in zip(site_search.split(text), wrong, strict=True) if a != b]
        assert len(changed) <= 1  # two letters that are alike may be swapped
        assert all(len(a) > 4 and abs(len(a) - len(b)) <= 1 and a[0] == b[0] for a, b in changed)


def test_what_is_looked_for_has_one_right_answer(monkeypatch):
    monkeypatch.setattr(site_search, "SIZES", (30, 60))
    monkeypatch.setattr(site_search, "WANTED", 8)
    asked = site_search.asked()
    assert asked == site_search.asked()
    made = {it.slug: it for it in site_search.answers.answers(60, site_search.NAMED)}
    assert {way: len(pairs) for way, pairs in asked.items()} == dict.fromkeys(asked, 8)
    titled, worded, slipped = asked.values()
    assert all(
        [it.slug for it in made.values() if it.title == title] == [slug] for title, slug in titled
    )
    assert all(
        [it.slug for it in made.values() if said in it.also_asked] == [slug]
        for said, slug in worded
    )
    assert [slug for _, slug in slipped] == [slug for _, slug in titled]


def test_the_tables_tell_medians_and_whether_nothing_was_found(monkeypatch):
    monkeypatch.setattr(site_search, "SIZES", (30, 60))
    monkeypatch.setattr(site_search, "WANTED", 8)
    monkeypatch.setattr(site_search, "ENGINES", (ENGINE,))

    def seen(first, wire, empty):
        own = Bytes(2, wire, 10 * wire)
        return Typed(first, 0.25, empty, Bytes(5, 44_000, 99_000), own, Bytes.of([]))

    visits = {("plain", link.name): [seen(0.5, 9_000, False), seen(1.5, 11_000, True)]
              for link in (SLOW, FREE)}  # fmt: skip
    openings = {("plain", link.name): [2.0] for link in (SLOW, FREE)}
    weights = list(site_search._weights(300, visits))
    times = list(site_search._times(300, visits, openings))
    assert (weights, times) == (
        ["| 300 | plain | 44 | 10 (100) | 2 | 0 | 0 | **10** |"],
        ["| 300 | slow 4G | plain | 2.00 s | 1.00 s | 0.25 s | 50% |",
         "| 300 | no limit | plain | 2.00 s | 1.00 s | 0.25 s | 50% |"],
    )  # fmt: skip
    section = site_search.section(weights, times, ["| 300 | plain | 1% | 2% | 3% | 4% | 5% | 6% |"])
    tables = re.findall(r"(?m)(^\|.*\n)(\|[-:|]+\n)(^\|.*\n)", section)
    assert [[row.count("|") for row in table] for table in tables] == [[9] * 3, [8] * 3, [9] * 3]


PAGE = b"""<!doctype html><title>A search</title><input id="q"><p></p><ul></ul><script>
document.querySelector("#q").addEventListener("input", async (event) => {
  const words = event.target.value;
  document.querySelector("p").textContent = "";
  if (!words) return;
  const found = (await (await fetch("found.json")).json()).filter((it) => it.startsWith(words));
  document.querySelector("ul").innerHTML = found.map((it) => `<li><a href="${it}/">${it}</a></li>`).join("");
  document.querySelector("p").textContent = "done";
});
</script>
"""
ENGINE = Engine(
    name="plain",
    site=lambda size: pytest.fail(f"not made here: {size}"),
    field="#q",
    result="li",
    ready="true",
    done="document.querySelector('p').textContent === 'done'",
    own=re.compile("found"),
)


@pytest.mark.slow
def test_a_browser_tells_what_a_search_fetched_and_showed(tmp_path):
    (tmp_path / "found.json").write_text('["renew", "rare"]')
    with (
        wire.served(Wire(tmp_path, SLOW, {"index.html": PAGE})) as it,
        site_visits.browser() as started,
    ):
        assert 0.3 < site_visits.opened(started, ENGINE, it, "re") < 60  # two connections' latency
        assert site_visits.opened(started, ENGINE, it, "nothing") is None
        with site_visits.page(started, ENGINE) as tab:
            seen = site_visits.typed(tab, ENGINE, it, "ren")
            assert {one.path for one in it.sent} - {"favicon.ico"} == {"index.html", "found.json"}
            assert (seen.empty, seen.load, seen.until.requests) == (False, Bytes(0, 0, 0), 1)
            assert seen.page.raw > seen.page.wire > 300
            assert 0 < seen.first < 60 and 0 <= seen.last < 60
            assert site_visits.found(tab, ENGINE, it, "r") == ["renew/", "rare/"]
            assert site_visits.found(tab, ENGINE, it, "x") == []


def test_bytes_are_summed():
    sent = [Sent("a", 1.0, 10, 20), Sent("b", 2.0, 5, 5)]
    assert Bytes.of(sent) == Bytes(2, 15, 25)
