"""Every command gives the same with the index and without, whatever happens to the library."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests import worlds
from tests.worlds import Desk

from deskbook.library.adapters import repo
from deskbook.search.adapters.index import parts, rows, store
from deskbook.search.adapters.index.parts import Part
from deskbook.tickets.rules.deliveries import may_be_undelivered

SAMPLE = Path(__file__).parents[4]

COMMANDS = (
    ("queue",),
    ("cover", "--weeks", "8"),
    ("vendor",),
    ("vendor", "--all"),
    ("remind",),
    ("remind", "--prove"),
    ("answer", "due"),
    ("brief",),
    ("handover", "draft"),
    ("report",),
    ("report", "--period", "week"),
    ("report", "--period", "year"),
    ("report", "--public"),
    ("measure", "--period", "year"),
    ("measure", "--by", "resource", "--of", "yesterday"),
    ("count",),
    ("signals", "--years", "0"),
    ("signals", "--years", "0", "--of", "yesterday"),
    ("needs",),
    ("needs", "--public"),
)
"""Commands that load part of the tickets from the index."""


def copy_sample(root: Path) -> Path:
    for name in ("knowledge", "tickets"):
        shutil.copytree(SAMPLE / name, root / name)
    return root


def rows_of(desk: Desk, words: tuple[str, ...]) -> str:
    found = desk(*words)
    assert "Traceback" not in found.err
    return f"{found.code}\n{found.out}\n{found.err}"


def compare(root: Path, desk: Desk, patch: pytest.MonkeyPatch) -> None:
    """Run every command with the index as it has grown, and with none."""
    index = root / store.FILE
    aside = index.with_suffix(".aside")
    for words in COMMANDS:
        patch.setattr(store, "WORTH", 1)
        indexed = rows_of(desk, words)
        assert index.exists()
        index.rename(aside)
        patch.setattr(store, "WORTH", 10**9)
        assert rows_of(desk, words) == indexed
        aside.rename(index)


def tickets_of(root: Path, chance: Random) -> Path:
    return chance.choice(sorted(root.glob("tickets/*/*/*.md")))


def say(*words: str) -> Callable[[Path, Desk, Random], None]:
    """Do something to a ticket that is drawn, if it can be done."""

    def act(root: Path, desk: Desk, chance: Random) -> None:
        desk(words[0], tickets_of(root, chance).stem, *words[1:], "--no-commit")

    return act


def rewrite(path: str, old: str, new: str) -> Callable[[Path, Desk, Random], None]:
    def act(root: Path, _desk: Desk, _chance: Random) -> None:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return act


def spoil(root: Path, _desk: Desk, chance: Random) -> None:
    """Damage a file as an editor that replaces it; the index does not see all others."""
    path = tickets_of(root, chance)
    text = path.read_text(encoding="utf-8").replace("channel:", "chanel:", 1)
    path.unlink()
    path.write_text(text, encoding="utf-8")


def remove(root: Path, _desk: Desk, chance: Random) -> None:
    tickets_of(root, chance).unlink()


def claim_twice(root: Path, _desk: Desk, chance: Random) -> None:
    path = tickets_of(root, chance)
    folder = root / "tickets/2020/01"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, folder / path.name)


EDITS = (
    say("note", "Looked at it again."),
    say("reply", "Here is what we found."),
    say("wait", "vendor", "They look into it."),
    say("wait", "patron", "Which edition is it?"),
    say("resolve", "answered"),
    say("reopen", "It came back."),
    say("handoff", "--to", "eresources", "--pass", "Please take it."),
    say("promise", "tomorrow"),
    spoil,
    remove,
    claim_twice,
    rewrite("knowledge/library.md", "timezone: America/New_York", "timezone: Asia/Tokyo"),
    rewrite("knowledge/library.md", '"09:00-17:00"', '"10:00-12:00"'),
    rewrite("knowledge/services/reference.md", "first_reply: ", "first_reply: 1"),
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_commands_give_the_same_with_and_without_an_index(tmp_path, desk, monkeypatch, seed):
    root, chance = copy_sample(tmp_path), Random(seed)
    monkeypatch.chdir(root)
    compare(root, desk, monkeypatch)
    for _ in range(3):
        for edit in chance.sample(EDITS, 5):
            edit(root, desk, chance)
        compare(root, desk, monkeypatch)


def test_commands_give_the_same_in_a_small_library(library, desk, monkeypatch):
    compare(library, desk, monkeypatch)


def test_a_part_has_whole_fields_and_entries_but_no_text(library, monkeypatch):
    monkeypatch.setattr(store, "WORTH", 1)
    known = repo.load_knowledge(library)
    whole = {it.record.id: it.record for it in repo.load_tickets(library).filed}
    loaded = parts.load_readable(library, known, parts.EVERY)
    assert loaded.library.tickets.keys() == whole.keys()
    for name, ticket in loaded.library.tickets.items():
        assert [(it.time, it.kind, it.author, it.id, it.data) for it in ticket.entries] == [
            (it.time, it.kind, it.author, it.id, it.data) for it in whole[name].entries
        ]
        assert ticket.title == whole[name].title
        with pytest.raises(AttributeError, match="question"):
            _ = ticket.question
        for entry in ticket.entries:
            with pytest.raises(AttributeError, match="text"):
                _ = entry.text
        assert loaded.ticket(name).record == whole[name]
        assert loaded.filed[loaded.ticket(name).path].record == whole[name]


def test_each_condition_of_a_part_adds_its_tickets(library, monkeypatch):
    monkeypatch.setattr(store, "WORTH", 1)
    known = repo.load_knowledge(library)
    every = {it.record.id: it.record for it in repo.load_tickets(library).filed}
    resolved = every[worlds.RESOLVED]
    last = max(it.entries[-1].time for it in every.values() if it.entries)

    def found(**part):
        return set(parts.load_readable(library, known, Part(**part)).library.tickets)

    assert found() == set()
    assert found(every=True) == set(every)
    opened = {name for name, it in every.items() if it.status != "resolved"}
    assert found(is_open=True) == opened
    assert found(resolved=(resolved.resolved, resolved.resolved)) == {worlds.RESOLVED}
    assert found(opened=(resolved.opened, resolved.opened)) == {
        name for name, it in every.items() if it.opened == resolved.opened
    }
    assert found(names=(worlds.NEW,)) == {worlds.NEW}
    assert found(since=last) == {
        name for name, it in every.items() if it.entries and it.entries[-1].time == last
    }
    for key in rows.RARE - {rows.UNSETTLED}:
        assert found(has=(key,)) == {
            name
            for name, it in every.items()
            if getattr(it, key, None) is not None or any(one.value(key) for one in it.entries)
        }
    unsettled = {name for name, it in every.items() if may_be_undelivered(it)}
    assert worlds.OVERDUE in unsettled
    assert found(has=(rows.UNSETTLED,)) == unsettled
    assert found(unsettled=last) == {
        name for name in unsettled if every[name].entries[-1].time == last
    }
    with pytest.raises(ValueError, match="no index of colour"):
        found(has=("colour",))
    assert found(is_open=True, names=(worlds.RESOLVED,)) == opened | {worlds.RESOLVED}


def test_files_are_looked_at_once_within_a_use_case(library, monkeypatch):
    monkeypatch.setattr(store, "WORTH", 1)
    looked = []
    real = store.refresh.refresh
    monkeypatch.setattr(
        store.refresh, "refresh", lambda *words, **more: looked.append(1) or real(*words, **more)
    )
    known = repo.load_knowledge(library)
    parts.load(library, known, parts.OPEN)
    looked.clear()
    with store.looked_at_once():
        parts.load(library, known, parts.OPEN)
        parts.load(library, known, parts.EVERY)
    assert len(looked) == 1
    parts.load(library, known, parts.OPEN)
    parts.load(library, known, parts.OPEN)
    assert len(looked) == 3
