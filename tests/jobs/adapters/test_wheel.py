"""The running wheel: built from a checkout, or again from the files that pip installed."""

from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from tests import wheels

from deskbook.jobs.adapters import wheel
from deskbook.jobs.formats import wheel_file
from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A wheel, unpacked as pip does it: with a script and compiled files that RECORD adds."""
    made = {**wheels.contents(), "deskbook-1.2.0.dist-info/licenses/LICENSE": b"MIT\n"}
    data = wheel_file.write(made)
    import zipfile
    from io import BytesIO

    with zipfile.ZipFile(BytesIO(data)) as archive:
        archive.extractall(tmp_path)
    info = tmp_path / "deskbook-1.2.0.dist-info"
    (info / "INSTALLER").write_text("pip\n")
    record = info / "RECORD"
    more = f"{info.name}/INSTALLER,sha256={wheel_file.encode(b'pip' + bytes([10]))},4\n"
    compiled = "deskbook/__pycache__/__init__.cpython-311.pyc,,\n../../../bin/desk,sha256=abc,200\n"
    record.write_text(more + compiled + record.read_text())
    monkeypatch.setattr(wheel, "distribution", lambda name: PathDistribution(info))
    monkeypatch.setattr(installation, "checkout", lambda: None)
    return tmp_path, data


def test_installed_desk_makes_the_wheel_again_that_it_came_in(installed):
    _, data = installed
    assert wheel.running().data == data


def test_changed_file_of_an_installed_desk_is_named(installed):
    folder, _ = installed
    for path in ("deskbook/__init__.py", "deskbook-1.2.0.dist-info/METADATA"):
        (folder / path).write_text("changed")
        with pytest.raises(DeskError) as refused:
            wheel.running()
        assert str(refused.value) == (
            f"{folder / path} is not the file that was installed: install Deskbook again, or give "
            "a wheel: `desk github init --wheel FILE`"
        )
        (folder / path).unlink()
        with pytest.raises(DeskError, match="is not the file that was installed"):
            wheel.running()
        (folder / path).write_bytes(wheels.contents()[path])


def test_desk_without_a_list_of_its_files_asks_for_a_wheel(installed):
    folder, _ = installed
    (folder / "deskbook-1.2.0.dist-info/RECORD").write_text("")
    with pytest.raises(DeskError) as refused:
        wheel.running()
    assert str(refused.value) == (
        "it is not recorded which files of Deskbook were installed: give a wheel: `desk github "
        "init --wheel FILE`"
    )


def test_checkout_is_built_and_contains_every_module_and_its_needs():
    assert installation.checkout() == ROOT
    made = wheel.running()
    modules = {
        it.relative_to(ROOT / "scripts").as_posix()
        for it in (ROOT / "scripts/deskbook").rglob("*.py")
    }
    assert {it for it in made.files if it.endswith(".py")} == modules
    assert made.needs == (ROOT / "requirements/run.txt").read_text()
    assert wheel.running().data == made.data


def test_checkout_without_hatchling_asks_for_a_wheel(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "hatchling.builders.wheel", None)
    with pytest.raises(
        DeskError, match=r"hatchling is missing: .* -m pip install hatchling; or give a wheel"
    ):
        wheel.running()


def test_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(DeskError, match=r"none\.whl cannot be read: No such file or directory"):
        wheel.read(tmp_path / "none.whl")
