"""A site built again after a change is, byte for byte, the site built from nothing."""

import shutil
from pathlib import Path

import pytest

from deskbook.library.adapters import shipped
from deskbook.library.model.page import Html
from deskbook.sites.adapters import build_cache, engine, site
from deskbook.sites.views.texts import Text

CHANGED = "knowledge/answers/missing-issue.md"
LOOK = Path(__file__).parents[3]


def tree(folder):
    """Every file of a site with its bytes, and every folder."""
    return {
        it.relative_to(folder).as_posix(): it.read_bytes() if it.is_file() else None
        for it in sorted(folder.rglob("*"))
    }


def rewrite(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def change(root):
    rewrite(root / CHANGED, "Ask us, and", "Write to us, and")


def state_a_fact(root):
    rewrite(
        root / "knowledge/library.md",
        "ask_email:",
        "facts: [{name: fee, value: $5, since: 2026-10-12}]\nask_email:",
    )
    rewrite(root / CHANGED, "Ask us, and", "It costs {fact.fee}. Ask us, and")


def change_a_fact(root):
    rewrite(root / "knowledge/library.md", "value: $5", "value: $7")


def rename_a_title(root):
    rewrite(root / CHANGED, "title: Why", "title: For what reason")


def rename_a_service(root):
    rewrite(root / "knowledge/services/e-resources.md", "name: ", "name: Our ")


def add(root):
    text = (root / CHANGED).read_text(encoding="utf-8")
    (root / "knowledge/answers/a-new-one.md").write_text(
        text.replace("title: Why", "title: When").replace("topics: [", "topics: [a-new-topic, ")
        + "\nSee [the other](missing-issue.md).\n",
        encoding="utf-8",
    )
    rewrite(root / CHANGED, "Ask us, and", "[Ask](a-new-one.md) us, and")


def rename_an_answer(root):
    (root / CHANGED).rename(root / "knowledge/answers/newest-index.md")


def remove(root):
    (root / CHANGED).unlink()


def banner(root):
    path = next((root / "knowledge/problems").glob("*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("---\n", "---\nbanner: A new banner\npublic: true\n", 1), encoding="utf-8"
    )


def own_templates(root):
    override(root, "site/templates/public/answer.html", "Still stuck?", "Nothing helped?")


def own_theme(root):
    override(root, "site/overrides/partials/footer.html", "<footer", '<footer data-own="yes"')
    (root / "site/overrides/assets").mkdir()
    (root / "site/overrides/assets/logo.svg").write_text("<svg/>", encoding="utf-8")
    shipped.approve(root, ["site/overrides/assets/logo.svg"])


def no_theme(root):
    shutil.rmtree(root / "site/overrides")


def override(root, path, old, new):
    (root / path).parent.mkdir(parents=True)
    shutil.copy(LOOK / path, root / path)
    rewrite(root / path, old, new)
    shipped.approve(root, [path])


def name_the_library(root):
    rewrite(root / "knowledge/library.md", "name: ", "name: New ")


CHANGES = [
    (change,),
    (state_a_fact, change_a_fact),
    (rename_a_title, rename_a_service),
    (add, remove),
    (rename_an_answer,),
    (banner, name_the_library),
    (own_templates,),
    (own_theme, no_theme),
]
"""What may happen one after the other in a library as it is at first."""


@pytest.fixture
def rendered(monkeypatch):
    """The pages that MkDocs was given, build by build."""
    given = []
    start = site._start

    def noted(root, plan, *others):
        given.append(sorted(plan.pages))
        return start(root, plan, *others)

    monkeypatch.setattr(site, "_start", noted)
    return given


def from_nothing(library, desk):
    """The site as it is made where none has been made before."""
    place = library / "build"
    place.rename(library / "kept")
    assert desk("build", "--public").code == 0
    found = tree(place / "public/site")
    shutil.rmtree(place)
    (library / "kept").rename(place)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("happens", CHANGES, ids=lambda steps: steps[-1].__name__)
def test_a_rebuild_is_the_same_as_a_build_from_nothing_there_and_back(library, desk, happens):
    place = library / "build/public/site"
    assert desk("build", "--public").code == 0
    first = before = tree(place)
    held = tree(library)
    for step in happens:
        step(library)
        assert desk("build", "--public").code == 0
        changed = tree(place)
        assert changed != before, step
        assert changed == from_nothing(library, desk), step
        before = changed
    for path in tree(library).keys() - held.keys():
        if not path.startswith("build") and (library / path).is_file():
            (library / path).unlink()
    for path, data in held.items():
        if data is not None and not path.startswith("build"):
            (library / path).write_bytes(data)
    assert desk("build", "--public").code == 0
    assert tree(place) == first


@pytest.mark.slow
def test_a_site_of_many_parts_is_the_site_of_one(library, desk, monkeypatch):
    assert desk("build", "--public").code == 0
    whole = tree(library / "build/public")
    shutil.rmtree(library / "build")
    monkeypatch.setattr(engine, "EACH", 3)
    monkeypatch.setattr(engine.os, "cpu_count", lambda: 3)
    assert desk("build", "--public").code == 0
    parted = tree(library / "build/public")
    assert parted == whole


@pytest.mark.slow
def test_only_what_changed_is_rendered(library, desk, rendered):
    assert desk("build", "--public").code == 0
    change(library)
    assert desk("build", "--public").code == 0
    assert desk("build", "--public").code == 0
    name_the_library(library)
    assert desk("build", "--public").code == 0
    whole, once, nothing, named = rendered
    assert "answers/missing-issue" in once
    assert nothing == []
    assert len(once) < len(whole) == len(named)
    assert not [
        it for it in once if it.startswith(("topics/", "hours/", "ask/", "problems/", "search"))
    ]


@pytest.fixture
def ready(monkeypatch):
    """The processes that were made ready, and which of them were given pages."""
    begun, used = [], []
    process, given = engine._process, engine._given

    def noted(command, **environment):
        begun.append((command[2], process(command, **environment)))
        return begun[-1][1]

    def handed(waiting, *others):
        used.append(waiting.process)
        return given(waiting, *others)

    monkeypatch.setattr(engine, "_process", noted)
    monkeypatch.setattr(engine, "_given", handed)
    monkeypatch.setattr(engine.os, "cpu_count", lambda: 2)
    return begun, used


@pytest.mark.slow
def test_what_changed_is_rendered_by_a_process_that_was_ready_before(library, desk, ready):
    begun, used = ready
    assert desk("build", "--public").code == 0
    change(library)
    assert desk("build", "--public").code == 0
    assert {name for name, _ in begun} == {"deskbook.sites.adapters.engine_ready"}
    assert len(begun) == 2
    assert used == [begun[1][1]]
    assert used[0].returncode == 0


@pytest.mark.slow
def test_a_process_that_nothing_was_left_to_do_for_is_ended(library, desk, ready):
    begun, used = ready
    assert desk("build", "--public").code == 0
    assert desk("build", "--public").code == 0
    assert (len(begun), used) == (2, [])
    assert begun[1][1].returncode is not None


@pytest.mark.slow
@pytest.mark.parametrize("step", [name_the_library, own_templates])
def test_a_process_that_made_ready_for_another_look_is_given_nothing(library, desk, ready, step):
    assert desk("build", "--public").code == 0
    step(library)
    assert desk("build", "--public").code == 0
    assert ready[1] == []


@pytest.mark.slow
def test_a_configuration_that_somebody_changed_is_not_built_by(library, desk, ready):
    assert desk("build", "--public").code == 0
    rewrite(library / "build/public/mkdocs.yml", '"site_name": "', '"site_name": "Not ')
    change(library)
    assert desk("build", "--public").code == 0
    assert ready[1] == []
    assert tree(library / "build/public/site") == from_nothing(library, desk)


@pytest.mark.slow
def test_what_a_process_that_was_ready_cannot_render_is_said_as_by_any_other(
    library, desk, monkeypatch, ready
):
    written = engine._written

    def and_what_nobody_can_read(folder, pages):
        written(folder, pages)
        (folder / engine.DOCS / "broken.md").write_bytes(b"\xff")

    assert desk("build", "--public").code == 0
    change(library)
    before = tree(library / "build/public/site")
    monkeypatch.setattr(engine, "_written", and_what_nobody_can_read)
    asked = desk("build", "--public")
    assert asked.code == 2
    assert "MkDocs could not build the public site:\n" in asked.err
    assert "broken.md" in asked.err
    assert tree(library / "build/public/site") == before


@pytest.mark.slow
def test_a_page_that_links_to_one_that_is_no_more_is_rendered_again(library, desk, rendered):
    add(library)
    assert desk("build", "--public").code == 0
    (library / "knowledge/answers/a-new-one.md").unlink()
    assert desk("build", "--public").code == 0
    assert "answers/missing-issue" in rendered[1]
    page = library / "build/public/site/answers/missing-issue/index.html"
    assert "Ask us, and" in page.read_text(encoding="utf-8")
    assert not (library / "build/public/site/topics/a-new-topic").exists()


@pytest.mark.slow
@pytest.mark.parametrize("held", [b"", b"{", b'{"pages": 3}'])
def test_a_record_that_cannot_be_read_means_that_everything_is_built(library, desk, rendered, held):
    assert desk("build", "--public").code == 0
    (library / "build/public/built.json").write_bytes(held)
    assert desk("build", "--public").code == 0
    assert rendered[0] == rendered[1]


@pytest.mark.slow
def test_a_build_that_stopped_half_way_is_followed_by_a_whole_one(
    library, desk, rendered, monkeypatch
):
    assert desk("build", "--public").code == 0
    change(library)
    with monkeypatch.context() as broken:
        broken.setattr(build_cache, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert desk("build", "--public").code != 0
    assert desk("build", "--public").code == 0
    assert rendered[2] == rendered[0]


def test_texts_that_other_software_rendered_are_not_taken():
    text = Text(Html("<p>Old</p>"), "Old")
    texts = {"key": ("<p>Old</p>", "Old", {})}
    before = build_cache.Built(texts=texts, maker=build_cache.maker(["markdown 1"]))
    assert build_cache.recall(before, ["markdown 1"]).memory == {"key": text}
    assert build_cache.recall(before, ["markdown 2"]).memory == {}
    assert build_cache.recall(build_cache.Built(texts=texts), ["markdown 1"]).memory == {}


def test_what_the_theme_is_made_of_is_part_of_the_stamp(tmp_path):
    look = shipped.find_look(LOOK)
    first = build_cache.stamp({}, look, "mkdocs 1")
    assert first == build_cache.stamp({}, shipped.find_whole_look(tmp_path), "mkdocs 1")
    others = {
        build_cache.stamp({"extra": {}}, look, "mkdocs 1"),
        build_cache.stamp({}, look, "mkdocs 2"),
    }
    for name in ("site/overrides/main.html", "site/templates/macros.html", "site/languages/xx.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("own", encoding="utf-8")
        others.add(build_cache.stamp({}, shipped.find_whole_look(tmp_path), "mkdocs 1"))
    assert len(others | {first}) == 6
