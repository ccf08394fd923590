"""Texts as they are compared"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.rules.folding import find_words, fold, fold_places, space_letters

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
        ("馆", ["馆"]),
        ("हिन्दी किताब।", ["हिन्दी", "किताब"]),
        ("VPN에서 안돼요", ["vpn", "에서", "서", "안돼", "돼요", "요"]),
        ("பழைய நூல்", ["பழைய", "நூல்"]),
    ],
)
def test_words_are_what_is_searched(text, words):
    assert list(find_words(text)) == words


def test_letters_without_spaces_are_words_of_their_own():
    assert space_letters("Łódź 闭馆 now") == "lodz  闭 馆  now"
    assert space_letters("Plain") == "plain"
