"""`docs/searching.md` is played in a copy of the sample library: every output in it is real.

`python -m tests.docs.test_searching` writes the outputs into the page again.
"""

import os
import re
import sys
import tempfile
from pathlib import Path

import pytest

from deskbook.search.adapters.index import store
from tests import worlds
from tests.docs import played
from tests.docs.test_readme import sample

PAGE = played.ROOT / "docs/searching.md"


@pytest.mark.slow
def test_the_page_is_true(tmp_path, at_the_desk):
    page = PAGE.read_text(encoding="utf-8")
    assert played.retold(page, sample(tmp_path)) == page


def test_the_page_names_the_sizes_that_the_code_has():
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"library of (\d+) tickets or more keeps an index", page) == [
        str(store.WORTH)
    ]


if __name__ == "__main__":
    os.environ.update(worlds.GIT_ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            played.retold(PAGE.read_text(encoding="utf-8"), sample(Path(folder))), encoding="utf-8"
        )
    sys.stdout.write(f"{PAGE} is up to date\n")
