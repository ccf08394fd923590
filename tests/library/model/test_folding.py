"""Texts as they are compared"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import languages

from deskbook.library.model.folding import (
    compile_text,
    cut_text,
    find_spellings,
    find_words,
    fold,
    fold_places,
    space_letters,
    transcribe,
)

texts = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("aéßŁœİıſ\u0301\u0308\u00ad\u200d'’–王ガｶﾞ한글ที่ हिن"),
    )
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź", "lodz"),
        ("ŒUVRE", "oeuvre"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("Jörg Groß", "jorg gross"),
        ("Søren Åkesson", "soren akesson"),
        ("İSTANBUL ışık", "istanbul isik"),
        ("Nguyễn Văn", "nguyen van"),
        ("ＡＢＣ１", "abc1"),
        ("ΆΝΝΑΣ", "αννασ"),
        ("Семён", "семен"),
        ("O’Brien O`Hara D‘Arcy", "o'brien o'hara d'arcy"),
        ("Anna\u2011Maria\u2013Rosa", "anna-maria-rosa"),
        ("a\u00a0b\u2003c", "a b c"),
        ("zero\u200bwi\u00addth", "zerowidth"),
        ("ｶﾞ", "ガ"),
        (unicodedata.normalize("NFD", "김철수 ガ"), "김철수 ガ"),
        ("ที่ हिन्दी", "ที่ हिन्दी"),
        ("أحمد على مُحَمَّد", "احمد علي محمد"),
    ],
)
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded
    assert fold(folded) == folded


@given(texts)
def test_places_lead_back_to_the_text(text):
    folded = fold_places(text)
    assert folded.text == fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.place(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert char in fold(text[start:end])


@given(texts)
def test_composed_and_decomposed_texts_are_one(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Library's e-books_2026!", ["the", "library", "s", "e", "books", "2026"]),
        ("图书馆闭馆", ["图书", "书馆", "馆闭", "闭馆", "馆"]),
        ("Łódź, ＡＢＣ", ["lodz", "abc"]),
        ("馆", ["馆"]),
        ("हिन्दी किताब।", ["हिन्दी", "किताब"]),
        ("VPN에서 안돼요", ["vpn", "에서", "서", "안돼", "돼요", "요"]),
        ("பழைய நூல்", ["பழைய", "நூல்"]),
    ],
)
def test_words_are_what_is_searched(text, words):
    assert find_words(text) == words


def test_a_last_letter_is_left_out_but_where_it_is_the_whole_word():
    assert find_words("책을 图书馆", tails=False) == ["책을", "图书", "书馆"]
    assert find_words("책 馆", tails=False) == ["책", "馆"]


def test_letters_without_spaces_are_words_of_their_own():
    assert space_letters("Łódź 闭馆 now") == "lodz  闭 馆  now"
    assert space_letters("Plain") == "plain"


LETTERS = [
    chr(it)
    for it in range(0x20, 0x30000)
    if unicodedata.category(chr(it)) not in ("Cn", "Cs", "Co")
]


def test_every_letter_is_folded_once_and_alike_however_it_is_composed():
    wrong = [
        it
        for it in LETTERS
        if fold(fold(it)) != fold(it)
        or fold(unicodedata.normalize("NFD", f"x{it}y")) != fold(f"x{it}y")
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "second", "spellings"),
    [
        ("Mu\u0308ller, MÜLLER", "mueller, mueller", {"mueller": "muller"}),
        ("Åse Søren", "aase soeren", {"aase": "ase", "soeren": "soren"}),
        ("plain", "plain", {}),
        ("Café ¨ Zoë", "cafe ¨ zoe", {}),
    ],
)
def test_umlauts_have_a_second_spelling(text, second, spellings):
    assert transcribe(text).replace("¨", " ").split() == second.replace("¨", " ").split()
    assert find_spellings(text) == spellings


@pytest.mark.parametrize(("text", "query"), [it for it in languages.PAIRS if it[1][-1] != "*"])
def test_a_text_is_found_in_another_one_in_each_spelling(text, query):
    for spelt in languages.spell(query):
        assert compile_text(spelt, whole=False).search(fold(text))


@pytest.mark.parametrize(
    ("name", "text", "is_found"),
    [
        ("知网", "请问知网怎么登录", True),
        ("VPN", "请问VPN怎么用", True),
        ("知网", "VPN知网", True),
        ("Lodz Atlas", "The Łódź  atlas.", True),
        ("Lodz Atlas", "The Łódź atlases", False),
        ("(plus)", "it is (plus) here", True),
        ("atlas", "an_atlas", False),
    ],
)
def test_a_whole_name_is_found_between_other_words(name, text, is_found):
    assert bool(compile_text(name, whole=True).search(fold(text))) is is_found


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("short", "short"),
        ("a text, which is longer", "a text…"),
        ("withoutanyspacesatall", "withouta…"),
        ("VPN 请问图书馆的闭馆时间", "VPN 请问图书…"),
        ("请问图书馆，的闭馆时间", "请问图书馆，的闭…"),
        ("请问图书馆是几， 的闭馆时间", "请问图书馆是几…"),
        ("请问图书 VPN is", "请问图书…"),
    ],
)
def test_a_text_is_cut_at_a_word_or_at_a_letter_of_a_script_without_spaces(text, cut):
    assert cut_text(text, 9) == cut
