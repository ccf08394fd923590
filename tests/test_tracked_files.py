"""What is in Git, and so in every clone and every release."""

from pathlib import Path

import pytest

from tests import worlds

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without Git tracks nothing")
def test_nothing_is_tracked_that_git_is_told_to_ignore():
    """An environment, a link to one, or output that was once added would be in every clone."""
    ignored = worlds.git(ROOT, "ls-files", "--cached", "--ignored", "--exclude-standard")
    assert ignored.splitlines() == []
