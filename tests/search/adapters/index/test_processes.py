"""Many processes use one index at once, and some of them are killed."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest
from benchmarks.tickets import tickets
from tests import worlds

from deskbook.library.adapters import repo
from deskbook.library.formats import ticket_file
from deskbook.library.model.library import ticket_path
from deskbook.search.adapters.index import store
from deskbook.search.adapters.index import tickets as index
from deskbook.tickets.rules.selection import Selection, sort_tickets

TICKETS = 1_200
WORKER = """
import sys
from pathlib import Path
from deskbook.search.adapters.index import tickets as index
from deskbook.search.adapters.index.rows import Outline
from deskbook.tickets.rules.selection import Selection

root, own, rounds = Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
for round in range(rounds):
    path = root / own[round % len(own)]
    text = path.read_text()
    line = next(line for line in text.split("\\n") if line.startswith("title:"))
    title = f"Round {round} of {own[0][-9:-3]}"
    new = path.with_name(f".desk-{own[0][-9:-3]}.tmp")
    new.write_text(text.replace(line, f"title: {title}"))
    new.replace(path)
    found = index.find_tickets(root, Selection(statuses=frozenset()))
    assert isinstance(found.tickets[0], Outline), "the files were read in place of the index"
    seen = {ticket.id: ticket.title for ticket in found.tickets}
    assert len(seen) == 1203, len(seen)
    assert seen[path.stem] == title, (seen[path.stem], title)
"""


@pytest.mark.slow
def test_processes_that_edit_and_list_at_once_see_their_own_edits_though_some_are_killed(library):
    for ticket in tickets(TICKETS):
        path = library / ticket_path(ticket)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ticket_file.write(ticket))
    paths = sorted(
        path.relative_to(library).as_posix() for path in library.glob("tickets/*/*/*.md")
    )
    lot = random.Random(7)
    lot.shuffle(paths)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(library), ",".join(paths[at : at + 5]), "12"],
            stderr=subprocess.PIPE,
            text=True,
        )
        for at in range(0, 40, 5)
    ]
    for victim in started[:3]:
        time.sleep(lot.uniform(0.2, 1.2))
        victim.send_signal(signal.SIGKILL)
    ends = [(process.communicate()[1], process.returncode) for process in started]
    assert ends[3:] == [("", 0)] * 5
    assert {code for _, code in ends[:3]} <= {0, -signal.SIGKILL}
    everything = Selection(statuses=frozenset())
    found = index.find_tickets(library, everything)
    asked = repo.load_tickets(library)
    assert found.unread == asked.unread() == ()
    whole = index.read_whole(library, found.tickets)
    assert whole == sort_tickets(item.record for item in asked.filed)
    with closing(sqlite3.connect(library / store.FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert worlds.OVERDUE in {ticket.id for ticket in found.tickets}


USER = """
import sys, time
from pathlib import Path
from deskbook.search.adapters.index import store
def use(connection):
    print("using", flush=True)
    time.sleep(60)
store.using(Path(sys.argv[1]), use)
"""


@pytest.mark.slow
def test_whoever_makes_the_index_anew_waits_for_all_who_use_it(library):
    store.using(library, lambda connection: None)
    user = subprocess.Popen([sys.executable, "-c", USER, str(library)], stdout=subprocess.PIPE)
    assert user.stdout.readline() == b"using\n"
    used = []
    assert store.using(library, lambda connection: used.append("beside it") or "found") == "found"
    made = threading.Thread(
        target=lambda: store.using(
            library, lambda connection: used.append("anew") or None, fresh=True
        )
    )
    with closing(sqlite3.connect(library / store.FILE)) as connection:
        connection.execute("UPDATE meta SET value = 'other' WHERE key = 'code'")
        connection.commit()
    made.start()
    made.join(0.5)
    assert (made.is_alive(), used) == (True, ["beside it"])
    user.kill()
    user.communicate()
    made.join(30)
    assert (made.is_alive(), used) == (False, ["beside it", "anew"])


def test_threads_use_one_index_at_once(library):
    found = []

    def look():
        found.extend(
            len(index.find_tickets(library, Selection(statuses=frozenset())).tickets)
            for _ in range(5)
        )

    threads = [threading.Thread(target=look) for _ in range(4)]
    for it in threads:
        it.start()
    for it in threads:
        it.join(60)
    assert found == [3] * 20


def test_without_the_lock_the_index_is_not_used(library, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    store.using(library, lambda connection: None)
    with store._locked(library, *store._EXCLUSIVE):
        assert store.using(library, lambda connection: "found") is None
    assert store.using(library, lambda connection: "found") == "found"
