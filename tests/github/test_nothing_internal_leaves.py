"""Words planted in everything internal, and a repository on GitHub that anybody can read."""

import re

import pytest

from tests import worlds
from tests.safety import test_canaries as canaries
from tests.safety.test_canaries import planted

__all__ = ["planted"]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("full", [(), ("--full",)], ids=["what changed", "everything"])
def test_words_planted_in_everything_internal_are_in_nothing_that_github_is_sent(
    planted, hub, at_hub, desk, full
):
    """The ticket began as an issue; everything in it but its reply, which is the patron's, is a secret."""
    hub.world.visibility = "public"
    hub.world.open_issue(
        "Where are the issues?", "Where?", by=hub.world.account("reader", assignable=False)
    )
    for name in ("canary-lead", "canary-contributors"):
        path = planted / f"knowledge/staff/{name}.md"
        path.write_text(path.read_text().replace("\nname:", f"\ngithub: {name}\nname:"))
        hub.world.account(name)
    path = planted / f"tickets/2026/11/{canaries.TICKET}.md"
    path.write_text(path.read_text().replace("\nstatus: open", "\nstatus: open\nissue: 1", 1))
    worlds.start_git(planted)
    assert desk("sync", "issues", "--apply", *full).code == 0
    path.write_text(path.read_text().replace("Canary entry_note", "Canary entry_note, again"))
    worlds.git(planted, "commit", "--quiet", "--all", "--message", "More")
    assert desk("sync", "issues", "--apply", *full).code == 0
    sent = [it for it in hub.asked if it.method != "GET" and it.path != "/graphql"]
    assert any("We look into it." in repr(it.body) for it in sent)
    told = re.sub("<!-- desk Q-CANARY CANARY90 [0-9a-f]{16} -->", "", repr(sent))
    assert canaries.found(told.encode()) == set()
