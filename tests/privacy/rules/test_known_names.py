"""A known person's name, however it is spelt"""

import unicodedata
from itertools import cycle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbook.library.model.folding import fold
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.redact import Gate


def clean(name, text):
    return redact.clean_intake(text, Gate(known=(("name", name),)))[0]


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("Todd Miller", "thanks todd", "thanks [name]"),
        ("Todd Miller", r"C:\Users\ToddMiller\thesis.docx", r"C:\Users\[login]\thesis.docx"),
        ("José Álvarez", unicodedata.normalize("NFD", "José Álvarez, José"), "[name], [name]"),
        ("Jörg Müller", "Joerg Mueller writes.", "[name] writes."),
        ("Joerg Mueller", "Jörg Müller, Jorg Muller", "[name], [name]"),
        ("Nguyễn Văn A", "Nguyen Van A", "[name]"),
        ("Sinéad Quill", "Sinead here", "[name] here"),
        ("王小明", "我是王小明。请帮我。", "我是[name]。请帮我。"),
        ("王小明", "我是小明。小明同学, 王 小明\n小明", "我是[name]。[name]同学, [name]\n[name]"),
        ("김철수", "저는 김철수입니다. 철수입니다.", "저는 [name]입니다. [name]입니다."),
        ("田中 太郎", "田中さん、田中太郎です", "[name]さん、[name]です"),
        ("สมชาย ใจดี", "ผมชื่อสมชายใจดีครับ", "ผมชื่อ[name]ครับ"),
        ("Mary Smith-Jones", "Mary Smith Jones here.", "[name] here."),
        ("Anna-Maria van der Berg", "Anna Maria van der Berg here.", "[name] here."),
        ("Anna-Maria van der Berg", "Anna\u2011Maria\u2019s list", "[name]\u2019s list"),
        ('Robert "Bob" Miller', "Bob here; Robert (Bob) Miller", "[name] here; [name]"),
        ("Todd Miller", 'Todd "Tee" Miller, Todd Q. Miller', "[name], [name]"),
        ("Vera Blum", "/home/vblum/x.txt, blumv", "/home/[login]/x.txt, [name]"),
        ("Vera Blum", "vera.blum Vera_Blum verablum", "[name] [name] [name]"),
        ("Vera Blum", "/home/blumenstein/a /home/verab/b", "/home/[login]/a /home/[login]/b"),
        ("Jörg Müller", "J. Müller, Müllers Buch", "[name], [name]s Buch"),
        ("Todd Miller", "Miller, T. and T. Miller.", "[name] and [name]."),
        ("Todd Miller", "Millerthesis.docx MyMillerThesis", "[name]thesis.docx My[name]Thesis"),
        ("Søren Ågård", "Soeren Aagaard, Soren Agard", "[name], [name]"),
        ("Sean O'Brien", "OBrien, O\u2019Brien, O Brien", "[name], [name], [name]"),
        ("Иван Петров", "пишет Петров, спросите Иван", "пишет [name], спросите [name]"),
        ("Mikko Virtanen", "Virtasen ja Virtanenin, Mikkolle", "Virtasen ja [name]in, [name]lle"),
        ("דוד כהן", "לכהן", "ל[name]"),
        ("Will May", "Will it open in May? will may", "Will it open in May? [name]"),
        ("Will May", "I am writing for Will and ask Will.", "I am writing for Will and ask [name]."),
        ("Will Sampleton", "my name is will", "my name is [name]"),
        ("Mark Long", "Ask Mark about it. Thanks, mark", "Ask [name] about it. Thanks, [name]"),
        ("Mark Long", "Mark\nanswered Long\u2026", "[name]\nanswered [name]\u2026"),
        ("An Le", "Manley asks An Le, an le, or Anle", "Manley asks [name], [name], or Anle"),
        ("Todd", "toddler asks Todd", "toddler asks [name]"),
        ("Mark Long", "Mark longer, remark long", "Mark longer, remark long"),
        ("\u2026 --", "nothing \u2026 --", "nothing \u2026 --"),
        ("王", "王先生说王道", "[name]先生说王道"),
    ],
)  # fmt: skip
def test_a_known_name_is_found_in_every_spelling(name, text, kept):
    assert clean(name, text) == kept


TRAPS = [
    "Will it open in May? It will be a long day, may I ask, and mark the page?",
    "A rose is a rose. The Long Way Home, by the page. King Lear and Young Adult novels.",
    "The Page does not load. On May 12 or 12 May I lost page 3. In Long Island.",
    "Annals of Botany, Britannica and Ghana. Toddlers, umbrellas, catering.",
    "The Rose Garden, the Bishop Museum, Green Day, Hall 3, Park Street",
    "Victorian novels and Christianity in Carolina, by Robertson.",
    "Please cook, hunt, cross the hall and grant me a fair chance to stay.",
    "I am young, I am rich, this is long, frank and good.",
]
NAMES_OF_TRAPS = [
    "Will May", "Mark Long", "Rose Page", "Anna Todd", "Ella Erin", "Rose Bishop", "Victor Christian",
    "Robert Carolin", "Grant Cook", "Young Rich", "Frank Good", "Day Brown", "Chance Cross",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES_OF_TRAPS)
@pytest.mark.parametrize("text", TRAPS)
def test_ordinary_words_stay(name, text):
    assert clean(name, text) == text


_GIVEN = """
Todd Sinéad José Jörg Søren Łukasz Zoë Þórunn Ingeborg Çağla Nguyễn Ikechukwu Anna-Maria Marie-Ève
Dörthe Åsa Björn Siân Tomáš Ağca Ioana Gökhan Mei-Ling D'Arcy Иван Ελένη
"""
_FAMILY = """
Miller Álvarez Müller Quill Smith-Jones Ågård O'Brien Preiß Kowalczyk Đorđević Sampleton Strauß Škoda
Blum Çelik Lindqvist Ñíguez Mbeki Петров Παππάς Œhler Æbelø
"""
GIVEN, FAMILY = _GIVEN.split(), _FAMILY.split()
UMLAUTS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "ø": "oe",
        "å": "aa",
        "Å": "Aa",
        "Ö": "Oe",
        "Ü": "Ue",
    }
)
SPELLINGS = {
    "as it is": str,
    "small": str.lower,
    "large": str.upper,
    "decomposed": lambda it: unicodedata.normalize("NFD", it),
    "wide": lambda it: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in it),
    "without accents": fold,
    "two letters": lambda it: it.translate(UMLAUTS),
    "blanks": lambda it: it.replace("-", " "),
    "another hyphen": lambda it: it.replace("-", "\u2011"),
    "another apostrophe": lambda it: it.replace("'", "\u2019"),
    "no apostrophe": lambda it: it.replace("'", ""),
    "soft hyphens": lambda it: it[:2] + "\u00ad" + it[2:],
}
WHOLE = {
    "whole": "{0} {1}", "turned": "{1}, {0}", "together": "{0}{1}", "dotted": "{0}.{1}", "with _": "{0}_{1}",
    "nickname": '{0} "Tee" {1}', "initial": "{0} Q. {1}", "line": "{0}\n{1}", "turned together": "{1}{0}",
}  # fmt: skip
PARTS = {"given": "{0}", "family": "{1}"}
PLACES = (
    "thanks {}",
    "({})",
    "{} here",
    r"C:\Users\{}\thesis.docx",
    "/home/{}/a",
    "\u00ab{}\u00bb",
    "ask {}?",
)


def left(name, text):
    """The parts of a name that are left in a text."""
    folded = fold(text).replace("-", "").replace("'", "").replace(" ", "")
    return [it for it in fold(name).replace("-", "").replace("'", "").split() if it in folded]


@given(
    st.sampled_from(GIVEN), st.sampled_from(FAMILY), st.sampled_from(sorted(SPELLINGS)),
    st.sampled_from(sorted(WHOLE | PARTS)), st.sampled_from(PLACES),
)  # fmt: skip
@example("Anna-Maria", "Smith-Jones", "blanks", "whole", PLACES[0])
def test_nothing_of_a_name_is_left(given_name, family, spelling, order, place):
    name = f"{given_name} {family}"
    written = SPELLINGS[spelling]((WHOLE | PARTS)[order].format(given_name, family))
    cleaned = clean(name, place.format(written))
    assert left(name, cleaned) == [], (name, written, cleaned)


@pytest.mark.exhaustive
def test_nothing_of_any_name_is_left_in_any_spelling_and_place():
    missed = [
        (given_name, family, spelling, order, place)
        for given_name, family in zip(GIVEN, cycle(FAMILY), strict=False)
        for spelling, spell in SPELLINGS.items()
        for order, shape in (WHOLE | PARTS).items()
        for place in PLACES
        if left(
            name := f"{given_name} {family}",
            clean(name, place.format(spell(shape.format(given_name, family)))),
        )
    ]
    assert missed == []
