"""What is released: complete, built from the commit alone, and the same each time."""

import os
import subprocess
from pathlib import Path

import hatch_build
import pytest
import trove_classifiers
import yaml
from hypothesis import given
from hypothesis import strategies as st
from packaging.metadata import Metadata

from tests import worlds
from tests.release import build, contents

ROOT = Path(__file__).parents[2]

slow = pytest.mark.slow


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A clone of the commit that this checkout is at."""
    return build.clone_of(ROOT, tmp_path_factory.mktemp("release") / "clone")


@pytest.fixture(scope="module")
def files(clone, tmp_path_factory):
    """The files of the wheel, of the source archive and of the commit."""
    wheel, sdist = build.archives(clone, tmp_path_factory.mktemp("dist"))
    listed = worlds.git(clone, "ls-files", "-z").split("\0")
    tracked = {it: (clone / it).read_bytes() for it in listed if it}
    return contents.read_wheel(wheel), contents.read_sdist(sdist), tracked


@slow
def test_release_is_complete_and_the_same_each_time(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    wheel, sdist, faults = build.build(ROOT, tmp_path)
    assert faults == []
    assert (wheel.name, sdist.name) == (
        "deskbook-0.1.0-py3-none-any.whl",
        "deskbook-0.1.0.tar.gz",
    )


@slow
@pytest.mark.parametrize(
    ("archive", "path", "data", "fault"),
    [
        (0, "deskbook/extra.py", b"", "wheel: deskbook/extra.py does not belong there"),
        (0, "tests/conftest.py", b"", "wheel: tests/conftest.py does not belong there"),
        (0, "deskbook/__main__.py", None, "wheel: deskbook/__main__.py is missing"),
        (
            0,
            "deskbook/__main__.py",
            b"import os",
            "wheel: deskbook/__main__.py is not the file of this commit",
        ),
        (
            0,
            "deskbook/shipped/tickets/2026/12/Q-ABCDEF.md",
            b"",
            "wheel: deskbook/shipped/tickets/2026/12/Q-ABCDEF.md is not a file of this commit",
        ),
        (
            0,
            "deskbook-0.1.0.dist-info/licenses/LICENSE",
            None,
            "wheel: deskbook-0.1.0.dist-info/licenses/LICENSE is missing",
        ),
        (
            0,
            "deskbook-0.1.0.dist-info/RECORD",
            None,
            "wheel: deskbook-0.1.0.dist-info/RECORD is missing",
        ),
        (1, ".desk/status.key", b"x", "source archive: .desk/status.key does not belong there"),
        (1, "build/index.html", b"x", "source archive: build/index.html does not belong there"),
        (1, "tests/conftest.py", None, "source archive: tests/conftest.py is missing"),
        (1, "LICENSE", b"", "source archive: LICENSE is not the file of this commit"),
    ],
)
def test_what_is_missing_too_much_or_another_is_named(files, archive, path, data, fault):
    changed = [dict(it) for it in files]
    if data is None:
        del changed[archive][path]
    else:
        changed[archive][path] = data
    assert list(contents.find_faults(*changed)) == [fault]


@slow
def test_ticket_that_was_written_while_trying_the_sample_is_not_released(clone, tmp_path):
    root = tmp_path / "tried"
    worlds.git(clone, "clone", "--quiet", str(clone), str(root))
    assert list(contents.find_foreign_tickets(root)) == []
    path = root / "tickets/2026/09/Q-4KX7M2.md"
    text = path.read_text()
    path.write_text(text + "\n### 2026-11-16T15:00:00Z note @eresources ^00000ZZZ\n\nTried.\n")
    assert list(contents.find_foreign_tickets(root)) == [
        "Q-4KX7M2 was written to at 2026-11-16 15:00, after the sample's time"
    ]


@slow
def test_metadata_is_valid_and_names_the_repository_that_was_cloned(clone, tmp_path):
    root = tmp_path / "clone"
    worlds.git(clone, "clone", "--quiet", str(clone), str(root))
    worlds.git(root, "remote", "set-url", "origin", "https://me:secret@git.example/us/desk.git")
    wheel, sdist = build.archives(root, tmp_path / "dist")
    for read, name in (
        (contents.read_wheel(wheel), "deskbook-0.1.0.dist-info/METADATA"),
        (contents.read_sdist(sdist), "PKG-INFO"),
    ):
        about = Metadata.from_email(read[name], validate=True)
        assert about.project_urls == {
            "Source": "https://git.example/us/desk",
            "Issues": "https://git.example/us/desk/issues",
        }
        assert about.license_expression == "MIT AND Apache-2.0"
        assert set(about.classifiers or ()) <= trove_classifiers.classifiers
        assert about.classifiers
    again, _ = build.archives(build.unpack(sdist, tmp_path / "unpacked"), tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://git.example/us/desk", "https://git.example/us/desk"),
        ("https://git.example/us/desk.git", "https://git.example/us/desk"),
        ("https://git.example/us/desk/", "https://git.example/us/desk"),
        ("https://token@git.example/group/us/desk.git", "https://git.example/group/us/desk"),
        ("git@git.example:us/desk.git", "https://git.example/us/desk"),
        ("ssh://git@git.example/us/desk.git", "https://git.example/us/desk"),
        ("/srv/git/desk.git", ""),
        ("../desk", ""),
        ("file:///srv/git/desk.git", ""),
        ("http://git.example/us/desk", ""),
        ("https://localhost/us/desk", ""),
        ("C:\\desk", ""),
        ("", ""),
    ],
)
def test_address_of_a_remote_is_one_that_a_browser_opens(remote, address):
    assert hatch_build._web_address(remote) == address


@given(st.text("abc:@/!%-._~", max_size=12), st.sampled_from(["us/desk", "us/desk.git"]))
def test_nothing_that_opens_a_remote_gets_into_its_address(secret, path):
    made = hatch_build._web_address(f"https://{secret.replace('/', '')}@git.example/{path}")
    assert made in {"", "https://git.example/us/desk"}


def test_index_is_asked_only_when_the_name_is_ours_and_without_a_password():
    flow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    publish = flow["jobs"]["pypi"]
    assert publish["if"] == "vars.PYPI_PROJECT == 'deskbook'"
    assert publish["permissions"] == {"id-token": "write"}
    assert publish["environment"] == {"name": "pypi"}
    assert "secrets." not in str(flow)
    asking = {name for name, it in flow["jobs"].items() if "pypi-publish" in str(it)}
    assert asking == {"pypi"}
    commands = [
        step["run"] for it in flow["jobs"].values() for step in it["steps"] if "run" in step
    ]
    assert [it.split()[0] for it in commands] == ["sudo", "gh"]


@slow
def test_wheel_works_for_a_day_on_bare_debians(tmp_path):
    """Also what GitHub's machines do there: the install step of the library, unchanged."""
    if os.geteuid() != 0:
        pytest.skip("only root can make a chroot")
    made = subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "true"], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("this machine allows no namespaces of its own, so no chroot")
    root = build.clone_of(ROOT, tmp_path / "clone")
    (root / "dist").mkdir()
    build.archives(root, root / "dist")
    done = subprocess.run(
        ["bash", "tests/release/try.sh"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert done.stdout.count("wheel: passed") == 2
