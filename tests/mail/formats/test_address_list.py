"""Everyday `From:` forms give the right address and name, on every release of Python."""

import ast
import email.utils
import time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import deskbook
from deskbook.mail.formats.address_list import parse, read_address, to_wire
from deskbook.mail.model.mail import Address

QUILL = "quill@people.example"

# The value of `From:`, and the name that belongs to quill@people.example.
EVERYDAY = {
    "quill@people.example": "",
    "<quill@people.example>": "",
    "Quill Sample <quill@people.example>": "Quill Sample",
    "Quill Sample<quill@people.example>": "Quill Sample",
    '"Quill Sample" <quill@people.example>': "Quill Sample",
    '"Quill Sample"<quill@people.example>': "Quill Sample",
    "'Quill Sample' <quill@people.example>": "Quill Sample",
    "\"'Quill Sample'\" <quill@people.example>": "Quill Sample",
    '"Sample, Quill" <quill@people.example>': "Sample, Quill",
    "Sample, Quill <quill@people.example>": "Sample, Quill",
    "Sample, Quill, Dr. <quill@people.example>": "Sample, Quill, Dr.",
    "Sample; Quill <quill@people.example>": "Sample; Quill",
    '"Sample\\, Quill" <quill@people.example>': "Sample, Quill",
    '"Quill \\"Q\\" Sample" <quill@people.example>': 'Quill "Q" Sample',
    'Quill "Q" Sample <quill@people.example>': "Quill Q Sample",
    '"Quill "Q" Sample" <quill@people.example>': "Quill Q Sample",
    '"Quill Sample <quill@people.example>': "Quill Sample",
    'Quill Sample" <quill@people.example>': "Quill Sample",
    "quill@people.example <quill@people.example>": "",
    "Quill@People.example <quill@people.example>": "",
    '"quill@people.example" <quill@people.example>': "",
    "'quill@people.example' <quill@people.example>": "",
    "<quill@people.example> <quill@people.example>": "",
    "sample@other.example <quill@people.example>": "sample@other.example",
    '"Quill Sample <quill@people.example>" <quill@people.example>': "Quill Sample",
    '"Quill Sample (quill@people.example)" <quill@people.example>': "Quill Sample",
    "Quill Sample [Biology] <quill@people.example>": "Quill Sample [Biology]",
    "[Biology] Quill Sample <quill@people.example>": "[Biology] Quill Sample",
    "Quill Sample (Biology) <quill@people.example>": "Quill Sample (Biology)",
    "Quill @ Home <quill@people.example>": "Quill @ Home",
    "Quill@Home <quill@people.example>": "Quill@Home",
    "@quill <quill@people.example>": "@quill",
    "Q. Sample <quill@people.example>": "Q. Sample",
    "Q.S. Sample, Ph.D. <quill@people.example>": "Q.S. Sample, Ph.D.",
    "Quill O'Sample <quill@people.example>": "Quill O'Sample",
    "Quill Sample: Biology <quill@people.example>": "Quill Sample: Biology",
    "Biology/Quill Sample <quill@people.example>": "Biology/Quill Sample",
    "Quill <3 <quill@people.example>": "Quill 3",
    "Quill Sample via Forms <quill@people.example>": "Quill Sample via Forms",
    "Quill :-) Sample <quill@people.example>": "Quill :-) Sample",
    "quill@people.example (Quill Sample)": "Quill Sample",
    "<quill@people.example> (Quill Sample)": "Quill Sample",
    "(Quill Sample) <quill@people.example>": "Quill Sample",
    "quill@people.example (Quill (Q) Sample)": "Quill (Q) Sample",
    "Quill Sample <quill@people.example> (she/her)": "Quill Sample",
    "Quill Sample quill@people.example": "Quill Sample",
    "quill@people.example Quill Sample": "Quill Sample",
    '"Quill Sample" quill@people.example': "Quill Sample",
    "Quill Sample (quill@people.example)": "",
    "Quill Sample [quill@people.example]": "Quill Sample",
    "Quill Sample [mailto:quill@people.example]": "Quill Sample",
    "Quill Sample <mailto:quill@people.example>": "Quill Sample",
    "mailto:quill@people.example": "",
    "Quill Sample <quill@people.example": "Quill Sample",
    "Quill Sample quill@people.example>": "Quill Sample",
    "Quill Sample <<quill@people.example>>": "Quill Sample",
    "Quill Sample < quill@people.example >": "Quill Sample",
    "Quill Sample <'quill@people.example'>": "Quill Sample",
    'Quill Sample <"quill@people.example">': "Quill Sample",
    'Quill Sample <"quill"@people.example>': "Quill Sample",
    "Quill Sample <quill@people.example.>": "Quill Sample",
    "Quill Sample <quill@people.example>,": "Quill Sample",
    "Quill Sample <quill@people.example>;": "Quill Sample",
    "Quill Sample <quill @ people . example>": "Quill Sample",
    "quill @ people.example": "",
    "Quill Sample <@relay.example,@other.example:quill@people.example>": "Quill Sample",
    "Quill <quill(his account)@people.example(his host)>": "Quill",
    "Quill Sample <\u202aquill@people.example\u202c>": "Quill Sample",
    "Quill Sample\u00a0<quill@people.example>": "Quill Sample",
    "Quill Sample <QUILL@PEOPLE.EXAMPLE>": "Quill Sample",
    "Quill\tSample  <quill@people.example>": "Quill Sample",
    '"Quill Sample <quill@people.example>"': "Quill Sample",
    "Quill Sample <quill>, <quill@people.example>": "Quill Sample",
    "Quill Sample <> <quill@people.example>": "Quill Sample",
    "=?utf-8?Q?Qu=C3=ADll_Sample?= <quill@people.example>": "Quíll Sample",
    '"=?utf-8?Q?Qu=C3=ADll_Sample?=" <quill@people.example>': "Quíll Sample",
    "=?utf-8?Q?Sample=2C_Quill?= <quill@people.example>": "Sample, Quill",
    "=?utf-8?Q?Sample,_Quill?= <quill@people.example>": "Sample, Quill",
    "=?utf-8?Q?=22Sample=2C_Quill=22?= <quill@people.example>": "Sample, Quill",
    "=?utf-8?B?UXXDrQ==?= =?utf-8?B?bGw=?= Sample <quill@people.example>": "Quíll Sample",
    "=?utf-8?Q?quill=40people.example?= <quill@people.example>": "",
    "=?utf-8?Q?Quill_=3Cquill=40people.example=3E?=": "Quill",
    "quill@people.example (=?utf-8?Q?Qu=C3=ADll?=)": "Quíll",
    "Quíll Sämple <quill@people.example>": "Quíll Sämple",
    "쿼일 <quill@people.example>": "쿼일",
    "Quill 📚 <quill@people.example>": "Quill 📚",
    "Readers: Quill Sample <quill@people.example>;": "Quill Sample",
    "Readers:quill@people.example;": "",
}  # fmt: skip
assert len(EVERYDAY) > 80


@pytest.mark.parametrize(("value", "name"), EVERYDAY.items())
def test_everyday_form_gives_its_address_and_name(value, name):
    assert parse(value) == [Address(QUILL, name)] or value.startswith("<quill@people.example> <")
    assert parse(value)[0] == Address(QUILL, name)


@pytest.mark.parametrize(
    ("value", "emails"),
    [
        ("a@x.example, b@x.example", ["a@x.example", "b@x.example"]),
        ("a@x.example; B <b@x.example>", ["a@x.example", "b@x.example"]),
        ("a@x.example b@x.example", ["a@x.example", "b@x.example"]),
        ("Sample, A <a@x.example>, Sample, B <b@x.example>", ["a@x.example", "b@x.example"]),
        ("Readers: a@x.example, B <b@x.example>;, c@x.example",
         ["a@x.example", "b@x.example", "c@x.example"]),
        ("A [mailto:a@x.example]; B [mailto:b@x.example]", ["a@x.example", "b@x.example"]),
        ("A <a@x.example;b@x.example>", ["a@x.example", "b@x.example"]),
        ("undisclosed-recipients:;", []),
        ("undisclosed-recipients:; a@x.example", ["a@x.example"]),
        ("a@b@c.example", []),
        ("Quill Sample", []),
        ("Quill @ Home", []),
        ("MAILER-DAEMON (Mail Delivery System)", []),
        ("<>", []),
        ("<@>", []),
        ("", []),
        ("root@localhost", ["root@localhost"]),
        ("jörg@müller.example", ["jörg@müller.example"]),
        ("Jörg <joerg@MÜLLER.example>", ["joerg@müller.example"]),
        ("joerg@xn--mller-kva.example", ["joerg@müller.example"]),
        ("a@xn--\u00fc.example", ["a@xn--ü.example"]),
        ("Big Bug bb@bug.example", ["bb@bug.example"]),
        ("q@[192.0.2.1]", ["q@[192.0.2.1]"]),
        ("Q <q@[IPv6:2001:db8::1]>", ["q@[ipv6:2001:db8::1]"]),
        ('"quill sample"@x.example', ['"quill sample"@x.example']),
        ("quill..sample.@x.example", ["quill..sample.@x.example"]),
        ("Quill <quill sample@x.example>", []),
        ('"a@evil.example"@x.example', []),
        ("a@x.example <b@y.example>", ["b@y.example"]),
        ('"<a@evil.example>" <b@y.example>', ["b@y.example"]),
        ("(a@evil.example) b@y.example", ["b@y.example"]),
    ],
)  # fmt: skip
def test_lists_and_rare_forms_give_their_addresses(value, emails):
    assert [it.email for it in parse(value)] == emails


@pytest.mark.parametrize(
    ("email", "wire"),
    [
        ("joerg@müller.example", "joerg@xn--mller-kva.example"),
        ("jörg@people.example", "jörg@people.example"),
        ("q@ü" + "x" * 70, "q@ü" + "x" * 70),
    ],
)
def test_server_gets_the_host_name_in_ascii(email, wire):
    assert to_wire(email) == wire


@pytest.mark.parametrize("strict", [True, False])
def test_result_does_not_depend_on_how_python_reads_addresses(monkeypatch, strict):
    def answer(*args, **kwargs):
        return [("", "")] if strict else [("Someone", "else@people.example")]

    for name in ("getaddresses", "parseaddr", "_pre_parse_validation"):
        monkeypatch.setattr(email.utils, name, answer, raising=False)
    assert [parse(value)[0] for value in EVERYDAY] == [
        Address(QUILL, name) for name in EVERYDAY.values()
    ]


def test_no_module_reads_addresses_with_python():
    for path in Path(deskbook.__file__).parent.rglob("*.py"):
        names = {
            getattr(it, "attr", getattr(it, "name", None))
            for it in ast.walk(ast.parse(path.read_text()))
        }
        assert not names & {"getaddresses", "parseaddr", "AddressList", "AddrlistClass"}, path


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), max_size=30)
EMAILS = st.from_regex(
    r"\A[a-z0-9!#$%&*+/=?^_{|}~öé-]{1,20}(\.[a-z0-9]{1,9})?@[a-zü]{1,20}\.example\Z"
)


def quoted(name):
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


@given(st.lists(st.tuples(NAMES, EMAILS), min_size=1, max_size=5), st.sampled_from([",", ";", ","]))
def test_list_in_the_form_of_the_standard_is_read_back(people, separator):
    assume(all("=?" not in it for pair in people for it in pair))
    value = f"{separator} ".join(f"{quoted(name)} <{it}>" for name, it in people)
    found = parse(value)
    assert [it.email for it in found] == [it for _, it in people]
    for (name, mail), address in zip(people, found, strict=True):
        plain = " ".join(name.split())
        if not set(plain) & set("<>[](){}'\",;:") and mail not in plain.lower():
            assert address.name == plain


@given(
    st.lists(
        st.sampled_from(
            ["a@x.example", "<", ">", '"', "(", ")", ",", ";", ":", "\\", "@", ".", " ", "Quill",
             "=?utf-8?Q?a=40b?=", "=?", "?=", "[", "]", "mailto:", "xn--", "é", "\u200b", "\x00"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_no_text_makes_it_fail_and_each_result_is_an_address(parts):
    for address in parse("".join(parts)):
        assert read_address(address.email) == address.email
        assert not set("<>(),:;\\ \x00") & set(address.email) - set('"')


@pytest.mark.parametrize(
    "part",
    [*"<>\"(),;:\\@. [=?'", '\\"', "<a", "(a", "a,", "<>", "()", '""', "a@", "<a@b.c>", "=?a?q?", "a@b.c ", '"(', "=?a?q?b?="],
)  # fmt: skip
def test_longest_field_of_any_sign_is_read_in_time(part):
    begun = time.process_time()
    parse((part * 20_000)[:20_000])
    assert time.process_time() - begun < 2
