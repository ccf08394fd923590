"""A switch of what starts the jobs leaves nothing of ours behind, and everything of others."""

from itertools import permutations
from pathlib import Path
from typing import get_args

import pytest

from deskbook.jobs.adapters import scheduler
from deskbook.jobs.commands import workflows
from deskbook.jobs.formats import timers
from deskbook.jobs.model.jobs import BY_NAME
from deskbook.library.adapters import knowledge
from deskbook.library.model.vocabulary import Scheduler
from deskbook.setup.commands import schedule
from deskbook.setup.model import Answers, Ways

OTHERS = "MAILTO=jo@l.example\n@daily backup"
FOREIGN_FLOW = Path(".github/workflows/ours.yml")
CRONTAB = """#!/bin/sh
if [ "$1" = -l ]; then cat "$TABLE"; else cat > "$TABLE.new" && mv "$TABLE.new" "$TABLE"; fi
"""
SYSTEMCTL = """#!/bin/sh
echo "$@" >> "$TABLE.systemctl"
"""


@pytest.fixture
def machine(library, tmp_path, monkeypatch):
    """A library on a machine with a table of cron and units of systemd, some of other people."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in (("crontab", CRONTAB), ("systemctl", SYSTEMCTL), ("loginctl", "#!/bin/sh\n")):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    monkeypatch.setenv("TABLE", str(tmp_path / "table"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    second = scheduler.find_place(tmp_path / "second")
    both = timers.merge_crontab(OTHERS, timers.write_crontab(second, [BY_NAME["tidy"]]), second)
    (tmp_path / "table").write_text(both)
    scheduler.install_units(timers.write_units(second, [BY_NAME["tidy"]]))
    mine = scheduler.find_place(library).name
    (units(tmp_path) / f"deskbook-{mine}-own.service").write_text("[Unit]\n")
    FOREIGN_FLOW.parent.mkdir(parents=True)
    FOREIGN_FLOW.write_text("name: Ours\n")
    return tmp_path


def units(machine: Path) -> Path:
    return machine / "config/systemd/user"


def begin(library: Path, jobs: Scheduler, *, install: bool = True) -> schedule.Stopped:
    """Set the jobs up as `desk setup` does, with GitHub's files as a wheel would not change them."""
    answers = Answers(
        name="Mill", timezone="UTC", country="US", hours=(), ask=Ways(), staff=(), services=(),
        jobs=jobs,
    )  # fmt: skip
    profile = knowledge.profile(library)
    texts = schedule.start_jobs(library, answers, profile, apply=True, install=install)
    if jobs == "github":
        for path, text in workflows.make_files(None).items():
            (library / path).parent.mkdir(parents=True, exist_ok=True)
            (library / path).write_text(text)
    return schedule.stop_jobs(library, answers, texts, apply=install, commit=True)


def state(library: Path, machine: Path) -> dict[str, str]:
    """Return everything that starts jobs."""
    files = [*units(machine).iterdir(), *(library / ".github").rglob("*.*"), machine / "table"]
    return {str(it): it.read_text().rstrip("\n") for it in files if it.is_file()}


@pytest.mark.parametrize(("before", "after"), [*permutations(get_args(Scheduler), 2)])
def test_a_switch_removes_what_deskbook_wrote_and_nothing_else(library, machine, before, after):
    clean = state(library, machine)
    begin(library, after)
    due = state(library, machine)
    begin(library, "by-hand")
    assert state(library, machine) == clean
    begin(library, before)
    found = begin(library, after, install=False).names
    assert bool(found) == (before != "by-hand")
    told = begin(library, after)
    assert told.names == found
    assert state(library, machine) == due
    assert begin(library, after).names == ()


def test_timers_are_stopped_before_their_files_go(library, machine):
    begin(library, "systemd")
    names = [it for it in begin(library, "cron").names if it.endswith(".timer")]
    log = (machine / "table.systemctl").read_text()
    assert names
    assert f"--user disable --now {' '.join(names)}\n" in log
    begin(library, "systemd")
    (machine / "programs/systemctl").write_text("#!/bin/sh\necho no bus >&2; exit 1\n")
    with pytest.raises(
        Exception, match=r"did not stop the former timers \(no bus\): run `systemctl"
    ):
        begin(library, "cron")
    assert (units(machine) / names[0]).exists()
