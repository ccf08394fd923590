"""Libraries of made-up tickets in real Git repositories, made once and kept under `data/`."""

import hashlib
import subprocess
import time
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from random import Random
from typing import IO, Final

from benchmarks import words
from benchmarks.tickets import DEPARTMENTS, LAST, TEAMS, tickets
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.library import ticket_path
from deskbook.library.model.records import (
    Answer,
    Department,
    Hours,
    Profile,
    Resource,
    Service,
    ServicePromise,
    Staff,
)

DATA: Final = Path(__file__).parent / "data"
SIZES: Final = (1_000, 10_000, 100_000)
NOW: Final = "2026-11-24T15:00:00Z"
"""The time it is in these libraries."""

ANSWERS_PER_TOPIC: Final = 20


def made(count: int) -> Path:
    """The library of so many tickets; it is made where it is missing or was made otherwise."""
    root, recipe = DATA / str(count), _recipe(count)
    mark = root / ".git" / "made-by"
    if mark.exists() and mark.read_text() == recipe:
        return root
    if root.exists():
        subprocess.run(["rm", "-rf", root], check=True)
    root.mkdir(parents=True)
    begun = time.perf_counter()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "eresources")
    git(root, "config", "user.email", "eresources@library.example")
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        _stream(process.stdin, count)
        process.stdin.close()
    if process.returncode:
        raise RuntimeError("git fast-import did not work")
    git(root, "reset", "--quiet", "--hard", "main")
    mark.write_text(recipe)
    print(f"made {count:,} tickets in {time.perf_counter() - begun:.0f} s: {root}")
    return root


def git(root: Path, *arguments: str) -> bytes:
    """Run Git in a library and return what it printed."""
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True).stdout


def _recipe(count: int) -> str:
    """A digest of what is written now: the knowledge and a sample of the tickets."""
    texts = [text for _, text in knowledge()]
    texts += [ticket_file.write(ticket) for ticket in islice(tickets(count), 200)]
    return hashlib.sha256("".join(texts).encode()).hexdigest()


def _stream(out: IO[bytes], count: int) -> None:
    """Commands for `git fast-import`: one commit of knowledge, then one a month of tickets."""
    files = [(path, text) for path, text in knowledge()]
    commit_files(out, int(LAST.timestamp()) - 6 * 366 * 86400, "Knowledge", files)
    for month, asked in groupby(tickets(count), key=lambda it: f"{it.opened:%Y-%m}"):
        held = list(asked)
        stamp = int(held[-1].opened.timestamp())
        commit_files(
            out,
            stamp,
            f"Tickets of {month}",
            [(ticket_path(it), ticket_file.write(it)) for it in held],
        )


def commit_files(out: IO[bytes], stamp: int, message: str, files: list[tuple[str, str]]) -> None:
    """Write one commit for `git fast-import`, with the files that it changes."""
    said = message.encode()
    out.write(b"commit refs/heads/main\n")
    out.write(b"committer eresources <eresources@library.example> %d +0000\n" % stamp)
    out.write(b"data %d\n%s\n" % (len(said), said))
    for path, text in files:
        data = text.encode()
        out.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))


def knowledge() -> Iterator[tuple[str, str]]:
    """Path and text of every file but the tickets."""
    yield ".gitignore", ".desk/\nbuild/\n"
    week = (Hours(days=("mon", "tue", "wed", "thu", "fri"), hours="08:00-20:00"),)
    profile = Profile(name="Benchmark College", timezone="America/New_York", week=week)
    yield "knowledge/library.md", record_file.write(profile)
    promise = ServicePromise(first_reply="1d", news_every="3d", accept_within="1d")
    for slug, team in TEAMS.items():
        name = slug.replace("-", " ").capitalize()
        service = Service(slug=slug, name=name, team=team, head=team[0], promise=promise)
        yield f"knowledge/services/{slug}.md", record_file.write(service)
        for handle in team:
            staff = Staff(handle=handle, name=handle.replace("-", " "), services=(slug,))
            yield f"knowledge/staff/{handle}.md", record_file.write(staff)
    for slug in DEPARTMENTS:
        found = Department(slug=slug, name=slug.capitalize(), liaison="reference-head")
        yield f"knowledge/departments/{slug}.md", record_file.write(found)
    for name in words.DATABASES:
        slug = name.lower().replace(" ", "-")
        resource = Resource(slug=slug, name=name, vendor="Example Aggregator")
        yield f"knowledge/resources/{slug}.md", record_file.write(resource)
    for answer in _answers():
        yield f"knowledge/answers/{answer.slug}.md", record_file.write(answer)


def _answers() -> Iterator[Answer]:
    for topic in words.TOPICS:
        lot = Random(f"answers {topic.slug}")
        for number in range(ANSWERS_PER_TOPIC):
            slots = words.slots(lot)
            said = [text.format_map(slots) for text in (*topic.titles, *topic.asks)]
            body = "\n\n".join(text.format_map(slots).capitalize() for text in topic.answers)
            yield Answer(
                slug=topic.slug if not number else f"{topic.slug}-{number}",
                title=said[0],
                state="published",
                also_asked=tuple(said[1:4]),
                services=(topic.service,),
                reviewed=LAST.date(),
                reviewed_by=TEAMS[topic.service][0],
                body=body,
            )
