"""The page about e-resources is played in a copy of the sample library: every output in it is real.

`python -m tests.docs.test_e_resources` writes the outputs into the page again.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests import worlds
from tests.docs import played
from tests.docs.test_readme import sample

PAGE = played.ROOT / "docs/e-resources.md"


def test_the_page_about_e_resources_is_true(tmp_path, at_the_desk):
    page = PAGE.read_text(encoding="utf-8")
    assert played.retold(page, sample(tmp_path)) == page


if __name__ == "__main__":
    os.environ.update(worlds.GIT_ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            played.retold(PAGE.read_text(encoding="utf-8"), sample(Path(folder))), encoding="utf-8"
        )
    sys.stdout.write(f"{PAGE} is up to date\n")
