"""The command that adds an extra fits how the program was installed, and names no package of ours."""

import re
import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError

ROOT = Path(__file__).parents[3]

METADATA = """\
Metadata-Version: 2.4
Name: deskbook
Version: 1.2.0
Requires-Dist: click>=8.1
Requires-Dist: colorama; sys_platform == "win32"
Provides-Extra: analytics
Requires-Dist: duckdb>=1.1; extra == "analytics"
Requires-Dist: ibis-framework<13,>=10; extra == "analytics"
Provides-Extra: semantic
Requires-Dist: numpy>=2; extra == "semantic"
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """An installation in a folder, of which the tool that made it is to be chosen."""
    info = tmp_path / "deskbook-1.2.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA)
    monkeypatch.setattr(installation, "distribution", lambda name: PathDistribution(info))
    monkeypatch.setattr(installation, "checkout", lambda: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/opt/desk/bin/python")
    return info


NEEDS = '"duckdb>=1.1" "ibis-framework<13,>=10"'


@pytest.mark.parametrize(
    ("installer", "command"),
    [
        ("pip\n", f"/opt/desk/bin/python -m pip install {NEEDS}"),
        ("", f"/opt/desk/bin/python -m pip install {NEEDS}"),
        ("uv", f"uv pip install --python /opt/desk/bin/python {NEEDS}"),
    ],
)
def test_extra_is_added_by_the_tool_that_installed_the_program(installed, installer, command):
    (installed / "INSTALLER").write_text(installer)
    assert installation.command_for("analytics") == command


def test_pipx_adds_an_extra_so_that_it_survives_an_upgrade(installed, tmp_path):
    (tmp_path / "pipx_metadata.json").write_text("{}")
    assert installation.command_for("analytics") == f"pipx inject deskbook {NEEDS}"


def test_checkout_is_installed_again_with_the_extra(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/srv/our desk/.venv/bin/python")
    assert installation.checkout() == ROOT
    assert installation.command_for("semantic") == (
        f'"/srv/our desk/.venv/bin/python" -m pip install --editable "{ROOT}[semantic]"'
    )


def test_missing_modules_of_an_extra_are_named_with_the_command(installed):
    installation.refuse_missing("semantic", "It", ("json", "pathlib"))
    with pytest.raises(DeskError) as refused:
        installation.refuse_missing("semantic", "It", ("json", "no_such_one"), "it works without")
    assert str(refused.value) == (
        "It needs the extra `semantic` (no_such_one is missing): /opt/desk/bin/python -m pip "
        'install "numpy>=2"; it works without'
    )


def test_no_text_of_the_program_installs_a_package_of_our_name_from_an_index():
    """No index has it: whoever registers the name there would run code in every library."""
    named = re.compile(r"deskbook\[\w+\](?! @)|install (--\S+ )*[\"']?deskbook\b(?!-| @|\[)")
    found = {
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("scripts", "docs", "site", "knowledge", ".github")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".html", ".yml", ".sh", ".txt"}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if named.search(line)
    }
    assert found == set()
