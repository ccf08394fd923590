"""What `docs/ask-page.md` says of the fields that a form is opened with is what the page sends."""

import re
from pathlib import Path

from deskbook.library.adapters import shipped
from deskbook.library.formats import record_file
from deskbook.library.model.fields import front_specs
from deskbook.library.model.records import ASK_FIELDS, AskFields, Profile
from deskbook.sites.adapters import languages, templates
from deskbook.sites.views import public_pages
from tests import site_world

ROOT = Path(__file__).parents[2]
LOOK = shipped.find_look(ROOT)
PAGE = (ROOT / "docs/ask-page.md").read_text(encoding="utf-8")
SCRIPT = (ROOT / "site/overrides/assets/ask.js").read_text(encoding="utf-8")


def example():
    """The lines of `library.md` that the page shows."""
    (found,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    return found


def test_every_parameter_is_documented_and_sent():
    table = PAGE.partition("| parameter |")[2].partition("\n\n")[0]
    told = [re.findall(r"`([a-z]+)`", it.split("|")[1]) for it in table.splitlines()[2:]]
    assert [name for names in told for name in names] == list(ASK_FIELDS)
    assert set(front_specs(AskFields)) == {*ASK_FIELDS, "quoted"}
    asks = {"services__e_resources": site_world.KNOWLEDGE["services__e_resources"].replace(
        "head: head", "head: head\nasks: [link]")}  # fmt: skip
    pages = public_pages.make_pages(
        site_world.public(site_world.library(**asks)), site_world.NOW.date()
    )
    page = site_world.page(pages, "ask/index")
    html = templates.renderer(LOOK, "public")(page)
    form = html[html.index('<form class="ask"') :]
    filled_in = set(re.findall(r' name="([a-z]+)"', form[: form.index("</form>")]))
    by_script = set(re.findall(r'\[\["(title)"', SCRIPT)) | set(
        re.findall(r'\[\["(about)"', SCRIPT)
    )
    assert filled_in | by_script == set(ASK_FIELDS)


def test_what_the_desk_reads_is_in_the_librarys_own_language_whichever_the_page_is_in():
    spanish = languages.read(LOOK, ["es"])["es"]
    pages = public_pages.make_pages(site_world.public(), site_world.NOW.date(), own=spanish)
    html = templates.renderer(LOOK, "public")(site_world.page(pages, "ask/index"))
    assert (
        '<label for="ask-place" data-label="En el campus o fuera">On or off campus</label>' in html
    )
    assert '<option value="Off campus" data-own="Fuera del campus">Off campus</option>' in html
    assert 'data-had="Había leído"' in html
    assert 'data-subject="Sobre"' in html


def test_the_example_of_a_form_with_its_own_names_can_be_used():
    head = 'name: Hill\ntimezone: UTC\nweek: [{days: [mon], hours: "09:00-17:00"}]\n'
    reading = record_file.parse(
        Profile, "knowledge/library.md", f"---\n{head}{example()}---\n".encode()
    )
    assert reading.findings == ()
    fields = reading.filed.record.ask_fields
    assert (fields.title, fields.question, fields.service) == (
        "entry.1001", "entry.1002", "entry.1003",
    )  # fmt: skip
