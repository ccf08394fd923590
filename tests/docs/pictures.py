"""The pictures in the documents: `make pictures`.

Three are taken of the sample library's desk and public site, one is drawn from a form as GitHub gets it, and one from
what a verb prints.
"""

import functools
import html
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]

SITE = ROOT / "build/public/site"
DESK = {"desk": ("tickets/Q-46P356/?act=reply", (1366, 820)), "queue": ("queue/", (1366, 1025))}
"""Pages of the desk, each with the size of its picture."""

ME = "eresources"


DRAWN = """<!doctype html><meta charset="utf-8"><style>
body {{ font: 15px/1.5 sans-serif; margin: 24px; width: 720px; color: #1f2328; }}
h1 {{ font-size: 20px; }} p {{ color: #59636e; margin: 2px 0 6px; font-size: 13px; }}
b {{ display: block; margin-top: 16px; }}
i {{ font-style: normal; display: block; border: 1px solid #d1d9e0; border-radius: 6px; padding: 6px 10px;
     color: #59636e; }}
pre {{ font: 13px/1.45 monospace; background: #14212b; color: #e8eef2; padding: 18px; border-radius: 8px;
       white-space: pre-wrap; margin: 0; }}
</style>{}"""


def form(path: Path) -> str:
    """A form of GitHub's as its file describes it."""
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    parts = [f"<h1>{html.escape(record['name'])}</h1>"]
    for it in record["body"]:
        told = it["attributes"]
        if it["type"] == "markdown":
            parts.append(f"<p>{html.escape(told['value'])}</p>")
            continue
        needed = " *" if it.get("validations", {}).get("required") else ""
        if it["type"] == "checkboxes":
            parts.append(f"<b>{html.escape(told['label'])}</b>")
            parts += [f"<p>\u2610 {html.escape(one['label'])}</p>" for one in told["options"]]
            continue
        inside = told.get("placeholder") or ("Choose \u25be" if "options" in told else "")
        parts.append(
            f"<b>{html.escape(told['label'])}{needed}</b><p>{html.escape(told.get('description', ''))}</p>"
            f"<i>{html.escape(inside) or '&nbsp;'}</i>"
        )
    return DRAWN.format("".join(parts))


def printed(*words: str) -> str:
    """What a command prints in this library, as on a terminal."""
    desk = Path(sys.executable).with_name("desk")
    done = subprocess.run([desk, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return DRAWN.format(f"<pre>$ desk {' '.join(words)}\n{html.escape(done.stdout)}</pre>")


@contextmanager
def desk() -> Iterator[str]:
    """The desk of the sample library, served; yields its address."""
    words = [sys.executable, "-m", "deskbook", "web", "--port", "0", "--by", ME]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split()[1]
        process.terminate()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *words: object) -> None:
        """Nothing is logged."""


def take() -> None:
    """Write the pictures into docs/images/; the sites have been built."""
    (ROOT / "docs/images").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        handler = functools.partial(Quiet, directory=str(SITE))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = browser.new_page(viewport={"width": 1100, "height": 825})
        tab.goto(f"http://127.0.0.1:{server.server_port}/")
        tab.screenshot(path=ROOT / "docs/images/public.png")
        server.shutdown()
        with desk() as address:
            for name, (page, (width, height)) in DESK.items():
                tab = browser.new_page(viewport={"width": width, "height": height})
                tab.goto(address + page)
                tab.screenshot(path=ROOT / f"docs/images/{name}.png")
        for name, page in (
            ("form", form(ROOT / ".github/ISSUE_TEMPLATE/ask-e-resources.yml")),
            ("doctor", printed("doctor")),
        ):
            tab = browser.new_page(viewport={"width": 768, "height": 200})
            tab.set_content(page)
            tab.screenshot(path=ROOT / f"docs/images/{name}.png", full_page=True)
        browser.close()


if __name__ == "__main__":
    take()
