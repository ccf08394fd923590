"""Commands in a clone whose own configuration, hooks, filters and submodules belong to somebody else.

A clone that was copied whole has them; `git clone` takes none. A program is planted in each setting
of Git's documentation, and no command may start it.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import errands, worlds

from deskbook.library.adapters import git, git_clone
from deskbook.library.rules import clone_settings

pytestmark = pytest.mark.slow

HOOKS = """
applypatch-msg commit-msg fsmonitor-watchman post-applypatch post-checkout post-commit
post-index-change post-merge post-rewrite post-update pre-applypatch pre-auto-gc pre-commit
pre-merge-commit pre-push pre-rebase pre-receive prepare-commit-msg push-to-checkout
reference-transaction sendemail-validate update
"""
NUMBERS = {"submodule.fetchJobs": "2"}
"""Settings that Git reads as a number before it looks whether another one follows."""

WORDS = {"fetch.recurseSubmodules": "true", "push.recurseSubmodules": "on-demand"}
TRUE = ("recurse", "propagateBranches", "fetchRecurseSubmodules", "active", "saveCookies")
FALSE = ("sslVerify", "protectHFS", "protectNTFS")
NAMES = {"<url>": "https://library.example", "<format>": "openpgp"}


def list_documented() -> Iterator[str]:
    """Yield the keys of this Git's documentation, with names for what stands in brackets."""
    told = subprocess.run(["git", "help", "--config"], capture_output=True, text=True, check=True)
    for line in told.stdout.split():
        if "." not in line or line.startswith("git"):
            continue
        key = re.sub(r"^remote\.<name>", "remote.origin", line)
        key = re.sub(r"^branch\.<name>", "branch.main", key)
        key = re.sub(r"<[^>]*>", lambda it: NAMES.get(it.group(), "canary"), key)
        if key.startswith("credential.") and key.endswith(".*"):
            key = f"{key[:-2]}.helper"
        elif key.startswith("http.") and key.endswith(".*"):
            key = f"{key[:-2]}.sslVerify"
        yield key.replace("*", "canary")


def list_planted() -> list[str]:
    """Return the documented keys that are not trusted, and more that attributes can name."""
    more = ("filter.a=b.clean", "merge.ticket.driver", "gpg.ssh.program", "gpg.x509.program")
    keys = [key for key in (*list_documented(), *more) if not clone_settings.is_trusted(key)]
    return [key for key in keys if clone_settings.split_key(key)[::2] not in clone_settings.REFUSED]


def plant(root: Path, canary: Path, keys: list[str]) -> None:
    """Name a program in the settings, attributes, hooks and a submodule of a clone."""
    canary.write_text(f'#!/bin/sh\necho "$0 $*" >> {canary}.fired\nexit 0\n')
    canary.chmod(0o755)
    hooks = root / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in HOOKS.split():
        shutil.copy(canary, hooks / name)
    text = canary.read_text().replace("\n", f"\n{git_clone.GATE_SIGN}\n", 1)
    (hooks / "pre-commit").write_text(text)  # it pretends to be our own
    attributes = "* filter=canary diff=canary merge=canary\n*.md filter=a=b\n"
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/attributes").write_text(attributes)
    write_settings(root / ".git/config", keys, canary, hooks)
    inner = root / "inner"
    worlds.git(root, "init", "--quiet", str(inner))
    worlds.git(inner, "commit", "--quiet", "--allow-empty", "--message", "Inner")
    commit = worlds.git(inner, "rev-parse", "HEAD").strip()
    entry = f"160000,{commit},inner"
    git.run(root, "update-index", "--add", "--cacheinfo", entry)
    write_settings(inner / ".git/config", ["core.fsmonitor"], canary, hooks)


def write_settings(path: Path, keys: list[str], canary: Path, hooks: Path) -> None:
    """Write a program, or what lets Git start one, as the value of each key."""
    lines = []
    for key in keys:
        section, subsection, _ = clone_settings.split_key(key)
        name = key.rpartition(".")[2]
        value = NUMBERS.get(key) or WORDS.get(key) or str(canary)
        value = str(hooks) if key.lower() == "core.hookspath" else value
        value = "always" if name == "allow" else value
        value = "true" if name in TRUE else "false" if name in FALSE else value
        value = f'"!{canary}"' if section == "alias" or name == "update" else value
        head = f'[{section} "{subsection}"]' if subsection else f"[{section}]"
        lines.append(f"{head}\n\t{name} = {value}\n")
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(lines)


def read_fired(canary: Path) -> str:
    fired = canary.with_name(f"{canary.name}.fired")
    return fired.read_text() if fired.exists() else ""


@pytest.fixture(scope="module")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = errands.write_library(tmp_path_factory.mktemp("hostile") / "library")
    return worlds.start_git(root).parent


@pytest.fixture
def place(_template, tmp_path, at_the_desk, monkeypatch) -> Path:
    """The library of `errands` in Git; the working directory is in it."""
    worlds.copy(_template, tmp_path)
    monkeypatch.chdir(tmp_path / "library")
    return tmp_path / "library"


def test_every_documented_setting_is_decided():
    undecided = [key for key in list_documented() if not clone_settings.is_decided(key)]
    assert undecided == []


def test_git_itself_starts_what_is_planted(place, tmp_path):
    canary = tmp_path / "canary"
    plant(place, canary, ["core.fsmonitor", "filter.canary.clean"])
    (place / "knowledge/library.md").touch()
    subprocess.run(["git", "status"], cwd=place, capture_output=True, check=False)
    assert "canary" in read_fired(canary)


@pytest.mark.parametrize("name", [name for name, it in errands.ERRANDS.items() if not it.reason])
def test_no_command_starts_a_program_of_the_clones_own(name, place, tmp_path, capsys):
    it = errands.prepare(name, place)
    canary = tmp_path / "canary"
    plant(place, canary, list_planted())
    code = errands.call(it.words)
    assert (code, read_fired(canary)) == (it.code, ""), capsys.readouterr().err


@pytest.mark.parametrize(
    "key",
    [
        *("remote.origin.uploadpack", "remote.origin.receivepack", "remote.origin.vcs"),
        *("core.worktree", "gc.recentObjectsHook", "remote.--upload-pack=canary.url"),
    ],
)
@pytest.mark.parametrize("words", [("note", errands.SCRIPTS, "A note."), ("push",), ("pull",)])
def test_a_setting_that_nothing_undoes_stops_the_command(key, words, place, tmp_path, capsys):
    errands.share(place)
    canary = tmp_path / "canary"
    plant(place, canary, list_planted())
    write_settings(place / ".git/config", [key], canary, place)
    assert (errands.call(words), read_fired(canary)) == (2, "")
    assert f"(.git/config) sets {key.lower()}, which" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("push",), ("pull",)])
def test_a_command_as_the_address_of_a_remote_is_not_run(words, place, tmp_path):
    canary = tmp_path / "canary"
    plant(place, canary, ["protocol.ext.allow", "protocol.allow"])
    worlds.git(place, "remote", "add", "origin", f"ext::{canary} %S")
    assert (errands.call(words), read_fired(canary)) == (2, "")


def test_programs_of_the_persons_own_are_run(place, tmp_path, own_settings):
    canary, mine = tmp_path / "canary", tmp_path / "mine"
    plant(place, canary, list_planted())
    shutil.copy(canary, mine)
    mine.write_text(mine.read_text().replace(str(canary), str(mine)))
    own_settings("core.sshCommand", str(mine))
    own_settings("credential.helper", str(mine))
    worlds.git(place, "remote", "add", "origin", "ssh://git@library.example/library.git")
    assert errands.call(("push",)) == 2
    assert ("git-upload-pack" in read_fired(mine), read_fired(canary)) == (True, "")
