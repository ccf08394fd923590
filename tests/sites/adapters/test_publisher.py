"""Publication of a finished site to a folder, and through rsync to another computer."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from tests.mail.servers import free_port

from deskbook.library.model.finding import DeskError
from deskbook.sites.adapters import publisher


@pytest.fixture
def site(tmp_path) -> Path:
    for name in ("index.html", "a/index.html", "assets/x.css"):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "site"


@pytest.fixture(params=["folder", pytest.param("rsync", marks=pytest.mark.slow)])
def target(request, tmp_path):
    """A target, and the folder in which it ends."""
    there = tmp_path / "www"
    if request.param == "folder":
        yield str(there), there
        return
    there.mkdir()
    port, settings = free_port(), tmp_path / "rsyncd.conf"
    settings.write_text(
        f"[www]\npath = {there}\nread only = no\nuse chroot = no\nuid = 0\ngid = 0\n"
    )
    server = subprocess.Popen(
        [
            "rsync",
            "--daemon",
            "--no-detach",
            "--address=127.0.0.1",
            f"--port={port}",
            f"--config={settings}",
        ]
    )
    for _ in range(50):
        time.sleep(0.1)
        url = f"rsync://127.0.0.1:{port}/www"
        if subprocess.run(["rsync", url], capture_output=True, check=False).returncode == 0:
            break
    yield url, there
    server.terminate()
    server.wait()


def files(folder):
    found = {it.relative_to(folder).as_posix(): it for it in folder.rglob("*") if it.is_file()}
    return {name: it.read_text() for name, it in found.items() if name != publisher.MARK}


def test_target_becomes_what_the_site_is(site, target):
    name, there = target
    publisher.publish(site, name)
    assert files(there) == files(site)
    shutil.rmtree(site / "a")
    (site / "index.html").write_text("new")
    publisher.publish(site, name)
    assert files(there) == {"index.html": "new", "assets/x.css": "assets/x.css"}
    assert not (there / "a").exists()


def test_folder_of_others_is_left_alone(site, target):
    name, there = target
    there.mkdir(exist_ok=True)
    (there / "thesis.odt").write_text("years of work")
    with pytest.raises(DeskError, match="has files that `desk` did not publish"):
        publisher.publish(site, name)
    assert files(there) == {"thesis.odt": "years of work"}


@pytest.mark.parametrize("name", ["/proc/nowhere/www", "--server", "rsync://127.0.0.1:1/www"])
def test_target_that_cannot_be_reached_is_named(site, name):
    with pytest.raises(
        DeskError, match=r"could not be published to|is not a computer|rsync is not"
    ):
        publisher.publish(site, name)
