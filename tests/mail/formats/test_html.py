"""HTML becomes the text that a reader would see, and never markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats.html import find_embedded, to_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Plain &amp; simple", "Plain & simple"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One</div><div>Two<br>Three</div>", "One\nTwo\nThree"),
        ("a<br><br><br>b", "a\n\nb"),
        ("<ul><li>first<li>second</ul>after", "- first\n- second\nafter"),
        ("<table><tr><td>ISSN</td><td>0378-5955</td></tr><tr><th>Vol.</th></tr></table>", "ISSN | 0378-5955\nVol."),
        ('<a href="https://db.example/x">the record</a>.', "the record <https://db.example/x>."),
        ('<a href="https://db.example/x">db.example/x</a>', "db.example/x"),
        ('<a href="https://db.example/x">https://db.example/x</a>', "https://db.example/x"),
        ("<a href='mailto:a@b.example'>write</a>", "write <a@b.example>"),
        ('<a href="javascript:alert(1)">click</a>', "click"),
        ('<a href="https://[bad">click</a>', "click <https://[bad>"),
        ("<a>nowhere</a>", "nowhere"),
        ("<a href=https://x.example>bare</a>", "bare <https://x.example>"),
        ('<img alt="Screenshot&#32;of an error" src=x><img src=y>', "[Screenshot of an error]"),
        ("<script>alert(1)</script>&lt;script&gt;", "<script>"),
        ("<style>p{}</style>seen<script>not closed", "seennot closed"),
        ("Yes<blockquote>old <blockquote>older</blockquote></blockquote>end", "Yes\n\n> old\n>\n> > older\n>\n\nend"),
        ("<pre>a  b\n  c</pre>d", "a  b\n  c\n\nd"),
        ("a\n   b&nbsp;c\t d", "a b c d"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("a<!-- hidden -->b<!-- never closed c", "ab never closed c"),
        ("<!DOCTYPE html><?xml x?>t</>u<! v", "tu v"),
        ('<p title="a > b">kept</p>', "kept"),
        ('<p title="never closed>kept</p>', "kept"),
        ("<p title='x' class=\"y>kept</p>", "kept"),
        ("cut <p", "cut"),
        ("cut <p title=\"x", "cut"),
        ("one<hr>two", "one\n---\ntwo"),
        ("</blockquote></pre>fine", "fine"),
        ("<title>no</title><body>yes</body>", "yes"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_page_is_read_as_its_reader_sees_it(source, expected):
    assert to_text(source) == expected


@given(st.lists(st.one_of(st.sampled_from(["<", ">", "<p>", "</p>", "<blockquote>", "<!--", "-->", "<a href='", "'", '"', "&lt;", "<td>", "<pre>", "\n", "<script>", "<br>", "<p a="]), st.text("abc é", max_size=5)), max_size=30).map("".join))  # fmt: skip
def test_nothing_makes_it_fail(source):
    assert isinstance(to_text(source), str)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=8), st.sampled_from(["p", "div", "td", "li", "blockquote", "b", "span", "font"]))  # fmt: skip
def test_every_word_stays(words, tag):
    source = "".join(f"<{tag}>{word}</{tag}> " for word in words)
    assert re.findall("[a-h]+", to_text(source)) == words


@pytest.mark.parametrize("sign", ["<", "<!--", "<p a='", '<p a="', "<blockquote>", "<script>", "&", "<a href=", "<td>", "'>"])  # fmt: skip
def test_a_page_that_would_take_a_quadratic_reader_hours_is_read(sign):
    assert "end" in to_text(sign * 30_000 + "end</p>'\">end")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<div style="display:none">preview</div>seen', "seen"),
        ('<div style="color:red; DISPLAY : none !important"><div>a</div>b</div>seen', "seen"),
        ('<span style="font-size:0px">x</span>seen', "seen"),
        ('<span style="mso-hide:all">x</span>seen<p hidden>y</p>', "seen"),
        ('<div style="display:none">never ends', "never ends"),
        ('<div style="display:none">a<div style="display:none">b', "a\nb"),
        ('<img style="display:none" alt="x" src="cid:a">seen', "seen"),
        ('<body style="display:none">seen</body>', "seen"),
        ("<table><tr><td><p>Title</p></td><td><div>Maps</div><p>of 1890</p></td></tr></table>", "Title | Maps of 1890"),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo"),
        ("<table><tr><td><p>one</p></td><td><table><tr><td>in</td></tr></table></td></tr></table>", "one\n\nin"),
        ('See <img src="cid:image001.png"> here', "See [image] here"),
        ('<img src="cid:a" alt="A map of 1890">', "[image: A map of 1890]"),
        ('<img src="cid:a" alt="image001.png">', "[image]"),
        ('<img src="https://x.example/dot.gif">seen', "seen"),
        ('<img src="data:image/png;base64,iVBORw0KGgo=">', "[image]"),
    ],
)  # fmt: skip
def test_hidden_text_rows_and_images_are_as_a_reader_sees_them(source, text):
    assert to_text(source) == text


def test_images_within_a_page_are_found():
    page = "<img src=\"data:image/png;base64,iVBORw0K%0AGgo=\"><img src='DATA:image/gif;base64,R0lGOA'>"
    assert find_embedded(page) == [("image/png", b"\x89PNG\r\n\x1a\n"), ("image/gif", b"GIF8")]
    assert find_embedded("<img src='cid:a'>") == []
