"""What is made from the files and can be thrown away: sites, the index, digests."""

import shutil
from pathlib import Path
from typing import Final

DERIVED: Final = ("build", ".desk/digests", ".desk/index.sqlite", ".desk/index.sqlite-wal")
MORE: Final = (".desk/index.sqlite-shm", ".desk/index.sqlite-journal")


def drop(root: Path) -> None:
    """Throw it all away: it may hold words that the files hold no more, even in free pages."""
    for name in (*DERIVED, *MORE):
        path = root / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
