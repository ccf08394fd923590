"""HTML of answers to Markdown and back: the same lists, tables, headings, links and text."""

import random
import re
from html import escape
from html.parser import HTMLParser

import pytest

from deskbook.library.views.markup import markdown
from deskbook.transfer.formats.answer_text import AnswerText, to_markdown

KEPT = {"ol", "ul", "li", "table", "tr", "th", "td", "h1", "h2", "h3", "h4", "h5", "h6", "a"}
BREAKS = {"p", "br", "div", "blockquote", "pre"}

WORDS = [
    "scan", "the page", "2 * 3 * 4", "_under_ score", "# not heading", "1. not a list", "- dash",
    "> quote", "[x](y)", "<b> & co", "a|b", "`code`", "~~no~~", "C:\\dir", "http://x.example",
    "<https://y.example>", "&amp;", "***", "+ plus", "=== ", "| cell |", "1) one", "snake_case_name",
    "100%", "![img](x)", "&lt;", "Title\\", "\\*", "---", "    four spaces", "[1]: http://z", "*", "**",
    "_", "a*b*c", "#1", "10. x", "!", "![", "](", "~~~", "```", "Q-4KX7M2", "<!-- -->", "$x$", "^",
]  # fmt: skip


class Tree(HTMLParser):
    """The tree of the elements that have to be kept, and the text between them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open = [("root", [])]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in BREAKS:
            self.handle_data(" ")
        elif tag in KEPT:
            name = f"a {dict(attrs).get('href')}" if tag == "a" else re.sub(r"^h\d$", "h", tag)
            node = (name, [])
            self.open[-1][1].append(node)
            self.open.append(node)

    def handle_endtag(self, tag):
        if tag in BREAKS:
            self.handle_data(" ")
        elif tag in KEPT:
            self.open.pop()

    def handle_data(self, data):
        self.open[-1][1].append(data)

    def read(self, node=None):
        name, children = node or self.open[0]
        found, text = [], ""
        for child in (*children, ("", [])):
            if isinstance(child, str):
                text += child
                continue
            if words := " ".join(text.split()):
                found.append(words)
            text = ""
            if child[0]:
                found.append(self.read(child))
        return name, tuple(found)


class Maker:
    """Made-up FAQs with text that looks like Markdown."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def text(self):
        return escape(
            " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3))), quote=False
        )

    def inline(self):
        number = self.chance.randint(1, 99)
        link = f'<a href="https://l.example/{number}?a=1&amp;b=(2)">{self.text()}</a>'
        plain = [self.text()] * 6
        return self.chance.choice(
            [link, f"<strong>{self.text()}</strong>", f"<em>{self.text()}</em>", *plain]
        )

    def line(self):
        return " ".join(self.inline() for _ in range(self.chance.randint(1, 3)))

    def list(self, depth=0):
        kind = self.chance.choice(["ol", "ul"])
        deeper = depth < 2 and self.chance.random() < 0.3
        items = [
            f"<li>{self.line()}{self.list(depth + 1) if deeper else ''}</li>"
            for _ in range(self.chance.randint(1, 4))
        ]
        return f"<{kind}>{''.join(items)}</{kind}>"

    def table(self):
        width = self.chance.randint(1, 3)
        rows = [["td"] * width for _ in range(self.chance.randint(1, 3))]
        return "<table>{}</table>".format(
            "".join(
                f"<tr>{''.join(f'<{it}>{self.inline()}</{it}>' for it in row)}</tr>"
                for row in (["th"] * width, *rows)
            )
        )

    def faq(self):
        blocks = [
            lambda: f"<p>{self.line()}</p>",
            self.list,
            self.table,
            lambda: f"<h3>{self.text()}</h3>",
            lambda: f"<div>{self.line()}<br>{self.line()}</div>",
        ]
        return "".join(self.chance.choice(blocks)() for _ in range(self.chance.randint(1, 5)))


@pytest.mark.parametrize("start", range(0, 300, 30))
def test_an_answer_has_the_same_structure_and_text_in_markdown(start):
    for seed in range(start, start + 30):
        html = Maker(seed).faq()
        found = to_markdown(html)
        assert found.left == ()
        assert Tree(str(markdown(found.text))).read() == Tree(html).read(), found.text


@pytest.mark.parametrize(
    ("html", "text", "left"),
    [
        ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two", ()),
        ("<ol start=3><li>Three</li></ol><ol><li>a</li></ol>", "3. Three\n\n1) a", ()),
        (
            "<table><caption>Hours</caption><tr><th>Day<th>Hours<tr><td>Mon<td>8-5</table>",
            "Hours\n\n| Day | Hours |\n| --- | --- |\n| Mon | 8-5 |",
            (),
        ),
        ("<p># Not heading</p><p>1. not a list</p>", "\\# Not heading\n\n1\\. not a list", ()),
        ("<p><span>1</span>. one</p>", "1\\. one", ()),
        ("<h1>Top</h1><h3>By phone</h3>", "## Top\n\n#### By phone", ()),
        ("<a href='tel:+15550100'>Call</a>", "[Call](<tel:+15550100>)", ()),
        ("Look!<a href=http://x.example/a&amp;copy;>x</a>", "Look\\![x](<http://x.example/a&amp;copy;>)", ()),
        ("<a href='/ask'>form</a>", "form", ("the link to /ask",)),
        ("<a href='java\nscript:x'>no</a> <a href='http://['>n</a>", "no n", ("the link to javascript:x", "the link to http://[")),
        ("<a href='#top'>top</a><a name=x></a>", "top", ()),
        ("<img src=a.png alt='Map *1*'><img src=b.png>", "Map \\*1\\*", ('the picture "Map *1*"', 'the picture "b.png"')),
        ("<p>a<iframe src=v></iframe></p><script>x</script><style>y</style><!-- z -->", "a", ("a script", "the iframe v")),
        ("<a href='http://x.example'><p>a</p><br>b</a>", "[a b](<http://x.example>)", ()),
        ("<ul>\n<li>a</li>\n</ul>", "* a", ()),
        ("<svg><map></map></svg>x", "x", ("the svg",)),
        ("<ul></ul>x", "x", ()),
        ("<form>Name <input name=n></form>", "Name", ("the form", "the input")),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "| a | b |\n| --- | --- |\n|  | c |", ("the width of cells that span several: the others are empty",)),
        ("<table><tr><td colspan=2>a<tr><td>b<td>c<tr></table>", "| a |  |\n| --- | --- |\n| b | c |", ("the width of cells that span several: the others are empty",)),
        ("<table><tr><td><ul><li>a<li>b</ul></table>", "| a b |\n| --- |", ("the list or heading within a table: its lines are one text now",)),
        ("<table><tr><td>a<table><tr><td>b</table></table>", "| a b |\n| --- |", ("a table within a table: its cells are text",)),
        ("<table></table>x", "x", ()),
        ("<ol type=a><li>x</ol>", "1. x", ("the letters of a list, which has numbers now",)),
        ("<ul><li>a</li><ul><li>b</li></ul>c</ul><ul><li> </li></ul>", "* a\n  * b\n* c", ()),
        ("<ul><p>a</p></ul><li>lone</li>", "* a\n\nlone", ()),
        ("<ul><li>a</ul>x<ul><li>b</ul>", "* a\n\nx\n\n* b", ()),
        ("<dl><dt>Mon<dd>8-5</dl>", "**Mon**\n\n8-5", ()),
        ('<p>foo<b>"bar"</b>baz</p>', 'foo"bar"baz', ("bold and italic text",)),
        ("<ul><li><h3>Head</h3>text</li></ul>", None, ()),
        ("<pre>a *b*\n  c</pre><p><code>a|b</code> x<br>y</p>", "```\na *b*\n  c\n```\n\n`a|b` x\\\ny", ()),
        ("<blockquote><p>q</p></blockquote><hr>", "> q\n\n---", ()),
        ("", "", ()),
    ],
)  # fmt: skip
def test_what_html_becomes(html, text, left):
    found = to_markdown(html)
    assert text is None or found.text == text
    assert found.left == left


def test_what_differs_after_all_is_named(monkeypatch):
    monkeypatch.setattr(
        "deskbook.transfer.formats.answer_text._MARKDOWN.render", lambda _: "<p>other</p>"
    )
    assert to_markdown("<p>text</p>") == AnswerText(
        "text", ("the exact layout: compare it with the original",)
    )
