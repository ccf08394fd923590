"""No text can do anything on a page, whoever wrote it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.views import links, markup

ALLOWED = {
    "a", "p", "br", "em", "strong", "code", "pre", "s", "ul", "ol", "li", "blockquote", "hr", "div",
    "table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6",
    "details", "summary",
}  # fmt: skip
ATTRIBUTES = {"href", "class", "tabindex", "start"}


class Seen(HTMLParser):
    """The tags of a text, held to what is allowed."""

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in ATTRIBUTES, name
            if name == "href":
                scheme = value.strip().partition(":")[0].lower()
                assert scheme in ("http", "https", "mailto", "tel") or value.startswith(
                    "/there/"
                ), value

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def handle_pi(self, data):
        raise AssertionError(data)


def seen(html: str) -> None:
    """Hold safe HTML to what is allowed, and to its shape."""
    parser = Seen(convert_charrefs=True)
    parser.feed(html)
    parser.close()
    assert all(line.startswith("<") for line in html.split("\n") if html)


def there(address: str) -> str:
    return f"/there/{address}" if address.isalnum() else ""


HOSTILE = st.lists(
    st.sampled_from(
        ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
         "[x](  JAVASCRIPT:alert(1))", "[x](data:text/html,hi)", "![x](https://evil.example/x.png)",
         "<javascript:alert(1)>", "<https://a.example>", "[x]: javascript:alert(1)", "[x]", "<!--", "-->",
         "```", "~~~", "    code", "\n", "\n\n", "# h", "---", "***", "> ", "- ", "1. ", "|a|b|\n|-|:-:|\n|c|d|",
         "{{ x }}", "{% raw %}", "{: onclick=alert(1)}", "--8<-- \"/etc/passwd\"", "&lt;b&gt;", "\"'><svg/onload=alert(1)>",
         "[x](//evil.example)", "[x](vbscript:a)", "<?php", "<!DOCTYPE html>", "<![CDATA[x]]>", "\x00", "\\", "`",
         "[Q-4KX7M2](mailto:a@b.example)", "Q-4KX7M2", "word", "[a](abc)", "  \n", "<div\n", "</div>", "<b", "\u2028"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(HOSTILE | st.text(max_size=60))
def test_whatever_a_colleague_writes_does_nothing(written):
    seen(markup.markdown(written, there))


FOLD = "<details><summary>Quoted text</summary>\n"


def test_what_a_patron_quotes_is_folded():
    written = "Yes!\n\n> It is <b>here</b>.\n>\n> Look.\n\n> 3 is more\nthan 2"
    assert markup.plain(written) == (
        f"<p>Yes!</p>\n{FOLD}<p>&gt; It is &lt;b&gt;here&lt;/b&gt;.<br>&gt;<br>&gt; Look.</p>\n</details>\n"
        "<p>&gt; 3 is more<br>than 2</p>"
    )


@given(HOSTILE | st.text(max_size=60))
def test_whatever_a_patron_writes_is_letters_only(written):
    html = markup.plain(written)
    seen(html)
    html = html.replace(FOLD, "").replace("\n</details>", "")
    assert (
        set(html.replace("<p>", "").replace("</p>", "").replace("<br>", "")) & {"<", ">"} == set()
    )
    assert "".join(markup.words(html).split()) == "".join(written.replace("\x00", "\x00").split())


def test_markdown_as_colleagues_write_it():
    written = """\
# Top <i>x</i>

## Below

Some *words*, `a < b`, ~~gone~~ and **more** \\
on.  <!-- a remark -->
Soft <b>end</b>.

1. [renew](renew.md#how), [hidden](other.md), [up](../services/desk.md), [top](/etc), [web](https://a.example/?a=1&b=2)
2. ![A picture](https://evil.example/x.png) ![](x.png)

```html
<p>

`x`
```

| a | b |
|:--|---|
| 1 | Q-4KX7M2 |

<div onclick="x">

Q-ZZZZZZ [Q-4KX7M2](https://a.example)
"""
    known = {"answers/renew/", "services/desk/", "tickets/Q-4KX7M2/"}
    resolve = links.resolver("answers/here/", "answers", known)
    assert markup.markdown(written, resolve).split("\n") == [
        "<h2>Top &lt;i&gt;x&lt;/i&gt;</h2>",
        "<h3>Below</h3>",
        "<p>Some <em>words</em>, <code>a &lt; b</code>, <s>gone</s> and <strong>more</strong> <br>on.   Soft &lt;b&gt;end&lt;/b&gt;.</p>",
        "<ol>",
        '<li><a href="../../answers/renew/#how">renew</a>, hidden, <a href="../../services/desk/">up</a>, top, '
        '<a href="https://a.example/?a=1&amp;b=2">web</a></li>',
        "<li>[picture: A picture] [picture]</li>",
        "</ol>",
        '<pre tabindex="0"><code>&lt;p&gt;&#10;&#10;`x`&#10;</code></pre>',
        '<div class="scroll" tabindex="0"><table>',
        "<thead>",
        "<tr>",
        '<th class="left">a</th>',
        "<th>b</th>",
        "</tr>",
        "</thead>",
        "<tbody>",
        "<tr>",
        '<td class="left">1</td>',
        '<td><a href="../../tickets/Q-4KX7M2/">Q-4KX7M2</a></td>',
        "</tr>",
        "</tbody>",
        "</table></div>",
        "<p>&lt;div onclick=&quot;x&quot;&gt;</p>",
        '<p>Q-ZZZZZZ <a href="https://a.example">Q-4KX7M2</a></p>',
    ]


def test_relative_links_of_a_text_without_a_place_are_words():
    assert markup.markdown("[a](b.md) Q-4KX7M2") == "<p>a Q-4KX7M2</p>"


def test_a_comment_alone_leaves_nothing():
    assert markup.markdown("<!-- for us -->\n\n<!-- never closed") == ""


def test_a_patrons_lines_stay_lines_unless_a_mail_program_broke_them():
    written = "Dear library,\nI have looked for it in all the places that I know of and it\nis nowhere.\n \n# 1 <b>\n"
    assert markup.plain(written) == (
        "<p>Dear library,<br>I have looked for it in all the places that I know of and it is nowhere.</p>\n"
        "<p># 1 &lt;b&gt;</p>"
    )


@pytest.mark.parametrize(
    ("address", "safe"),
    [("https://a.example", True), ("MAILTO:a@b.example", True), ("javascript:alert(1)", False), ("a/b", False),
     ("", False)],
)  # fmt: skip
def test_only_addresses_of_the_web_mail_and_telephone_are_safe(address, safe):
    assert markup.is_safe(address) is safe


def test_the_words_of_a_text():
    assert markup.words(markup.markdown("a *b*c\n\n- d & e\n- f")) == "a bc d & e f"


@pytest.mark.parametrize(
    ("there", "here", "address"),
    [
        ("", "", "./"),
        ("answers/a/", "", "answers/a/"),
        ("", "answers/a/", "../../"),
        ("x/", "a/b/", "../../x/"),
    ],
)
def test_addresses_are_relative(there, here, address):
    assert links.relative(there, here) == address


def test_quotation_marks_and_apostrophes_are_set_as_in_a_book_but_not_in_code():
    assert markup.markdown('Choose "Find it": it\'s the publisher\'s `say "no"`.') == (
        "<p>Choose “Find it”: it’s the publisher’s <code>say &quot;no&quot;</code>.</p>"
    )
