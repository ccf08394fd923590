"""The benchmark of a rewritten history leaves the name in no commit"""

import pytest

from benchmarks import rewriting

pytestmark = pytest.mark.slow  # each clone's Git and desk run as processes


def test_no_commit_of_either_clone_names_the_patron_afterwards():
    measured = list(rewriting.measure(250))
    assert [naming for _, _, naming in measured] == [2, 0, 0, 0]
    assert all(seconds > 0 for _, seconds, _ in measured)
