"""Work on another processor gives what it would have given here."""

import os

import pytest

from deskbook.sites.adapters import fork


@pytest.fixture(params=["beside us", "one processor", "other threads"])
def place(request, monkeypatch):
    """Where the work is done; tests themselves run beside a thread of their runner's."""
    monkeypatch.setattr(fork.os, "cpu_count", lambda: 1 if "one" in request.param else 2)
    monkeypatch.setattr(
        fork.threading, "active_count", lambda: 2 if "other" in request.param else 1
    )
    return request.param


def test_lines_come_back_from_wherever_they_are_made(place):
    with fork.begin(lambda: ["B\u00fccher\n", str(os.getpid())]) as waited:
        said, number = waited()
    assert said == "B\u00fccher\n"
    assert (int(number) == os.getpid()) == (place != "beside us")


def test_nothing_found_is_an_answer_too(place):
    with fork.begin(list) as waited:
        assert waited() == []


def test_work_that_fails_beside_us_fails_here(place):
    def broken():
        raise ValueError("not to be read")

    with fork.begin(broken) as waited, pytest.raises(ValueError, match="not to be read"):
        waited()


def test_what_fails_meanwhile_is_raised_and_the_other_process_is_gone(place):
    children = []

    def work():
        return ["x" * 200_000]

    with pytest.raises(KeyError), fork.begin(work):
        children.append(True)
        raise KeyError
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
