"""Both sides in memory: GitHub without a server, a library without a disk, and the mirror between.

All that the mirror itself does is the real code: reading and writing GitHub's JSON, deciding,
carrying out, moving the bookmark. Only the sockets and the files are left out.
"""

import json
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from urllib.parse import urlencode

from deskbook.github.adapters.api.connect import Connection
from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.adapters.api.reading import Reader
from deskbook.github.adapters.api.writing import Writer
from deskbook.github.commands import issues
from deskbook.github.commands.mirror import Mirror, run
from deskbook.github.model.mirror import Terms
from deskbook.library.formats import ticket_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.rules import lifecycle
from deskbook.tickets.rules.merge import merge
from tests import care_world
from tests.github.fake.server import Hub

STAFF = ("ann", "ben", "cem", "dee", "head")
KNOWLEDGE = {
    "services__e_resources": care_world.KNOWLEDGE["services/e-resources.md"].replace(
        "\nhead:", '\nlabel: "service: e-resources"\nhead:'
    ),
    "services__reference": (
        "---\nname: Reference\nteam: [ann, ben]\nhead: head\nlabel: 'service: reference'\n"
        "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n"
    ),
    **{
        f"staff__{name}": f"---\nname: {name}\ngithub: {name}-hub\nservices: [e-resources]\n---\n"
        for name in STAFF
    },
}
PUBLIC = care_world.loaded(**KNOWLEDGE).library
PRIVATE = care_world.loaded(
    **KNOWLEDGE,
    library=care_world.KNOWLEDGE["library.md"].replace(
        "\nweek:", "\ngithub: {repository: ridgeway/desk, staff_only: true}\nweek:"
    ),
).library


class LocalClient:
    """What `Client` does, by calling the hub in the place of sending."""

    def __init__(self, hub):
        self.hub, self.name = hub, hub.world.name
        self.date = datetime(2026, 1, 1, tzinfo=UTC)
        self.pauses = SimpleNamespace(wait=lambda *_: None, pace=lambda: None)

    def get(self, path):
        return self._send("GET", path)[1]

    def pages(self, path, **words):
        for page in range(1, 1000):
            more, items = self._send("GET", path, {**words, "per_page": 100, "page": page})
            yield from items
            if "Link" not in more or 'rel="next"' not in more["Link"]:
                return

    def ask(self, query, variables):
        owner, name = self.name.split("/")
        given = {"query": query, "variables": {"owner": owner, "name": name, **variables}}
        return self._send("POST", "/graphql", given=given)[1]["data"]

    def write(self, method, path, given=None):
        return self._send(method, path, given=given)[1]

    def _send(self, method, path, words=None, given=None):
        absolute = path.startswith("/repos/") or path == "/graphql"
        whole = path if absolute else f"/repos/{self.name}{path}"
        body = json.loads(json.dumps(given))
        done = self.hub.serve(
            method, whole, urlencode(words or {}), body, {"Authorization": "token x"}
        )
        if done is None:
            raise GitHubError("GitHub could not be reached")
        status, headers, answer = done
        self.date = self.hub.world.now
        if status == 301:
            return self._send(method, headers["Location"], words, given)
        if status >= 400:
            raise GitHubError(str(answer.get("message")), status)
        return headers, answer


class MemoryStore:
    """Tickets by id, every version of each that was kept, and where the bookmark stands."""

    def __init__(self, library):
        self.library = library
        self.tickets, self.kept, self.staff = {}, {}, {}
        self.trees, self.mark, self.tree = [], None, None
        self.writes = 0

    def put(self, ticket):
        """A person's edit, committed."""
        self.tickets[ticket.id] = ticket
        self.kept.setdefault(ticket.id, []).append(ticket)

    def bookmark(self):
        return self.mark

    def changed(self):
        then = self.trees[self.tree] if self.tree is not None else {}
        return frozenset(name for name, it in self.tickets.items() if then.get(name) != it)

    def bases(self, wanted, bookmark):
        found = {}
        for name in wanted:
            held = bookmark.held if bookmark else {}
            at = held.get(name, self.tree)
            base = self.trees[int(at)].get(name) if at not in (None, "") else None
            if base is not None and base.issue:
                found[name] = (base, name in held)
            else:
                found[name] = (next((it for it in self.kept[name] if it.issue), None), True)
        return found

    def commit_of(self, name, bookmark):
        if bookmark and name in bookmark.held:
            return bookmark.held[name]
        return "" if self.tree is None else str(self.tree)

    def move(self, bookmark):
        self.trees.append(dict(self.tickets))
        self.tree, self.mark = len(self.trees) - 1, bookmark

    def locked(self):
        return nullcontext()

    def load(self):
        staff = {
            name: replace(it, **self.staff.get(name, {})) for name, it in self.library.staff.items()
        }
        return replace(self.library, staff=staff, tickets=dict(self.tickets))

    def keep(self, tickets, staff):
        """Keep what the files would keep: each ticket through its edit and its text."""
        for before, after in tickets:
            self.writes += 1
            known = self.tickets.get(after.id)
            assert known == before
            made = after
            if before is not None:
                made = lifecycle.apply(before, merge.difference(before, after))
                words = {it.id: it for it in merge.difference(before, after).reworded}
                entries = sorted(
                    (words.get(it.id, it) for it in made.entries), key=lambda it: it.time
                )
                made = replace(made, entries=tuple(entries))
            self.put(_through_a_file(made))
        for name, fields in staff.items():
            self.writes += 1
            self.staff[name] = {**self.staff.get(name, {}), **fields}
        return {}


def _through_a_file(ticket: Ticket) -> Ticket:
    text = ticket_file.write(ticket)
    reading = ticket_file.parse(f"{ticket.id}.md", text.encode())
    assert reading.findings == (), (reading.findings, text)
    return reading.filed.record


class Both:
    """A library and its repository on GitHub."""

    def __init__(self, library=PRIVATE, visibility="private"):
        self.hub = Hub()
        self.world = self.hub.world
        self.world.visibility = visibility
        self.store = MemoryStore(library)
        for name in STAFF:
            self.world.account(f"{name}-hub")
        for name in ("service: e-resources", "service: reference"):
            self.world.make_label(name)

    @property
    def mirror(self):
        """The mirror of this moment."""
        client = LocalClient(self.hub)
        return Mirror(
            store=self.store,
            github=Connection(self.world.name, Reader(client), Writer(client)),
            words=lambda library, names: issues.make_words(
                library, b"secret", lambda text: text, names=names
            ),
            merge_text=lambda base, newer, older: None,
            day=lambda library: self.world.now.date(),
            actor=Actor("desk", self.world.now, lambda: "00000000"),
        )

    def sync(self, *, full=False, apply=True, most=10_000):
        """One run of the mirror; time goes on."""
        self.world.tick(2)
        report = run(self.mirror, apply=apply, full=full, most=most)
        assert self.hub.wrong == []
        assert self.hub.leaked == []
        return report

    def quiet(self, **more):
        """Whether a run finds nothing to do and writes nothing on either side."""
        before = (len(self.hub.writes), self.store.writes)
        report = self.sync(**more)
        return all(it.is_quiet for it in report.plans) and before == (
            len(self.hub.writes),
            self.store.writes,
        )

    def terms(self):
        """The terms of a run now."""
        staff_only = self.store.library.profile.github is not None
        day = self.world.now.date()
        logins = frozenset(self.world.accounts[it].login.lower() for it in self.world.assignable)
        return Terms(staff_only, staff_only, day, day, logins)

    def ticket(self, name):
        return self.store.tickets[name]

    def login(self, name):
        return self.world.account(f"{name}-hub")
