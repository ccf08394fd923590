"""A browser for tests that need no screen: it keeps its cookie, and sends the forms it is shown."""

import html
import re

from starlette.testclient import TestClient
from tests import worlds

from deskbook.web.adapters import application
from deskbook.web.commands.desk import ROUTES, WebDesk
from deskbook.web.model.requests import Settings

PORT = 8001
ORIGIN = f"http://127.0.0.1:{PORT}"
TOKEN = re.compile(r'name="desk-token" content="([0-9a-f]+)"')


PAGES = {}


class Browser:
    """A person's browser at the desk of a library."""

    def __init__(self, root, settings=None, peer="127.0.0.1", desk=None, me=worlds.ME, **headers):
        self.desk = desk or WebDesk(root, settings or Settings(), me)
        if not (
            root / "site"
        ).exists():  # templates of the program alone: compiled once for all tests
            self.desk.state.pages = PAGES.setdefault("program", self.desk.state.pages)
        app = application.make_app(self.desk, ROUTES, PORT)
        name = self.desk.settings.name
        self.origin = f"https://{name}" if name else ORIGIN
        self.client = TestClient(
            app, base_url=self.origin, headers=headers, client=(peer, 50000), follow_redirects=False
        )

    def get(self, path, **headers):
        """Return the answer to a link."""
        return self.client.get(path, headers=headers)

    def open(self, path):
        """Return the text of a page that has to be there."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, path, fields, *, token=None, **headers):
        """Send a form as a browser sends it, with the token of a page that was shown."""
        if token is None:
            token = TOKEN.search(self.client.get("/").text)[1]
        given = {"origin": self.origin, "sec-fetch-site": "same-origin", **headers}
        return self.client.post(path, data={"token": token, **fields}, headers=given)


def words(page):
    """Return the words of a page in one line, without its bar and its queues."""
    main = page.partition("<main")[2] or page
    text = re.sub(r"<(script|style|select).*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"<main{text}")).split())
