"""A patron in texts: by name, address and number, however they are written"""

import pytest
from tests.hands import NOW

from deskbook.erasure.rules import search
from deskbook.erasure.rules.search import Sought
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.model.privacy import Hit

NAME = "p-7f3kq29d"
RECORD = Patron(
    pseudonym=NAME,
    made=NOW,
    names=("Quill Sampleton",),
    emails=("quill@mail.example",),
    phones=("919-555-0107",),
    cards=("25185995609641",),
)
SOUGHT = search.seek(NAME, RECORD, (), ("Q-AAAAAA",))


def test_what_is_typed_is_sought_beside_what_the_vault_knows():
    typed = (" Q. Sampleton ", "q@mail.example", "919 555 0108", "9 Old Mill Lane", "", "  ")
    assert search.seek(NAME, None, typed, ()) == Sought(
        NAME,
        (
            ("name", "Q. Sampleton"),
            ("email", "q@mail.example"),
            ("barcode", "919 555 0108"),
            ("address", "9 Old Mill Lane"),
        ),
    )
    both = search.seek(NAME, RECORD, ("quill@mail.example", "Old Quill"), ())
    assert both.known == (*SOUGHT.known, ("name", "Old Quill"))


@pytest.mark.parametrize(
    "text",
    ["9195550107", "(919) 555-0107", "919.555.0107", "919 555 01 07", "919\u2011555\u20110107", "919/5550107"],
)  # fmt: skip
def test_a_number_is_found_in_any_grouping(text):
    (hit,) = SOUGHT.hits(f"Call {text} now", parts=False)
    assert hit.kind == "phone"
    assert SOUGHT.redact(f"Call {text} now", parts=False) in (
        "Call [phone] now",
        "Call ([phone] now",
    )


@pytest.mark.parametrize(
    "text", ["19195550107", "91955501075", "919 555 01", "919, then 555 0107 x 1"]
)
def test_another_number_is_left_alone(text):
    assert SOUGHT.hits(text, parts=True) == ()


def test_short_numbers_are_found_as_they_are_written_alone():
    short = Sought(NAME, (("barcode", "48213"),))
    assert short.hits("no 48213.", parts=False) == (Hit(3, 8, "barcode"),)
    assert short.hits("48 213", parts=False) == ()


def test_of_overlapping_hits_the_longest_first_one_counts():
    twice = Sought(NAME, (("name", "Quill Sampleton"), ("email", "Quill")))
    assert twice.hits("Quill Sampleton", parts=True) == (Hit(0, 15, "name"),)


def test_lines_are_named_once_each():
    text = "a\nQuill Sampleton, quill@mail.example\n\nquill@mail.example"
    lines = SOUGHT.lines(text, parts=False)
    assert lines == (2, 4)
    assert [*search.name_lines("a.md", lines)] == ["a.md:2", "a.md:4"]


def test_a_part_of_the_name_counts_in_their_own_tickets_alone():
    assert SOUGHT.counts_parts("tickets/2026/11/Q-AAAAAA.md")
    assert not SOUGHT.counts_parts("tickets/2026/11/Q-BBBBBB.md")
    assert not SOUGHT.counts_parts("knowledge/Q-AAAAAA/x.md")
    assert SOUGHT.lines("Sampleton rang", parts=True) == (1,)
    assert SOUGHT.lines("Sampleton rang", parts=False) == ()


def test_an_old_version_loses_patron_link_and_pseudonym_and_keeps_other_bytes():
    data = (
        f"---\npatron: {NAME}\nlead: ann\n---\n\xe9 Quill Sampleton\n- patron: -> {NAME}\n".encode(
            "latin-1"
        )
    )
    assert SOUGHT.erase(data, parts=False) == (
        b"---\nlead: ann\n---\n\xe9 redacted\n- patron: -> redacted\n"
    )
    assert SOUGHT.erase(b"Sampleton", parts=False) == b"Sampleton"
    assert SOUGHT.erase(b"Sampleton", parts=True) == b"redacted"


def test_nothing_known_is_found_nowhere():
    assert Sought(NAME, ()).hits("Quill Sampleton", parts=True) == ()


SPELLINGS = [
    ("Todd Miller", "todd miller"),
    ("Todd Miller", "MILLER, TODD"),
    ("Todd Miller", r"C:\Users\ToddMiller\thesis.docx"),
    ("Todd Miller", "/home/todd_miller99/x"),
    ("Todd Miller", "todd\u00a0\n miller"),
    ("José Álvarez", "Jose\u0301 A\u0301lvarez"),
    ("José Álvarez", "jose alvarez"),
    ("Jörg Müller", "Joerg Mueller"),
    ("Jörg Müller", "Jorg Muller"),
    ("Nguyễn Văn A", "Nguyen Van A"),
    ("Sinéad O’Quill", "Sinead O'Quill"),
    ("Mary Smith-Jones", "Mary Smith Jones"),
    ("Anna-Maria van der Berg", "Anna Maria van der Berg"),
    ("王小明", "我是王小明。请帮我。"),
    ("Łukasz Żółć", "Lukasz Zolc"),
    ("Иван Петров", "ПЕТРОВ Иван"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), SPELLINGS)
def test_a_name_is_found_in_every_spelling(name, text):
    sought = Sought(NAME, (("name", name),))
    assert len(sought.hits(text, parts=False)) == 1
    assert len(sought.hits(f"Thanks\n{text}\nagain", parts=True)) == 1


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Todd Miller", "thanks todd", "thanks [name]"),
        ("Todd Miller", "MillerThesis.docx, miller-2", "[name]Thesis.docx, [name]-2"),
        ("Todd Miller", "millers; a toddler", "millers; a toddler"),
        ("Jörg Müller", "Mueller here", "[name] here"),
        ("Sinéad Quill", "Sinead here", "[name] here"),
        ("Will van Dyke", "I will look in the van", "I will look in the van"),
        ("Bo Wu", "Bo", "Bo"),
    ],
)
def test_a_part_of_a_name_is_a_word_of_its_own(name, text, left):
    assert Sought(NAME, (("name", name),)).redact(text, parts=True) == left


def test_a_name_without_letters_is_no_name():
    assert Sought(NAME, (("name", "--"),)).hits("-- Quill", parts=True) == ()


@pytest.mark.parametrize(
    ("file", "telling"),
    [
        ("Qwertzky_thesis.pdf", True),
        ("vaterschaftsanerkennung.docx", True),
        ("My overdue letter.txt", True),
        ("IMG_2044.jpg", False),
        ("image001.png", False),
        ("Scan 3.pdf", False),
        ("WhatsApp Image 2026-11-05.jpeg", False),
        ("signature.asc", False),
        ("a.pdf", False),
        ("", False),
    ],
)
def test_names_of_files_count_where_a_person_gave_them(file, telling):
    assert search.is_telling(file) is telling
    found = search.seek("p-a", None, (), (), [file])
    assert bool(found.hits(f"see {file} here", parts=False)) is telling


def test_several_people_are_sought_at_once():
    one = search.seek("p-a", None, ["Ann Lee"], ["Q-1"], ["Lee family tree.pdf"])
    other = search.seek("p-b", None, ["Bob Roe"], ["Q-2"])
    both = search.join([one, other])
    assert both.lines("Bob Roe\nnobody\nLEE FAMILY TREE.pdf by ann lee", parts=False) == (1, 3)
    assert both.counts_parts("tickets/Q-2.md")
    assert both.pseudonym == ""
