"""The two pictures of the README, taken of the sample library's sites: `make pictures`."""

import functools
import http.server
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]

PAGES = {
    "public": ("build/public/site", ""),
    "staff": ("build/staff/site", "tickets/Q-4KX7M2/"),
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *words: object) -> None:
        """Nothing is logged."""


def take() -> None:
    """Write docs/images/public.png and staff.png; the sites have been built."""
    (ROOT / "docs/images").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for name, (folder, page) in PAGES.items():
            handler = functools.partial(Quiet, directory=str(ROOT / folder))
            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            tab = browser.new_page(viewport={"width": 1100, "height": 825})
            tab.goto(f"http://127.0.0.1:{server.server_port}/{page}")
            tab.screenshot(path=ROOT / f"docs/images/{name}.png")
            server.shutdown()
        browser.close()


if __name__ == "__main__":
    take()
