"""What a reader's browser fetches and how long it takes until a search shows something."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from benchmarks.site_engines import Engine
from benchmarks.wire import Sent, Wire

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PACE: Final = 150
"""Milliseconds from key to key: 80 words a minute."""
PATIENCE: Final = 200
"""Seconds that a search may take."""

WATCH: Final = """
addEventListener("DOMContentLoaded", () => {
  const seen = window.seen = {first: 0, last: 0, text: ""};
  const look = () => {
    const items = [...document.querySelectorAll(RESULT)].filter((it) => it.checkVisibility() && it.textContent.trim());
    const text = items.map((it) => it.textContent).join("|");
    if (text === seen.text) return;
    seen.text = text;
    seen.last = performance.timeOrigin + performance.now();
    if (items.length) seen.first ||= seen.last;
  };
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; look(); });
  }).observe(document.documentElement, {subtree: true, childList: true, attributes: true, characterData: true});
});
"""
"""Keeps the time (Unix, ms) at which results were first drawn, and last were others."""

LINKS: Final = """(result) => [...document.querySelectorAll(result)].slice(0, 5).map((it) =>
    it.dataset.url ? new URL(it.dataset.url, document.baseURI).href : it.querySelector("a[href]")?.href ?? "")"""


@dataclass(frozen=True)
class Bytes:
    """What was sent for some part of a visit: requests, and bytes with and without gzip."""

    requests: int
    wire: int
    raw: int

    @classmethod
    def of(cls, sent: list[Sent]) -> "Bytes":
        return cls(len(sent), sum(it.wire for it in sent), sum(it.raw for it in sent))


@dataclass(frozen=True)
class Typed:
    """Words typed on a page at rest: seconds, and what was fetched.

    `first` is from the first key to the first result, `last` from the last key until the list no
    longer changes, and `empty` if it is then empty; `page` is all that the page fetched before, `load` what of it is the search's.
    """

    first: float
    last: float
    empty: bool
    page: Bytes
    load: Bytes
    until: Bytes


@contextmanager
def browser() -> Iterator["Browser"]:
    """Debian's Chromium, without a head."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@contextmanager
def page(started: "Browser", engine: Engine) -> Iterator["Page"]:
    """A tab with nothing in its cache."""
    context = started.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(WATCH.replace("RESULT", repr(engine.result)))
    yield context.new_page()
    context.close()


def opened(started: "Browser", engine: Engine, wire: Wire, words: str) -> float | None:
    """Seconds from the address to the first result, for words entered as soon as there is a field.

    None where nothing is found.
    """
    wire.clear()
    with page(started, engine) as tab:
        begun = time.time()
        tab.goto(wire.base, wait_until="commit")
        tab.locator(engine.field).fill(words)
        shown = f"window.seen?.first || ({engine.ready} && {_quiet(engine, 2_000)})"
        _until(tab, shown, lambda: tab.locator(engine.field).press("End"))
        first = float(tab.evaluate("seen.first"))
        return first / 1000 - begun if first else None


def typed(tab: "Page", engine: Engine, wire: Wire, words: str) -> Typed:
    """Type words as a person does, on a page that is at rest."""
    rest(tab, engine, wire)
    before = list(wire.sent)
    tab.locator(engine.field).fill("")
    tab.locator(engine.field).click()
    tab.evaluate("Object.assign(seen, {first: 0, last: 0})")
    begun = time.time()
    tab.keyboard.type(words, delay=PACE)
    ended = time.time() - PACE / 1000  # the delay follows the last key too
    settled(tab, engine, wire, 1_000)
    seen: dict[str, Any] = tab.evaluate("seen")
    first = seen["first"] / 1000
    own = [it for it in before if engine.own.search(it.path)]
    return Typed(
        first - begun,
        max(0.0, seen["last"] / 1000 - ended),
        not seen["text"],
        Bytes.of(before),
        Bytes.of(own),
        Bytes.of([it for it in wire.sent[len(before) :] if it.at <= first]),
    )


def rest(tab: "Page", engine: Engine, wire: Wire) -> None:
    """Wait until the page fetches and prepares nothing any more; open it first where it is not."""
    if tab.url != wire.base:
        wire.clear()
        tab.goto(wire.base, wait_until="networkidle")
    _until(tab, engine.ready)


def settled(tab: "Page", engine: Engine, wire: Wire, still: int) -> None:
    """Wait until all is shown for the words in the field, and was no other for some milliseconds."""
    quiet = _quiet(engine, still)
    _until(tab, quiet)
    while wire.pending:
        time.sleep(still / 1000)
        _until(tab, quiet)


def _quiet(engine: Engine, still: int) -> str:
    now = "performance.timeOrigin + performance.now()"
    return f"{engine.done} && {now} > Math.max(seen.last, performance.timeOrigin) + {still}"


def found(tab: "Page", engine: Engine, wire: Wire, words: str) -> list[str]:
    """The first five results for some words: addresses as they stand behind the site's own."""
    field = tab.locator(engine.field)
    field.fill("")
    field.press("End")  # lunr's field listens to keys alone
    _until(tab, f"!({engine.done})")
    field.fill(words)
    field.press("End")
    settled(tab, engine, wire, 150)
    links = tab.evaluate(LINKS, engine.result)
    return [str(it).removeprefix(wire.base) for it in links]


def _until(tab: "Page", condition: str, nudge: Callable[[], object] = lambda: None) -> None:
    """Wait until JavaScript is true; asked from here, for a strict policy lets a page not do it.

    `nudge` is done a few times a second meanwhile: lunr's field listens to keys alone, and what is
    typed before its script has come is not looked for until the next one.
    """
    ended = time.monotonic() + PATIENCE
    while not tab.evaluate(condition):
        if time.monotonic() > ended:
            raise TimeoutError(condition)
        nudge()
        time.sleep(0.05)
