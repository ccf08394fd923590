"""A word in every text of every record, in each language of the site: none for staff goes out.

`test_every_field_outside.py` looks at what the pure rules make; here the commands run, on files.
"""

import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from deskbook.github.commands import issues
from deskbook.github.model.mirror import Terms
from deskbook.github.rules import mirror_view
from deskbook.library.adapters import repo
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.entries import LINES
from deskbook.library.model.entry_kinds import PUBLIC_KINDS
from deskbook.library.model.records import Privacy
from deskbook.library.model.records.staff_mark import MARK
from deskbook.patrons.adapters.vault import place, store
from deskbook.patrons.model.patron import Patron
from tests import planting
from tests.planting import EVERY, FOLDER, KINDS
from tests.safety import leaving
from tests.safety.outputs import OUTSIDE

LIST = Path(__file__).parents[2] / "knowledge/holdings/history-full-text.txt"
SHIPPED = Path(__file__).parents[2] / "site/languages"
LANGUAGES = tuple(sorted(it.stem for it in SHIPPED.glob("*.yml") if it.stem != "en"))
WORD = re.compile(r"canary-[a-z-]+-x")
PATRON = "p-7f3kq29d"
TICKETS = {it: f"Q-AAAAA{number}" for number, it in enumerate(("en", *LANGUAGES))}
NAMES = {
    "{ticket}": TICKETS["en"],
    "history": "d1",
    "history-full-text": "a1",
    "example-aggregator": "canary-resource-vendor-x",
}
"""What the words of `OUTSIDE` are called here."""
BELOW = f"\nSeen by all. <!-- canary-comment-x -->\n\n{MARK}\n\ncanary-marked-x\n"
DAY = date(2026, 11, 1)

STAFF = {planting.word(kind, path) for kind, path, spec in EVERY if spec.seen_by == "staff"}
OF_PATRON = {planting.word(kind, path) for kind, path, spec in EVERY if spec.seen_by == "patron"}
NAMED = {"staff": ("handle", "a1"), "department": ("slug", "d1")}
HIDDEN = {"canary-comment-x", "canary-marked-x"}

pytestmark = pytest.mark.slow


def entry_word(kind, key="text"):
    """A word that stands for the text or a data line of a kind of entry, and for no other."""
    return f"canary-entry-{kind}-{key.rstrip('_').replace('_', '-')}-x"


ENTRIES = {
    entry_word(kind, key)
    for kind, lines in LINES.items()
    for key in ("undeclared", "text", *(key for key, it in lines.items() if it.is_text))
}
SAID = {entry_word(kind) for kind in PUBLIC_KINDS}
SENT = {
    entry_word(kind, key)
    for kind, lines in LINES.items()
    for key, it in lines.items()
    if "evidence" in it.shown
}
"""What of the entries a vendor is sent."""


KNOWN = {
    "brief": {"canary-resource-vendor-x"},
    "consortium": {"canary-resource-vendor-x"},
    "evidence": SENT
    | {f"canary-ticket-{it}-x" for it in ("item", "title", "vendor-case")}
    | {f"canary-resource-{it}-x" for it in ("vendor", "platform")},
    "mail": SAID,
}
"""What an exit shows besides: a vendor reads its own names, what is missing and what was tried, a
consortium counts by vendor, and a patron reads the letters."""

WITHOUT = {
    f"canary-library-{it}-x"
    for it in (
        "site-url",
        "status-url",
        "ask-url",
        "ask-email",
        "vault",
        "survey",
        "subdivision",
        "privacy-student-ids",
        "privacy-card-numbers",
    )
}
"""Fields that take no such word: addresses, and what steers commands."""


def make_entries():
    """An entry of each kind, with a word in its text and in each of its data lines for words."""
    for number, (kind, lines) in enumerate(LINES.items()):
        keys = [key for key, it in lines.items() if it.is_text]
        yield planting.entry(
            kind,
            id=f"{number:08}",
            author="patron" if kind == "question" else "a1",
            data=tuple((key, entry_word(kind, key)) for key in (*keys, "undeclared")),
            text=f"{entry_word(kind)} <!-- canary-comment-x -->",
        )


def make_records():
    """Records of all kinds by their file, answers and translations in each language of the site."""
    url = "https://l.example"
    given = {
        "library": {"timezone": "UTC", "country": "US", "subdivision": "NY", "language": "en", "languages": LANGUAGES,
            "site_url": url, "status_url": f"{url}/status/", "ask_url": f"{url}/ask", "ask_email": "ask@l.example",
            "vault": "", "survey": "acrl-2022", "privacy": Privacy()},
        "answer": {"state": "published", "language": "en", "reviewed": DAY, "reviewed_by": "a1", "services": ("a1",)},
        "problem": {"public": True, "resource": "a1", "state": "confirmed"},
        "staff": {"services": ("a1",)},
    }  # fmt: skip
    for kind, record in KINDS.items():
        if kind == "library":
            yield "library", planting.filled(kind, **given[kind])
        elif kind not in ("ticket", "translation"):
            key, name = NAMED.get(kind, ("slug", "a1"))
            made = planting.filled(kind, **{key: name}, **given.get(kind, {}))
            yield f"{FOLDER[record]}/{name}", made
    for language in LANGUAGES:
        for of in ("library", "services/a1", "resources/a1", "problems/a1"):
            slug = f"{of.replace('/', '-')}-{language}"
            made = planting.filled("translation", slug=slug, translates=of, language=language)
            yield f"translations/{slug}", made
        slug = f"a1-{language}"
        made = planting.filled(
            "answer",
            slug=slug,
            translates="a1",
            language=language,
            state="published",
            reviewed=DAY,
            reviewed_by="a1",
        )
        yield f"answers/{slug}", made


@pytest.fixture
def planted(tmp_path, at_the_desk, monkeypatch, desk):
    """The records as files, with a comment and a part for staff in each body, and a vault."""
    root = tmp_path / "library"
    for name, record in make_records():
        path = root / f"knowledge/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record_file.write(record) + BELOW)
    (root / "tickets/2026/11").mkdir(parents=True)
    for language, name in TICKETS.items():
        asked = planting.filled(
            "ticket", id=name, status="open", lead="a1", service="a1", patron=PATRON, channel="email",
            department="d1", resource="a1", problem="a1", project="a1", answer="a1", language=language,
            entries=tuple(make_entries()),
        )  # fmt: skip
        (root / f"tickets/2026/11/{name}.md").write_text(ticket_file.write(asked))
    for word in ("canary-resource-kbart-x", "canary-resource-holdings-x"):
        shutil.copy(LIST, root / word)
    monkeypatch.chdir(root)
    monkeypatch.setenv("DESK_HANDLE", "a1")
    begun = desk("patron", "add", "--name", "Ann Vault", "--email", "canary-vault-x@people.example")
    assert begun.code == 0, begun.err
    made = datetime(2026, 11, 1, tzinfo=UTC)
    with place.open_vault(root) as vault:
        store.put(vault, Patron(pseudonym=PATRON, made=made, emails=("quill@people.example",)))
    return root


def run(desk, root, verb):
    """What a verb prints and the files that it writes, by their place."""
    made = {}
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for number, words in enumerate(OUTSIDE[verb]):
        outcome = desk(*(NAMES.get(word, word) for word in words))
        assert outcome.code == 0, outcome.err
        made[f"printed {number}"] = outcome.out.encode()
    for path in root.rglob("*"):
        if path.is_file() and ".desk" not in path.parts and before.get(path) != path.read_bytes():
            made[path.relative_to(root).as_posix()] = path.read_bytes()
    return made


def words(made):
    """The planted words in files, their names included."""
    text = "\n".join(made) + "\n" + b"\n".join(made.values()).decode("utf-8", "replace")
    return set(WORD.findall(text))


def test_each_word_is_really_in_the_files(planted):
    found = words({it.as_posix(): it.read_bytes() for it in planted.rglob("*.md")})
    fitting = {
        planting.word(kind, path)
        for kind, path, spec in EVERY
        if spec.is_text and planting.takes(spec, planting.word(kind, path))
    }
    assert fitting - found == WITHOUT
    assert found >= ENTRIES | HIDDEN


@pytest.mark.parametrize("verb", sorted(OUTSIDE))
def test_no_text_for_staff_goes_out(planted, desk, verb):
    made = run(desk, planted, verb)
    shown = words(made)
    assert shown & HIDDEN == set()
    assert (STAFF | OF_PATRON | ENTRIES) & shown <= KNOWN.get(verb, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_language_have_its_texts_and_none_for_staff(planted, desk, language):
    made = run(desk, planted, "build")
    start = f"build/public/site/{language}/"
    shown = words({path: data for path, data in made.items() if path.startswith(start)})
    for page in ("index.html", "answers/a1/index.html", "problems/feed.xml", "lookup/p-0.json"):
        assert words({"": made[start + page]})
    assert shown >= {f"canary-translation-{it}-x" for it in ("name", "banner", "news-says", "body")}
    assert "canary-answer-body-x" in shown
    assert shown & (STAFF | OF_PATRON | ENTRIES | HIDDEN) == set()


def test_the_status_page_in_each_language_has_what_its_patron_may_see(planted, desk):
    run(desk, planted, "build")
    shown = words({"": leaving.unseal_states(planted)})
    assert shown >= SAID | {"canary-ticket-question-x"}
    assert shown & (STAFF | ENTRIES - SAID | HIDDEN) == set()


def test_letters_in_each_language_have_the_reply_alone(planted):
    letters = leaving.find_letters(planted)
    assert sorted(it.ticket for it in letters) == sorted(TICKETS.values())
    shown = words({"": leaving.write_letters(letters)})
    assert entry_word("reply") in shown
    assert shown & (STAFF | ENTRIES - SAID | HIDDEN) == set()


def test_issues_that_everybody_may_read_have_what_patrons_see(planted):
    library = repo.load(planted).library
    own = issues.make_words(library, b"secret", str, names=False)
    terms = Terms(False, False, DAY, DAY, frozenset())
    shown = set()
    for ticket in library.tickets.values():
        shown |= words({"": repr(mirror_view.make_view(library, ticket, terms, own)).encode()})
    assert entry_word("reply") in shown
    assert shown & (STAFF | ENTRIES - SAID | HIDDEN) == {"canary-service-label-x"}
