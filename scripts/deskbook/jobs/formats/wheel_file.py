"""Wheels of Deskbook: zip archives with a list of their files (PyPA's binary format)."""

import csv
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from email.parser import HeaderParser
from hashlib import sha256
from io import BytesIO, StringIO
from typing import Final

from deskbook.jobs.model.wheel import LOCK, NAME, Wheel
from deskbook.library.model.finding import DeskError

_TIME: Final = (2020, 2, 2, 0, 0, 0)
"""The time of every file in a wheel that we write: equal contents make equal wheels."""

_MODE: Final = 0o100644 << 16


def parse(name: str, data: bytes) -> Wheel:
    """Return a wheel of Deskbook.

    Args:
        name: what to call it in messages.
        data: the file's bytes.

    Raises:
        DeskError: it is no wheel, one of something else, a damaged one, or it does not contain the
            list of its needs.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            contents = {it: archive.read(it) for it in archive.namelist() if not it.endswith("/")}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise DeskError(f"{name} is not a wheel: {error}") from None
    return _wheel(name, data, contents)


def write(contents: Mapping[str, bytes]) -> bytes:
    """Return the wheel of these files; its list of files (RECORD) is made anew.

    Args:
        contents: the bytes of each file by its path in the wheel, `METADATA` among them.
    """
    folder = _info(contents)
    made = {path: contents[path] for path in sorted(contents) if path != f"{folder}/RECORD"}
    rows = StringIO()
    writer = csv.writer(rows, lineterminator="\n")
    writer.writerows((path, f"sha256={encode(it)}", len(it)) for path, it in made.items())
    writer.writerow((f"{folder}/RECORD", "", ""))
    made[f"{folder}/RECORD"] = rows.getvalue().encode()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, it in made.items():
            info = zipfile.ZipInfo(path, _TIME)
            info.external_attr = _MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, on every system
            archive.writestr(info, it)
    return stream.getvalue()


def encode(data: bytes) -> str:
    """Return the hash of a file as `RECORD` lists it."""
    return urlsafe_b64encode(sha256(data).digest()).rstrip(b"=").decode()


def _wheel(name: str, data: bytes, contents: Mapping[str, bytes]) -> Wheel:
    folder = _info(contents)
    about = HeaderParser().parsestr(
        contents.get(f"{folder}/METADATA", b"").decode(errors="replace")
    )
    if about["Name"] != NAME or not about["Version"]:
        raise DeskError(f"{name} is not a wheel of Deskbook: name a file deskbook-….whl")
    listed = contents.get(f"{folder}/RECORD", b"").decode(errors="replace")
    record = {row[0]: row[1] for row in csv.reader(StringIO(listed)) if len(row) > 1}
    for path, it in contents.items():
        if path != f"{folder}/RECORD" and record.get(path) != f"sha256={encode(it)}":
            raise DeskError(f"{name} is damaged: {path} is not the file that its RECORD names")
    if LOCK not in contents:
        raise DeskError(
            f"{name} does not contain {LOCK}, the list of what it needs: build a newer one"
        )
    return Wheel(
        version=about["Version"],
        data=data,
        files={
            path: sha256(it).hexdigest()
            for path, it in contents.items()
            if path != f"{folder}/RECORD"
        },
        needs=contents[LOCK].decode(),
    )


def _info(contents: Mapping[str, bytes]) -> str:
    """Return the folder of a wheel's metadata; empty where there is none."""
    found = (path.rpartition("/")[0] for path in contents if path.endswith("/METADATA"))
    return next((it for it in found if it.endswith(".dist-info")), "")
