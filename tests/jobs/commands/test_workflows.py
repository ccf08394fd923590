"""`desk github init`: what GitHub needs is written once, with the wheel that jobs install."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from tests import wheels, worlds

from deskbook.jobs import views
from deskbook.jobs.adapters import wheel as wheels_of
from deskbook.jobs.model.jobs import JOBS
from deskbook.jobs.model.wheel import FOLDER, PINS
from deskbook.library.adapters import shipped


@pytest.fixture
def running(monkeypatch):
    """Lets another version of Deskbook run, as an outcome of `wheels.wheel`."""

    def run(version: str, **more: bytes):
        made = wheels.wheel(version, **more)
        monkeypatch.setattr(wheels_of, "running", lambda: made)
        return made

    return run


def test_workflows_are_written_once_explained_and_committed(git_library, desk):
    assert desk("github", "init", "--check").code == 1
    assert not Path(".github").exists()
    told = desk("github", "init")
    assert told.code == 0
    made = wheels_of.running()
    for job in JOBS:
        assert f"  {views.workflow_path(job)}\n" in told.out
        assert f"  {job.name}: {job.does}\n" in told.out
    assert "DESK_STATUS_KEY" in told.out
    assert worlds.git(git_library, "log", "-2", "--format=%s") == (
        "Make the issue forms anew\nLet GitHub run the library's jobs\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""
    assert f"  {made.path}\n" in told.out
    assert Path(made.path).read_bytes() == made.data
    again = desk("github", "init", "--check")
    assert again == worlds.Outcome(
        0,
        "Looked at 12 files in .github: all are as they should be\n"
        "Looked at 3 files in .github/ISSUE_TEMPLATE: all are as the records say\n",
        "",
    )


def test_workflow_of_somebody_else_is_not_overwritten(library, desk):
    Path(".github/workflows").mkdir(parents=True)
    Path(".github/workflows/tidy.yml").write_text("name: Mine\n")
    told = desk("github", "init")
    assert told.code == 2
    assert told.err == (
        "desk: .github/workflows/tidy.yml was not made by `desk github init`, so nothing was "
        "written: move it out of the way\n"
    )
    assert not Path(".github/workflows/remind.yml").exists()


def test_no_line_of_a_generated_file_installs_anything_without_a_hash(library, desk):
    """Read all that was made as pip, Actions and a shell read it: nothing is named but by a hash."""
    assert desk("github", "init").code == 0
    made = [it for it in Path(".github").rglob("*") if it.is_file() and it.suffix != ".whl"]
    assert len(made) > len(JOBS) + 3
    for path in made:
        text = path.read_text()
        for words in re.findall(r"(?:pipx?|uv)\b.*\binstall\b.*", text.replace("\\\n", " ")):
            assert "--require-hashes" in words and words.endswith(f"--requirement {PINS}")
        for used in re.findall(r"uses: (\S+)", text):
            assert re.fullmatch(r"\./\.github/actions/desk|[\w./-]+@[0-9a-f]{40}", used)
        assert not re.search(r"\bdeskbook\s*(==|@ |>=|~=)", text), path
    needed = Path(PINS).read_text().replace("\\\n", " ").splitlines()
    named = [line for line in needed if line and not line.startswith("#")]
    assert len(named) > 30
    for line in named:
        assert re.search(r"\s--hash=sha256:[0-9a-f]{64}(\s|$)", line), line
        assert re.match(r"[A-Za-z0-9._-]+==|\./", line), line
    shell = yaml.safe_load(Path(FOLDER, "action.yml").read_text())["runs"]["steps"]
    assert [it["run"] for it in shell] == [f"bash {FOLDER}/install.sh"]


def test_newer_desk_replaces_the_wheel_and_an_older_one_refuses(git_library, desk, running):
    old = running("1.2.0")
    assert desk("github", "init").code == 0
    new = running("1.10.0")
    assert (
        f"the jobs use Deskbook 1.2.0, older than yours (1.10.0)\n{' ' * 11}" in desk("doctor").out
    )
    told = desk("github", "init")
    assert told.code == 0
    assert f"  {old.path}\n" in told.out
    assert [it.name for it in Path(FOLDER).glob("*.whl")] == [Path(new.path).name]
    assert new.digest in Path(PINS).read_text()
    assert worlds.git(git_library, "status", "--porcelain") == ""
    running("1.9.9")
    refused = desk("github", "init")
    assert refused == worlds.Outcome(
        2,
        "",
        "desk: the jobs use Deskbook 1.10.0, newer than this one (1.9.9): `pipx install --force "
        f"{new.path}` installs it here, or name a wheel with --wheel\n",
    )
    assert "newer than yours (1.9.9)" in desk("doctor").out


def test_wheel_that_was_given_is_the_one_that_jobs_install(library, desk, running, tmp_path):
    running("1.10.0")
    assert desk("github", "init").code == 0
    given = wheels.wheel("1.2.0")
    (tmp_path / "given.whl").write_bytes(given.data)
    assert desk("github", "init", "--wheel", str(tmp_path / "given.whl")).code == 0
    assert [it.read_bytes() for it in Path(FOLDER).glob("*.whl")] == [given.data]
    (tmp_path / "other.whl").write_text("no wheel")
    refused = desk("github", "init", "--wheel", str(tmp_path / "other.whl"))
    assert (refused.code, refused.err) == (
        2,
        f"desk: {tmp_path}/other.whl is not a wheel: File is not a zip file\n",
    )


def test_another_build_of_a_version_is_told_and_replaced(library, desk, running):
    running("1.2.0")
    assert desk("github", "init").code == 0
    assert "the jobs use Deskbook 1.2.0, as you do\n" in desk("doctor").out
    new = running("1.2.0", fixed=b"")
    assert "the jobs use Deskbook 1.2.0, in another build than yours\n" in desk("doctor").out
    assert desk("github", "init").code == 0
    assert Path(new.path).read_bytes() == new.data


def test_wheel_that_was_exchanged_and_a_pin_without_a_hash_are_told_and_mended(
    library, desk, running
):
    made = running("1.2.0")
    assert desk("github", "init").code == 0
    sound = Path(PINS).read_text()
    Path(made.path).write_bytes(wheels.wheel("1.2.0", planted=b"import os\n").data)
    Path(PINS).write_text(sound + "deskbook==1.2.0\n")
    told = desk("doctor").out
    number = sound.count("\n") + 1
    assert f"{made.path} is not the file whose hash is pinned, so no job can install it\n" in told
    assert f"{PINS}:{number}: no hash on this line: deskbook==1.2.0\n" in told
    assert f"made otherwise: {PINS}\n" in told
    assert desk("github", "init").code == 0
    assert (Path(made.path).read_bytes(), Path(PINS).read_text()) == (made.data, sound)
    Path(made.path).unlink()
    assert f"{made.path} is not the file whose hash is pinned" in desk("doctor").out
    assert desk("github", "init").code == 0
    assert Path(made.path).read_bytes() == made.data


def test_desk_whose_files_were_changed_says_so(library, desk, running, monkeypatch):
    made = running("1.2.0")
    assert desk("github", "init").code == 0

    def refuse():
        raise wheels_of.DeskError("changed")

    monkeypatch.setattr(wheels_of, "running", refuse)
    assert "the jobs use Deskbook 1.2.0; files of yours were changed\n" in desk("doctor").out
    assert f"`pipx install --force {made.path}` installs it here" in desk("doctor").out


def test_killed_in_between_the_next_command_finishes_wheel_and_all(
    git_library, desk, running, monkeypatch
):
    from deskbook.library.adapters import git_commit

    made = running("1.2.0")

    def die(*_args, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(git_commit, "commit", die)
        assert desk("github", "init").code == 130
    shutil.rmtree(FOLDER)
    assert desk("note", worlds.NEW, "Later").code == 0
    assert Path(made.path).read_bytes() == made.data
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_the_software_itself_installs_no_wheel(library, desk):
    (library / "scripts/deskbook").mkdir(parents=True)
    (library / "scripts/deskbook/__main__.py").write_text("")
    assert shipped.is_software(library)
    assert desk("github", "init").code == 0
    assert not Path(PINS).exists()
    assert "make setup-run" in Path(FOLDER, "install.sh").read_text()
    assert "the jobs use" not in desk("doctor").out
