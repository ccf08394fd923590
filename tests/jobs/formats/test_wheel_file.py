"""Wheels are written the same each time, and read with the hash of every file in them."""

import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import wheels

from deskbook.jobs.formats import wheel_file
from deskbook.jobs.model.wheel import LOCK
from deskbook.library.model.finding import DeskError

NAMES = st.text("abcdefg_", min_size=1, max_size=6)


@given(st.dictionaries(NAMES, st.binary(max_size=80), max_size=4), st.randoms())
def test_equal_files_make_equal_wheels_that_read_the_same(more, chance):
    files = wheels.contents(**more)
    shuffled = list(files.items())
    chance.shuffle(shuffled)
    data = wheel_file.write(files)
    assert wheel_file.write(dict(shuffled)) == data
    made = wheel_file.parse("it", data)
    assert made.version == "1.2.0"
    assert made.needs == wheels.NEEDS
    assert made.files == {it: sha256(files[it]).hexdigest() for it in files}
    assert made.path == ".github/actions/desk/deskbook-1.2.0-py3-none-any.whl"
    assert made.digest == sha256(data).hexdigest()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        again = wheel_file.write({it: archive.read(it) for it in archive.namelist()})
    assert again == data


def without(path):
    return {key: it for key, it in wheels.contents().items() if key != path}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip", "it is not a wheel: File is not a zip file"),
        (
            wheel_file.write(wheels.contents(name="otherbook")),
            "it is not a wheel of Deskbook: name a file deskbook-….whl",
        ),
        (
            wheel_file.write({"a.py": b""}),
            "it is not a wheel of Deskbook: name a file deskbook-….whl",
        ),
        (
            wheel_file.write({"a/METADATA": b"Name: deskbook\nVersion: 1\n"}),
            "it is not a wheel of Deskbook: name a file deskbook-….whl",
        ),
        (
            wheel_file.write(without(LOCK)),
            "it does not contain deskbook/shipped/requirements/run.txt, the list of what it needs: "
            "build a newer one",
        ),
    ],
)
def test_what_is_no_wheel_of_ours_is_refused(data, message):
    with pytest.raises(DeskError) as refused:
        wheel_file.parse("it", data)
    assert str(refused.value) == message


@pytest.mark.parametrize("path", [*wheels.contents(), "deskbook/planted.py"])
def test_file_that_the_list_does_not_name_so_is_found(path):
    """Change or add one file after the list of files was made, as somebody with malice would."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(wheel_file.write(wheels.contents()))) as sound,
        zipfile.ZipFile(stream, "w") as bad,
    ):
        for it in {*sound.namelist(), path}:
            data = sound.read(it) if it in sound.namelist() else b""
            bad.writestr(it, data + b"\n" if it == path else data)
    with pytest.raises(DeskError, match=f"it is damaged: {path} is not the file that its RECORD"):
        wheel_file.parse("it", stream.getvalue())
