"""A full disk is recognised by the words of whoever met it first."""

import os
import sqlite3

import pytest

from deskbook.library.model.finding import DeskError, is_full_disk


@pytest.mark.parametrize(
    ("error", "is_it"),
    [
        (OSError(28, os.strerror(28), "build/x"), True),
        (OSError(122, os.strerror(122)), True),
        (DeskError("git did not work: fatal: sha1 file 'x' write error. Out of diskspace"), True),
        (sqlite3.OperationalError("database or disk is full"), True),
        (OSError(13, os.strerror(13)), False),
        (DeskError("port 1 cannot be used"), False),
    ],
)
def test_full_disk_is_told_from_other_errors(error, is_it):
    assert is_full_disk(error) is is_it
