"""A full disk is recognised by the words of whoever met it first."""

import os
import sqlite3

import pytest

from deskbook.library.model.finding import (
    DeskError,
    describe_failure,
    explain_environment,
    is_full_disk,
)


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


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, os.strerror(28), "build/x"), "the disk is full (at build/x)"),
        (OSError(30, os.strerror(30), "a.md"), "the disk can only be read (at a.md)"),
        (OSError(36, os.strerror(36)), "a name is too long for a file"),
        (OSError(13, os.strerror(13)), "this file or folder may not be read or written by you"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "the disk can only be read"),
        (DeskError("fatal: could not open: Read-only file system"), "the disk can only be read"),
        (DeskError("port 1 cannot be used"), ""),
        (ValueError("a fault of ours"), ""),
    ],
)  # fmt: skip
def test_what_the_machine_lacks_is_named(error, said):
    assert explain_environment(error) == said


def test_a_fault_of_ours_is_named_by_its_class_alone():
    assert describe_failure("reading it", DeskError("mend it")) == "mend it"
    assert describe_failure("reading it", KeyError("Tessa")) == (
        "reading it failed (KeyError): please report this"
    )
