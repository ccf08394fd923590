"""What every test shares: quick hypothesis profiles, and a small library for tests of verbs."""

import gc
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import worlds

settings.register_profile(
    "desk", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# The same examples in every run: a new fault in CI is then one of the change.
settings.register_profile(
    "deep", parent=settings.get_profile("desk"), max_examples=250, derandomize=True
)
settings.load_profile("desk")

# Thousands of tests and what they import live to the end: looking through them for garbage finds none.
gc.set_threshold(50_000, 20, 50)

MEMORY = Path("/dev/shm")


def _holds_tests(folder: Path) -> bool:
    """Whether files of tests may stand here: hooks of Git among them have to run."""
    try:
        runs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    except OSError:
        return False
    return runs and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 4 << 30


if _holds_tests(MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out whole files that a run by the mark `slow` takes nothing of: importing them takes long."""
    chosen = config.option.markexpr.removesuffix(" and not exhaustive")
    if collection_path.suffix != ".py" or chosen not in ("slow", "not slow"):
        return None
    text = collection_path.read_text(encoding="utf-8")
    of_it = (
        "mark.slow" in text if chosen == "slow" else "\npytestmark = pytest.mark.slow" not in text
    )
    return None if of_it else True


def pytest_collection_finish() -> None:
    """What stands here now stays."""
    gc.freeze()


@pytest.fixture
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is `worlds.NOW`, `worlds.ME` acts, and Git knows no other configuration than ours."""
    monkeypatch.setenv("DESK_NOW", worlds.NOW)
    monkeypatch.setenv("DESK_HANDLE", worlds.ME)
    for name in ("DESK_ROOT", "VISUAL", "EDITOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in worlds.GIT_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def library(tmp_path: Path, at_the_desk: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library of `worlds`, without Git; the working directory is in it."""
    root = worlds.write_library(tmp_path / "library")
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="session")
def _git_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = worlds.start_git(worlds.write_library(tmp_path_factory.mktemp("template")))
    for sample in (root / ".git/hooks").glob("*.sample"):
        sample.unlink()  # nobody reads them, and each library would get a copy
    return root


@pytest.fixture
def git_library(
    tmp_path: Path, _git_template: Path, at_the_desk: None, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The small library in a Git repository with one commit; the working directory is in it."""
    root = worlds.copy(_git_template, tmp_path / "library")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], object]:
    """Set a value in the person's own configuration of Git, which is no clone's."""
    path = tmp_path / "own.gitconfig"

    def write(key: str, value: str) -> None:
        if not path.exists():
            shutil.copy(os.environ["GIT_CONFIG_GLOBAL"], path)
            monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(path))
        worlds.git(tmp_path, "config", "--file", str(path), key, value)

    return write


@pytest.fixture
def own_hook(tmp_path: Path, own_settings) -> Callable[[str, str], object]:
    """Write a hook into the person's own folder of hooks."""

    def write(name: str, text: str) -> None:
        path = tmp_path / "hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
        own_settings("core.hooksPath", str(path.parent))

    return write


@pytest.fixture
def new_ticket() -> str:
    """Unclaimed since half an hour, asked through the form."""
    return worlds.NEW


@pytest.fixture
def overdue_ticket() -> str:
    """Open, led by history-liaison with eresources helping; the promised day was yesterday."""
    return worlds.OVERDUE


@pytest.fixture
def resolved_ticket() -> str:
    """Answered at the desk in October."""
    return worlds.RESOLVED


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> worlds.Desk:
    """Run a command line in this process; `given` is what is piped in (nothing by default)."""
    from deskbook.cli.main import call

    def run(*words: str, given: str = "") -> worlds.Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        capsys.readouterr()
        code = call(list(words))
        return worlds.Outcome(code, *capsys.readouterr())

    return run
