"""The modules whose change makes a built site outdated."""

from pathlib import Path

import deskbook
from deskbook.sites.adapters import build_cache

PACKAGE = Path(deskbook.__file__).parent


def test_every_module_that_can_change_a_page_is_in_the_digest_of_the_software():
    found = [it.relative_to(PACKAGE).as_posix() for it in build_cache.sources()]
    layers = {"adapters", "commands", "model", "rules", "views"}
    paths = [it.relative_to(PACKAGE) for it in PACKAGE.rglob("*.py")]
    expected = {
        it.as_posix() for it in paths if it.parts[1:] and it.parts[1].removesuffix(".py") in layers
    }
    assert {
        "calendar/model.py",
        "reports/rules/signals/series.py",
        "sites/views/feeds.py",
    } <= expected
    assert sorted(found) == sorted(expected)
    assert len(build_cache.software()) == len(expected)
