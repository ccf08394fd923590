"""`make release`: build both archives, look through them, and try the wheel on a bare machine."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from tests.release.build import build, run

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def main() -> int:
    """Leave both archives in `dist/`; the exit code is 1 if anything is wrong with them."""
    say = sys.stdout.write
    tag = (
        os.environ.get("GITHUB_REF_NAME", "") if os.environ.get("GITHUB_REF_TYPE") == "tag" else ""
    )
    if tag and tag != f"v{version('deskbook')}":
        say(f"the tag is {tag}, but pyproject.toml names version {version('deskbook')}\n")
        return 1
    if changed := run("git", "status", "--porcelain", "--untracked-files=no", cwd=ROOT):
        say(f"Changes that are not committed are not in the release:\n{changed}")
    # Archives have the time of their commit.
    os.environ["SOURCE_DATE_EPOCH"] = run("git", "log", "-1", "--format=%ct", cwd=ROOT).strip()
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        wheel, sdist, faults = build(ROOT, Path(folder))
        for fault in faults:
            say(f"{fault}\n")
        if faults:
            return 1
        for path in (wheel, sdist):
            shutil.copy(path, DIST)
            say(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  dist/{path.name}\n")
    sys.stdout.flush()
    tried = subprocess.run(["bash", "tests/release/try.sh"], cwd=ROOT, check=False)
    return tried.returncode


if __name__ == "__main__":
    sys.exit(main())
