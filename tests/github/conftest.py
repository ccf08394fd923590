"""GitHub on 127.0.0.1 for tests, and clients that do not wait."""

import pytest

from deskbook.github.adapters.api.client import Client, Pauses
from tests import worlds
from tests.github.fake.server import Fake

LOGINS = {"history-liaison": "liaison", "eresources": "eres", "science-liaison": "sci"}


@pytest.fixture
def hub():
    """A repository on GitHub; whatever was asked of it or answered stands in GitHub's contract."""
    with Fake() as fake:
        yield fake
    assert fake.wrong == []


class Waiting:
    """Time that passes when somebody waits for it, and in no other way."""

    def __init__(self, world):
        self.world, self.waits = world, []

    def now(self):
        return self.world.now.timestamp()

    def sleep(self, seconds):
        self.waits.append(round(seconds))
        self.world.tick(int(seconds) + 1)


@pytest.fixture
def waiting(hub):
    return Waiting(hub.world)


@pytest.fixture
def client(hub, waiting):
    """A client of the real library, with nothing to wait for but the fake's clock."""
    return Client(hub.world.name, "a-token", hub.url, Pauses(waiting.now, waiting.sleep))


@pytest.fixture
def at_hub(hub, library_settings, monkeypatch):
    """The verbs speak to this GitHub, by right of a token."""
    monkeypatch.setenv("GITHUB_API_URL", hub.url)
    monkeypatch.setenv("GITHUB_TOKEN", "a-token")
    monkeypatch.setenv("GITHUB_REPOSITORY", hub.world.name)


@pytest.fixture
def library_settings(monkeypatch):
    """No settings of the machine that the tests run on."""
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_REPOSITORY", "GITHUB_API_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def mirrored(git_library, hub, at_hub):
    """The small library, whose repository on GitHub is for staff only; three colleagues are there."""
    for handle, login in LOGINS.items():
        path = git_library / f"knowledge/staff/{handle}.md"
        path.write_text(path.read_text().replace("\nname:", f"\ngithub: {login}\nname:"))
        hub.world.account(login)
    profile = git_library / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace(
            "\nweek:", "\ngithub: {repository: ridgeway/desk, staff_only: true}\nweek:"
        )
    )
    service = git_library / "knowledge/services/e-resources.md"
    service.write_text(
        service.read_text().replace("\nhead:", '\nlabel: "service: e-resources"\nhead:')
    )
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Speak to GitHub")
    return git_library
