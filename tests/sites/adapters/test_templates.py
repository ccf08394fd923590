"""Pages as files: one block of HTML, in which no text of anybody can do anything."""

from html.parser import HTMLParser
from pathlib import Path

import frontmatter
import markdown
import pytest
from tests import site_world

from deskbook.library.adapters import shipped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.page import Page
from deskbook.sites.adapters import templates
from deskbook.sites.views import public_pages, staff_pages

ROOT = Path(__file__).parents[3]
LOOK = shipped.find_look(ROOT)

HOSTILE = (
    "<script>alert(1)</script> </title><img src=x onerror=alert(1)> [x](javascript:alert(1)) {{ 7*7 }} {% x %} "
    "&lt;b&gt; \"'><svg/onload=alert(1)> ![p](https://evil.example/p.png) <https://evil.example> --8<-- x {: onclick=x} "
    "\\u0002wzxhzdk:0\\u0003 --- # h"
)
QUOTED = '"' + HOSTILE.replace("\\u", "u").replace("\\", "\\\\").replace('"', '\\"') + '"'
BODY = f"{HOSTILE}\n\n```\n{HOSTILE}\n```\n\n<script>\nalert(1)\n\n</script>\n\n~~~\n{HOSTILE}\n\n    {HOSTILE}\n"


def hostile_library():
    """The library in `site_world` with hostile text wherever somebody can write."""
    ticket = site_world.ASKED.replace("CANARY issues are missing", QUOTED).replace(
        "00482-119", QUOTED
    )
    ticket = ticket.replace("CANARY: nothing after *December*.", BODY).replace(
        "<b>Still</b> nothing.", BODY
    )
    ticket = ticket.replace("See Q-D0NE01 and Q-ZZZZZZ.", BODY).replace("CANARY tried", HOSTILE)
    found = dict(site_world.KNOWLEDGE)
    found["answers__late_issues"] = (
        found["answers__late_issues"]
        .replace("title: Why is the newest issue missing?", f"title: {QUOTED}")
        .replace("issue not there", QUOTED)
        + f"\n# More\n\n{BODY}"
    )
    found["services__e_resources"] = (
        found["services__e_resources"].replace("name: E-resources", f"name: {QUOTED}") + BODY
    )
    found["resources__paper_mill"] = (
        found["resources__paper_mill"].replace("name: Paper Mill", f"name: {QUOTED}") + BODY
    )
    found["problems__mill_late"] = (
        found["problems__mill_late"]
        .replace("title: Paper Mill is late", f"title: {QUOTED}")
        .replace("banner: Paper Mill is late; we get you any article.", f"banner: {QUOTED}")
        .replace("## Cause", BODY)
    )
    found["shifts__2026_11_04"] += BODY
    found["staff__ann"] = found["staff__ann"].replace("name: Ann CANARY", f"name: {QUOTED}") + BODY
    found["departments__history"] = (
        found["departments__history"].replace("[CANARY agreement]", f"[{QUOTED}]") + BODY
    )
    found["library"] = (
        found["library"].replace("name: Hill College Library", f"name: {QUOTED}") + BODY
    )
    return site_world.library(ticket, site_world.CLAIMED, site_world.OPEN, site_world.DONE, **found)


def sites():
    """The pages of both sites of the hostile library, by the kind of site."""
    library = hostile_library()
    digests = {"staff/ann": BODY}
    return {
        "public": public_pages.make_pages(site_world.public(library), site_world.NOW.date()),
        "staff": staff_pages.make_pages(site_world.desk(library, digests=digests)),
    }


class Held(HTMLParser):
    """HTML held to be without anything that runs, loads or hides, and to be closed as it was opened."""

    VOID = frozenset({"br", "hr", "input", "img", "meta", "link", "wbr"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []

    def handle_starttag(self, tag, attrs):
        assert tag not in {
            "script",
            "img",
            "svg",
            "iframe",
            "object",
            "style",
            "link",
            "base",
            "meta",
        }, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            if name in ("href", "src", "action"):
                scheme = (value or "").strip().partition(":")[0].lower()
                assert ":" not in (value or "") or scheme in ("http", "https", "mailto"), value
                assert not (value or "").startswith("//"), value
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)


@pytest.mark.parametrize("kind", ["public", "staff"])
def test_no_text_of_a_hostile_library_does_anything_on_any_page(kind):
    render = templates.renderer(LOOK, kind)
    engine = markdown.Markdown(extensions=["toc", "tables", "fenced_code"])
    for page in sites()[kind]:
        text = render(page)
        front, body = frontmatter.parse(text)
        assert front["title"] == page.title
        lines = body.split("\n")
        assert all(line.startswith("<") for line in lines), page.place
        held = Held()
        held.feed(body)
        held.close()
        assert held.open == []
        assert engine.reset().convert(body) == body, (
            "MkDocs' own reading of Markdown changes the page"
        )


def test_a_page_as_a_file():
    page = Page(
        "answers/index", "A: 'title' <b>", "list.html",
        {"title": "A: 'title' <b>", "mark": ("AB",), "answers": ()}, "About: it",
    )  # fmt: skip
    assert (
        templates.renderer(LOOK, "public")(page)
        == """\
---
title: "A: 'title' <b>"
description: "About: it"
---

<div class="page page--list">
<div class="catalogue">
<p class="spine" aria-hidden="true"><span>AB</span></p>
<h1>A: &#39;title&#39; &lt;b&gt;</h1>
</div>
<ul class="entries">
</ul>
</div>
"""
    )


@pytest.mark.parametrize(
    "title", ['"', "\\", "a\tb", "\u2028\x7f\x85\ufeff", "\U0001f4da", "x" * 20_000, "yes", "# - :"]
)
def test_a_title_is_read_back_as_it_was_written(title):
    page = Page("a", title, "list.html", {"title": "", "mark": (), "answers": ()}, f"{title}.")
    front, _ = frontmatter.parse(templates.renderer(LOOK, "public")(page))
    assert front == {"title": title, "description": f"{title}."}


def test_lines_are_joined_so_that_all_begin_with_a_tag():
    assert templates.one_block(["<p>a", "  b", "", "<b>c</b>", "d</p>"]) == "<p>a b\n<b>c</b> d</p>"


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (b"<p>{{ nobody_gives_this }}</p>", "search.html: no page search can be made of this"),
        (b"<p>{{ title }</p>", "search.html, line 1: no page search can be made of this"),
        (b"<p>{{ title.absent.absent }}</p>", "search.html: no page search can be made of this"),
        (b"<p>{{ 1 // 0 }}</p>", "search.html: no page search can be made of this"),
        (b"{% extends 'nowhere.html' %}", "search.html: no page search can be made of this"),
    ],
)
def test_an_override_that_makes_no_page_is_named_with_what_to_do(tmp_path, template, told):
    path = "site/templates/public/search.html"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(template)
    render = templates.renderer(shipped.find_whole_look(tmp_path), "public")
    with pytest.raises(DeskError) as refused:
        render(Page("search", "Search", "search.html"))
    assert str(refused.value).startswith(f"site/templates/public/{told}")
    assert f"This library overrides {path}: `desk look update {path}`" in str(refused.value)


def test_a_macro_that_a_library_overrides_is_named_when_it_is_broken(tmp_path):
    path = "site/templates/macros.html"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text("\n{% macro %}")
    render = templates.renderer(shipped.find_whole_look(tmp_path), "public")
    with pytest.raises(DeskError, match=f"^{path}, line 2: no page a can be made"):
        render(Page("a", "A", "list.html", {"title": "", "mark": (), "answers": ()}))


def test_a_template_that_is_not_utf_8_is_named(tmp_path):
    path = tmp_path / "site/templates/public/search.html"
    path.parent.mkdir(parents=True)
    path.write_bytes("Bücher".encode("latin-1"))
    with pytest.raises(DeskError, match=r"search\.html is not UTF-8"):
        templates.renderer(shipped.find_whole_look(tmp_path), "public")(
            Page("s", "S", "search.html")
        )


def test_a_missing_template_of_ours_is_our_fault():
    with pytest.raises(DeskError, match=r"absent\.html: no page s can"):
        templates.renderer(LOOK, "public")(Page("s", "S", "absent.html"))
    with pytest.raises(TypeError):
        page = Page("s", "S", "list.html", {"title": "", "mark": 1, "answers": ()})
        templates.renderer(LOOK, "public")(page)
