"""`Authentication-Results` as servers write them (RFC 8601, and what Google and Microsoft add)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.mail.formats.authentication import read_verdicts
from deskbook.mail.model.mail import Verdict

GOOGLE = (
    "mx.google.com; dkim=pass header.i=@people.example header.s=x header.b=abc; spf=pass "
    "(google.com: domain of quill@people.example designates 192.0.2.1 as permitted sender) "
    'smtp.mailfrom="quill@people.example; dmarc=fail"; dmarc=pass (p=NONE sp=NONE (dis=NONE)) '
    "header.from=people.example"
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (GOOGLE, [("dkim", "pass"), ("spf", "pass"), ("dmarc", "pass")]),
        ("mx.google.com 1; DMARC/1 = Fail", [("dmarc", "fail")]),
        ("mx.google.com; none", []),
        ("mx.google.com", []),
        ("", []),
        ("; dmarc=fail", []),
        ("mx.google.com; (dmarc=pass) dmarc=fail", [("dmarc", "fail")]),
    ],
)
def test_results_are_read_without_comments_and_quoted_texts(value, expected):
    assert read_verdicts([value]) == tuple(Verdict("mx.google.com", *it) for it in expected)


def test_fields_are_read_from_top_to_bottom():
    found = read_verdicts(["a.example; dmarc=fail", "b.example; dmarc=pass"])
    assert [it.server for it in found] == ["a.example", "b.example"]


@given(st.lists(st.text(max_size=60), max_size=3))
def test_no_field_makes_the_reader_fail(values):
    read_verdicts(values)
