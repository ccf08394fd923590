"""`desk trust`: overrides run only where this clone approved exactly their bytes."""

import json
import shutil
from html import unescape

import pytest
from tests import worlds
from tests.cases import some

from deskbook.library.adapters import git, shipped
from deskbook.library.model.finding import DeskError
from deskbook.sites.commands import public_site

FRONT = "site/templates/public/front.html"
FOOTER = "site/overrides/partials/footer.html"
SCRIPT = "site/overrides/assets/finder.js"
STATUS = "site/pages/status/status.js"
WORDS = "site/languages/en.yml"
PICTURE = "site/overrides/assets/new.svg"
EVERY = (FRONT, FOOTER, SCRIPT, STATUS, WORDS, PICTURE)
MARK = "planted-by-a-push"


def plant(root, path, text=None):
    """Write an override as somebody else's push brings it, and commit it."""
    original = shipped.find_originals().get(path)
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    before = original.read_text("utf-8") if original else ""
    place.write_text(before + (text if text is not None else comment(path)), "utf-8")
    return place


def comment(path):
    """Return a line with the mark that is harmless in a file of this kind."""
    return {
        "html": f"<p>{MARK}</p>\n",
        "js": f"// {MARK}\n",
        "yml": f'  "Find ": "{MARK}"\n',
        "svg": f"<svg><desc>{MARK}</desc></svg>\n",
    }[path.rpartition(".")[2]]


def built(root):
    """Return all text of both built sites."""
    places = (root / "build").glob("*/site/**/*")
    return "".join(it.read_text("utf-8", "replace") for it in places if it.is_file())


def outside(root):
    """Return all files beside what a build makes."""
    every = (it for it in root.parent.rglob("*") if it.is_file())
    return {it for it in every if not {"build", ".desk"} & set(it.parts)}


@pytest.mark.slow
def test_no_override_of_any_kind_is_used_before_this_clone_approved_it(git_library, desk):
    for path in EVERY:
        plant(git_library, path)
    git.commit_all(git_library, "Somebody else's look")
    done = desk("build")
    assert done.code == 0
    assert MARK not in built(git_library)
    for path in EVERY:
        assert f"{path} is not approved in this clone as it is" in done.out + done.err
        assert f"{path}:1: warning: this clone has not approved" in desk("check").out
    shown = desk("trust")
    assert shown.code == 0
    assert shown.out.count(f"+{comment(FRONT)}") == 2
    assert MARK not in built(git_library)
    assert desk("trust", "--apply").code == 0
    assert desk("build").code == 0
    text = built(git_library)
    assert text.count(MARK) >= len(EVERY) - 1
    assert desk("trust").out.startswith("Every file of the sites is the program's, or approved")
    assert git.run(git_library, "status", "--porcelain") == b""


@pytest.mark.slow
def test_a_change_after_the_approval_is_shown_against_what_was_approved(git_library, desk):
    place = plant(git_library, FRONT)
    assert desk("trust", FRONT, "--apply").code == 0
    place.write_text(place.read_text("utf-8") + "<p>added-later</p>\n", "utf-8")
    shown = desk("trust", "--json")
    (one,) = json.loads(shown.out)["files"]
    assert [it for it in one["lines"] if it.startswith("+") and "+++" not in it] == [
        "+<p>added-later</p>"
    ]
    assert one["lines"][0] == f"--- approved: {FRONT}"
    assert desk("build", "--public").code == 0
    assert "added-later" not in built(git_library)


def test_a_file_that_waits_for_nothing_is_refused_by_name(git_library, desk):
    plant(git_library, FRONT)
    refused = desk("trust", FOOTER)
    assert refused.code == 2
    assert f"{FOOTER} does not wait for approval; these files do: {FRONT}" in refused.err


def test_what_is_no_text_or_moves_a_cursor_is_not_printed(git_library, desk):
    plant(git_library, FRONT, "\x1b[2Jgone\n")
    (git_library / PICTURE).parent.mkdir(parents=True)
    (git_library / PICTURE).write_bytes(b"\x89PNG\0\x1b[2J")
    shown = desk("trust").out
    assert "\x1b" not in shown
    assert "+(no text, 9 bytes)" in shown


def test_who_overrides_and_updates_by_hand_approves_it_in_this_clone_alone(git_library, desk):
    assert desk("look", "override", FRONT).code == 0
    assert desk("trust", "--json").out.count('"key"') == 0
    other = git_library.with_name("other")
    worlds.git(git_library.parent, "clone", "--quiet", str(git_library), str(other))
    assert [it.approved for it in shipped.list_overrides(other)] == [False]
    assert "not approved in this clone" in desk("look", "list", "--root", str(other)).out


def test_no_commit_can_approve_anything(git_library, desk):
    """Approved copies are in `.git/`, where Git refuses to keep files."""
    plant(git_library, FRONT)
    forged = git_library / ".desk/deskbook/approved" / FRONT
    forged.parent.mkdir(parents=True)
    shutil.copy(git_library / FRONT, forged)
    assert shipped.find_look(git_library).refused == (FRONT,)
    assert desk("trust", "--apply").code == 0
    assert (git_library / ".git/deskbook/approved" / FRONT).is_file()


def test_a_job_uses_what_its_variable_names_at_this_path_alone(git_library, monkeypatch):
    place = plant(git_library, FRONT)
    key = shipped.make_key(FRONT, place.read_bytes())
    monkeypatch.setenv("DESK_TRUST", f"{'0' * 64}, {key}\n")
    assert shipped.find_look(git_library).overrides == (FRONT,)
    moved = git_library / "site/templates/staff/front.html"
    moved.parent.mkdir(parents=True)
    shutil.copy(place, moved)
    assert shipped.find_look(git_library).refused == ("site/templates/staff/front.html",)


def test_a_language_that_waits_for_approval_is_named(git_library, desk):
    assert desk("look", "override", "en.yml", "--as", "site/languages/fr.yml").code == 0
    shutil.rmtree(git_library / ".git/deskbook")
    profile = git_library / "knowledge/library.md"
    profile.write_text(profile.read_text("utf-8").replace("name:", "languages: [fr]\nname:", 1))
    refused = desk("build", "--public")
    assert refused.code == 2
    assert "site/languages/fr.yml is not approved in this clone" in refused.err


OBJECTS = ("t", "page", "root", "title", "config", "nav", "cycler", "range", "namespace")
ESCAPES = (
    '{{ cycler.__init__.__globals__.os.system("touch %s") }}',
    '{{ "".__class__.__mro__[1].__subclasses__() }}',
    '{{ ""|attr("__class__") }}',
    '{{ "{0.__class__}".format("") }}{{ lipsum.__globals__.os.system("touch %s") }}',
    "{%% for it in [t] %%}{{ it.__init__.__globals__ }}{%% endfor %%}",
)
THEME_ESCAPES = (
    *ESCAPES,
    '{{ config.theme.get_env().compile_templates("%s", zip=none) }}',
    '{{ config.load_file("%s") }}',
    '{{ page.file.generated(config, "a.txt", content="x").copy_file() }}',
    '{{ config.plugins.run_event("x") }}',
    "{{ config.user_configs.append(1) }}{{ config.__class__ }}",
)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "code"), [(FRONT, it) for it in ESCAPES])
def test_an_approved_template_reaches_no_program(git_library, desk, path, code):
    """What a person approved in error, or did not read to its end, still runs in the sandbox."""
    made = git_library.parent / "ran"
    plant(git_library, path, code.replace("%s", str(made)).replace("%%", "%"))
    assert desk("trust", "--apply").code == 0
    done = desk("build", "--public")
    assert not made.exists()
    assert done.code == 2 or "<class" not in unescape(built(git_library))


@pytest.mark.slow
@pytest.mark.parametrize("code", THEME_ESCAPES)
def test_an_approved_file_of_the_theme_reaches_no_program(git_library, desk, code):
    made = git_library.parent / "ran"
    plant(git_library, FOOTER, code.replace("%s", str(made)).replace("%%", "%"))
    assert desk("trust", "--apply").code == 0
    before = outside(git_library)
    done = desk("build", "--public")
    assert outside(git_library) == before
    assert "Traceback" not in done.err
    assert done.code == 2 or "<class" not in unescape(built(git_library))


@pytest.mark.slow
def test_configuration_of_a_library_or_of_an_earlier_build_runs_nothing(git_library, desk):
    made = git_library.parent / "ran"
    evil = git_library / "evil.py"
    evil.write_text(f"open({str(made)!r}, 'w')\n")
    lines = (
        f"hooks: [{evil}]\nplugins: [search]\nINHERIT: evil.yml\n"
        f"theme: {{name: material, custom_dir: {git_library}/evil}}\n"
        f"extra: !!python/object/apply:os.system ['touch {made}']\n"
    )
    for path in ("mkdocs.yml", "site/staff.yml", "site/mkdocs.yml", "evil.yml"):
        (git_library / path).parent.mkdir(exist_ok=True)
        (git_library / path).write_text(lines)
    assert desk("build").code == 0
    assert not made.exists()
    config = git_library / "build/public/mkdocs.yml"
    values = json.loads(config.read_text("utf-8"))
    for text in (json.dumps({**values, "hooks": [str(evil)]}), lines, "[]"):
        config.write_text(text)
        assert desk("build").code == 0
        assert not made.exists()


CANARY = "canarystaff the vendor is slow and we never say so to patrons"


@pytest.mark.slow
@pytest.mark.parametrize(
    "heading",
    some(
        ["Root cause (staff only)", "Causa", "Ursachen", "Staff notes", "[Staff only]", "原因"], 2
    ),
)
def test_no_public_site_is_built_with_a_heading_that_resembles_one_for_staff(
    library, desk, heading
):
    path = next((library / "knowledge/answers").glob("*.md"))
    before = path.read_text("utf-8")
    path.write_text(f"{before}\n## {heading}\n\n{CANARY}\n", "utf-8")
    refused = desk("build", "--public")
    assert refused.code == 2
    assert f'"## {heading}" looks as if what follows were for staff' in refused.err
    assert "text.staff" in desk("check").out
    path.write_text(f"{before}\n## [staff only]\n\n## {heading}\n\n{CANARY}\n", "utf-8")
    assert desk("build", "--public").code == 0
    assert "canarystaff" not in built(library)


@pytest.mark.slow
def test_a_site_with_words_from_under_the_mark_is_not_handed_over(library, desk):
    path = next((library / "knowledge/services").glob("*.md"))
    path.write_text(path.read_text("utf-8") + f"\n## [staff only]\n\n{CANARY}\n", "utf-8")
    assert desk("build", "--public").code == 0
    public_site.refuse_unfit(library)
    page = library / "build/public/site/index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{CANARY}</main>"), "utf-8")
    with pytest.raises(DeskError, match="this is for colleagues only"):
        public_site.refuse_unfit(library)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["{}", "<!-- {} -->"])
def test_a_site_with_words_of_a_comment_is_not_handed_over(library, desk, form):
    path = next((library / "knowledge/services").glob("*.md"))
    path.write_text(path.read_text("utf-8") + f"\n<!-- {CANARY} -->\n", "utf-8")
    assert desk("build", "--public").code == 0
    public_site.refuse_unfit(library)
    page = library / "build/public/site/index.html"
    words = form.format(CANARY)
    page.write_text(page.read_text("utf-8").replace("</main>", f"{words}</main>"), "utf-8")
    with pytest.raises(DeskError, match="this is for colleagues only"):
        public_site.refuse_unfit(library)


def test_a_language_file_makes_no_objects(git_library, desk):
    made = git_library.parent / "ran"
    path = git_library / WORDS
    path.parent.mkdir(parents=True)
    path.write_text(f"name: !!python/object/apply:os.system ['touch {made}']\n")
    assert desk("trust", "--apply").code == 0
    refused = desk("build", "--public")
    assert (refused.code, made.exists()) == (2, False)
    assert f"{WORDS} cannot be read" in refused.err


@pytest.mark.parametrize("path", ["build/public/built.json", ".desk/status.key"])
def test_what_a_machine_makes_for_itself_is_not_taken_from_a_commit(git_library, desk, path):
    (git_library / path).parent.mkdir(parents=True, exist_ok=True)
    (git_library / path).write_text("{}")
    worlds.git(git_library, "add", "--force", path)
    worlds.git(git_library, "commit", "--quiet", "--message", "Planted")
    refused = desk("build")
    assert refused.code == 2
    assert f"{path} is in Git, and build/ and .desk/ are for this machine alone" in refused.err


@pytest.mark.parametrize("path", ["build", "build/public", ".desk"])
def test_a_link_leads_no_build_out_of_the_library(library, desk, path):
    aim = library.parent / "elsewhere"
    aim.mkdir()
    shutil.rmtree(library / path, ignore_errors=True)
    (library / path).parent.mkdir(exist_ok=True)
    (library / path).symlink_to(aim)
    refused = desk("build")
    assert (refused.code, list(aim.iterdir())) == (2, [])
    assert "is a link to another place" in refused.err
