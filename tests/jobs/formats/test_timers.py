"""Files by which cron and systemd start jobs."""

import shlex
import subprocess

import pytest

from deskbook.jobs.formats.timers import (
    MARK,
    Place,
    is_in_crontab,
    is_unit,
    merge_crontab,
    write_crontab,
    write_units,
)
from deskbook.jobs.model.jobs import AT_HOME, BY_NAME, JOBS

PLACE = Place(
    "our-library", "/srv/our 100% library", ("/opt/my desk/bin/desk",), "/opt/bin:/usr/bin"
)
AT = [it for it in (*JOBS, *AT_HOME) if it.home]


def test_cron_starts_each_job_quietly_in_the_library():
    lines = write_crontab(PLACE, [BY_NAME["mail"], BY_NAME["remind"]]).splitlines()
    assert lines == [
        "# BEGIN deskbook /srv/our 100% library: written by `desk setup`, edits are overwritten",
        "PATH=/opt/bin:/usr/bin",
        "*/5 * * * * cd '/srv/our 100\\% library' && '/opt/my desk/bin/desk' job mail --quiet",
        "10 6 * * * cd '/srv/our 100\\% library' && '/opt/my desk/bin/desk' job remind --quiet",
        "# END deskbook /srv/our 100% library",
    ]


def test_table_of_cron_keeps_the_lines_of_others_and_replaces_ours():
    ours = write_crontab(PLACE, AT)
    others = "MAILTO=jo@l.example\n@daily backup"
    once = merge_crontab(others, ours, PLACE)
    assert once == f"{others}\n{ours}"
    assert merge_crontab(once, ours, PLACE) == once
    less = write_crontab(PLACE, AT[:1])
    assert merge_crontab(once, less, PLACE) == f"{others}\n{less}"
    second = Place("b", "/srv/b", ("/bin/desk",), "/bin")
    both = merge_crontab(once, write_crontab(second, AT), second)
    assert both.startswith(once)
    assert merge_crontab("", ours, PLACE) == ours


def test_line_of_cron_runs_as_it_is_written(tmp_path):
    folder = tmp_path / "it's 100%"
    folder.mkdir()
    desk = tmp_path / "de sk"
    desk.write_text('#!/bin/sh\npwd > ran; echo "$@" >> ran\n')
    desk.chmod(0o755)
    place = Place("a", str(folder), (str(desk),), "/usr/bin:/bin")
    line = write_crontab(place, [BY_NAME["mail"]]).splitlines()[2]
    command = line.split(" ", 5)[5].replace("\\%", "%")  # as cron gives it to the shell
    subprocess.run(["/bin/sh", "-c", command], check=True)
    assert (folder / "ran").read_text() == f"{folder}\njob mail --quiet\n"


@pytest.mark.slow
def test_systemd_takes_every_unit(tmp_path):
    desk = tmp_path / "a $desk"
    desk.write_text("#!/bin/sh\n")
    desk.chmod(0o755)
    place = Place("our-library", str(tmp_path), (str(desk),), "/usr/bin")
    units = write_units(place, AT)
    assert sorted(units)[:2] == [
        "deskbook-our-library-check.service",
        "deskbook-our-library-check.timer",
    ]
    for name, text in units.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *(str(tmp_path / it) for it in units)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    ours = [it for it in done.stderr.splitlines() if str(tmp_path) in it or "deskbook-" in it]
    assert ours == []


def test_units_name_folder_program_and_time():
    units = write_units(PLACE, [BY_NAME["report"]])
    service, timer = units.values()
    assert "WorkingDirectory=/srv/our 100%% library\n" in service
    assert 'ExecStart="/opt/my desk/bin/desk" "job" "report" "--quiet"\n' in service
    assert 'Environment="PATH=/opt/bin:/usr/bin"\n' in service
    assert "OnCalendar=Mon *-*-* 06:30\nPersistent=true\n" in timer
    assert shlex.split(service.split("ExecStart=")[1]) == [*PLACE.desk, "job", "report", "--quiet"]


def test_our_lines_and_units_are_told_from_those_of_others():
    ours = write_crontab(PLACE, AT)
    second = Place("our-library-b", "/srv/b", ("/bin/desk",), "/bin")
    assert is_in_crontab(f"@daily backup\n{ours}".rstrip("\n"), PLACE)
    assert not is_in_crontab(write_crontab(second, AT), PLACE)
    for name, text in write_units(PLACE, AT).items():
        assert is_unit(name, text, PLACE)
        assert not is_unit(name, text.removeprefix(MARK), PLACE)
        assert not is_unit(name, text, second)
    assert not any(is_unit(name, text, PLACE) for name, text in write_units(second, AT).items())
