"""Parts of a text about an item: numbers, dates, volume, issue and pages in the usual styles."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests import item_texts

from deskbook.eresources.formats import item_text
from deskbook.library.model.finding import DeskError

SICI = "10.1002/1097-0274(200009)38:3<316::aid-ajim11>3.0.co;2-p"

PARTS = [
    ("https://x.example/doi/10.1002/1097-0274(200009)38:3<316::AID-AJIM11>3.0.CO;2-P",
     f"10970274 {SICI} 2000-09-01/2000-09-30 v38 i3 p316"),
    ("https://x.example/doi/10.1002/1097-0274(200009)38:3%3C316::AID-AJIM11%3E3.0.CO;2-P",
     f"10970274 {SICI} 2000-09-01/2000-09-30 v38 i3 p316"),
    ("https://r.example/?issn=0000-104X&date=2026-04-01&volume=40&issue=2&url=https%3A%2F%2Fpub.example%2Fa%2F7",
     "0000104X 2026-04-01 v40 i2"),
    ("https://r.example/?genre=article&amp;issn=0000-104X&amp;date=2026-04-01&amp;volume=40", "0000104X 2026-04-01 v40"),
    ("0000-104X 40 (2026) 117-129", "0000104X 2026-01-01/2026-12-31 v40 p117-129"),
    ("0000\u2011104X 2026-04", "0000104X 2026-04-01/2026-04-30"),
    ("0000\u2013104X 2026", "0000104X 2026-01-01/2026-12-31"),
    ("ISSN 0000 104X", "0000104X"),
    ("ISSN:0000104x (online)", "0000104X"),
    ("eISSN 2434-561X; pISSN 0378-5955", "2434561X 03785955"),
    ("ISBN 0-306-40615-2", "0306406152"),
    ("ISBN-13: 978-0-306-40615-7, 2nd ed.", "9780306406157 e2"),
    ("PMID: 12345678", "pmid12345678"),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid12345678"),
    ("https://doi.org/10.1016/S0378-5955(05)00123-4", "03785955 10.1016/s0378-5955(05)00123-4"),
    ("http://r.example/?rft.issn=2000-1029&rft.date=2026&rft.ssn=spring", "20001029 2026-03-01/2026-05-31"),
    ("http://r.example/?rft.issn=2000-1029&rft.date=2026&rft.quarter=3", "20001029 2026-07-01/2026-09-30"),
    ("http://r.example/?rft.issn=2000-1029&rft.date=Spring+2026", "20001029 2026-03-01/2026-05-31"),
    ("http://r.example/?issn=2000-1029&date=2026-03/2026-05", "20001029 2026-03-01/2026-05-31"),
    ("http://r.example/?rft.issn=2000-1029&rft.volume=vol.+24&rft.issue=No.%202", "20001029 v24 i2"),
    ('<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.issn=2000-1029&amp;rft.volume=3"></span>', "20001029 v3"),
    ("http://p.example/login?url=http://r.example/?issn=2000-1029&volume=3", "20001029 v3"),
    ("http://p.example/login?http://r.example/?issn=2000-1029&volume=3", "20001029 v3"),
    ("https://j.example/journals/2000-1029/24/2", "20001029"),
    ("http://r.example/?rft.stitle=Jahrb%FCcher&rft.volume=3", "tJahrbücher v3"),
    ("2026 Jun;24(2):117-29", "2026-06-01/2026-06-30 v24 i2 p117-29"),
    ("24(2), 117–129", "v24 i2 p117-129"),
    ("24.2 (2026): 117-29", "2026-01-01/2026-12-31 v24 i2 p117-29"),
    ("24, no. 2 (June 2026): 117–29", "2026-06-01/2026-06-30 v24 i2 p117-29"),
    ("v. 24, n. 2, p. 117-129, jun. 2026", "2026-06-01/2026-06-30 v24 i2 p117-129"),
    ("2026, vol. 24, no. 2, pp. 117-129", "2026-01-01/2026-12-31 v24 i2 p117-129"),
    ("521, 436-444 (2015)", "2015-01-01/2015-12-31 v521 p436-444"),
    ("Bd. 24, H. 2 (Sommer 2026), S. 3-9", "2026-06-01/2026-08-31 v24 i2 p3-9"),
    ("Jg. 24, Heft 2/2026", "2026-01-01/2026-12-31 v24 i2"),
    ("v24n2", "v24 i2"),
    ("24:2 (2026)", "2026-01-01/2026-12-31 v24 i2"),
    ("vol. XXIV, núm. 2", "v24 i2"),
    ("the second issue of volume 3", "v3 i2"),
    ("3rd volume", "v3"),
    ("vol. 12 suppl. 1, 2020", "2020-01-01/2020-12-31 v12 isuppl 1"),
    ("第24卷第2期 2026年6月", "2026-06-01/2026-06-30 v24 i2"),
    ("第3期", "i3"),
    ("24卷", "v24"),
    ("15 June 2026", "2026-06-15"),
    ("June 15, 2026", "2026-06-15"),
    ("June 2026", "2026-06-01/2026-06-30"),
    ("Jun-Jul 2026", "2026-06-01/2026-07-31"),
    ("December 2025/January 2026", "2025-12-01/2026-01-31"),
    ("1.º de junio de 2026", "2026-06-01"),
    ("mars 2026", "2026-03-01/2026-03-31"),
    ("1er février 2026", "2026-02-01"),
    ("3. März 2026", "2026-03-03"),
    ("Frühjahr 2026", "2026-03-01/2026-05-31"),
    ("otoño 2026", "2026-09-01/2026-11-30"),
    ("Winter 2025/26", "2025-12-01/2026-02-28"),
    ("winter 2026", "2025-12-01/2026-02-28"),
    ("spring/summer 2026", "2026-03-01/2026-08-31"),
    ("2026/3/5", "2026-03-05"),
    ("03/2026", "2026-03-01/2026-03-31"),
    ("25.12.2025", "2025-12-25"),
    ("12/25/2025", "2025-12-25"),
    ("05/06/2026", "2026-05-06/2026-06-05"),
    ("Q2 2026", "2026-04-01/2026-06-30"),
    ("second quarter of 2026", "2026-04-01/2026-06-30"),
    ("2025-2026", "2025-01-01/2026-12-31"),
    ("2025/26", "2025-01-01/2026-12-31"),
    ("1900-1999", ""),
    ("issue I see, no 2026 issues", "2026-01-01/2026-12-31"),
    ("Sent: Monday, November 9, 2026 10:11\nIt is gone.", ""),
    ("2026(2)", "2026-01-01/2026-12-31 i2"),
    ("2025 (2026)", "2025-01-01/2025-12-31"),
    ("vol. 24:2", "v24 i2"),
    ("12(3):e0123456", "v12 i3 pe0123456"),
    (
        "http://a.example/?url=http%25253A%25252F%25252Fb.example%25252F%25253Frft.issn%25253D2000-1029",
        "20001029",
    ),
    ("1234 5679", ""),
    ("call 20260406", ""),
    ("10.1000/0378-5956(2020)1:2<3", "10.1000/0378-5956(2020)1:2<3 2020-01-01/2020-12-31 v1 i2 p3"),
    ("a=1&b=2", ""),
    ("(see http://a.example/x?rft.issn=2000-1029)", "20001029"),
    ("http://a.example/?rft.jtitle=Hill+Review&rft.stitle=Hill+Rev.", "tHill Review"),
    ("http://a.example/?rft.doi=doi:10.1000/x&rft.date=soon&rft.pmid=12", "10.1000/x pmid12"),
    ("http://a.example/?rft.doi=none", ""),
    ("http://a.example/?rft.jtitle=Hill%25252520Review", "tHill%20Review"),
    ("http://a.example/?url=http%2525253A%2525252F%2525252Fb.example%2525252F%2525253Frft.issn", ""),
]  # fmt: skip
"""Texts with what they say: numbers, days, v(olume), i(ssue), p(age), e(dition), t(itle)."""


def written(text):
    cited = item_texts.cite(text, "es", "fr", "de", "pt")
    days = dict.fromkeys(it.isoformat() for it in (cited.first, cited.last) if it)
    parts = (
        *(f"t{it}" for it in (cited.title,) if it),
        *cited.numbers,
        cited.doi,
        *(f"pmid{it}" for it in (cited.pmid,) if it),
        "/".join(days),
        *(f"{name}{it}" for name, it in (("v", cited.volume), ("i", cited.issue), ("p", cited.page), ("e", cited.edition)) if it),
    )  # fmt: skip
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts_of_links_styles_and_words_are_recognised(text, parts):
    assert written(text) == parts


def accounted(reading):
    """The characters that are in a part, in the rest, or in an unused key."""
    ranges = [(it.start, it.end) for it in (*reading.parts, *reading.unused)]
    return {at for start, end in (*ranges, *reading.rest) for at in range(start, end)}


@given(
    st.lists(st.one_of(st.sampled_from([it[0] for it in PARTS]), st.text(max_size=12)), max_size=6)
)
@example(["http://a.example/?url=http://b/?", "issn=1"])
def test_every_letter_and_digit_is_in_a_part_or_listed_as_not_understood(texts):
    reading = item_texts.read(" ".join(texts), "es")
    missing = {it.start() for it in re.finditer(r"[^\W_]", reading.text)} - accounted(reading)
    assert "".join(reading.text[at] for at in sorted(missing)) == ""


def test_values_of_unknown_keys_are_never_kept_and_their_names_are():
    reading = item_texts.read(
        "https://p.example/login?qurl=https%3A%2F%2Fr.example%2F%3Fissn%3D0378-5955%26sid%3Dsecret&token=4711"
    )
    assert [it.shown for it in reading.unused] == ["sid=…", "token=…"]
    assert not any(word in repr(reading.used) for word in ("secret", "4711"))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("0378-5956", "0378-5956 is no ISSN: its check digit is wrong"),
        ("ISBN 0-306-40615-3", "0-306-40615-3 is no ISBN: its check digit is wrong"),
        ("https://r.example/?issn=0378-5956", "0378-5956 is no ISSN: its check digit is wrong"),
        ("05/06/2026", "05/06/2026 may mean 2026-05-06 or 2026-06-05"),
        ("winter 2026", "winter 2026 is read as December 2025 to February 2026; some publishers count it from December 2026"),
        ("http://r.example/?issn=0378-5955&rft.ssn=spring", "the link names the season spring without a year"),
        ("vol. 3 or vol. 4", "vol. 3 is taken as the volume; there is also vol. 4"),
        ("x" * 20_007, "7 more characters were not read"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_ambiguous_is_a_doubt(text, doubt):
    assert item_texts.read(text).doubts == (doubt,)


def test_date_that_is_asked_for_counts_and_the_others_are_named():
    text = "I need the June 2026 issue; the latest is December 2025. Written on 3 November 2026."
    assert item_texts.cite(text).first == date(2026, 6, 1)


@pytest.mark.parametrize("text", ["2026-03", "March 2026", "2026/03"])
def test_issue_is_named_by_figures_or_words(text):
    assert item_text.parse_issue(text, "vol. 3", "no. 4").first == date(2026, 3, 1)
    assert item_text.parse_issue(None, "vol. 3", "IV").volume == "3"


def test_issue_with_a_date_that_is_none_is_refused():
    with pytest.raises(DeskError, match='"soon" is no date of an issue: write 2026'):
        item_text.parse_issue("soon", "", "")


def _values(text):
    return {(it.name, it.value) for it in item_text.read_text(text).parts}


def test_a_sici_without_a_doi_gives_all_its_parts():
    """ANSI/NISO Z39.56: ISSN, chronology, volume, issue, location."""
    assert _values("0000-1066(200806)6:2<117:FAF>2.0.TX;2-Y") == {
        ("issn", "00001066"),
        ("date", "2008-06-01/2008-06-30"),
        ("volume", "6"),
        ("issue", "2"),
        ("page", "117"),
    }


def test_a_part_of_a_sici_that_cannot_be_read_is_left_out():
    assert not any(name == "date" for name, _ in _values("0000-1066(9999)6:2<117:FAF>2.0.TX;2-Y"))


def test_a_volume_in_roman_capitals_stands_before_its_year():
    assert ("volume", "18") in _values("River Review XVIII, 2 (2020)")
    assert ("volume", "18") not in _values("river review xviii, 2 (2020)")


def test_the_day_of_access_is_no_date_of_publication():
    for words in ("[cit. 2026-11-10]", "Accessed 10 Nov. 2026.", "Retrieved November 10, 2026"):
        found = _values(f"Water Letters 27(2), 2016, 3-9. {words}")
        assert [value for name, value in found if name == "date"] == ["2016-01-01/2016-12-31"]


def test_years_of_two_digits_are_read_next_to_a_month_only():
    assert ("date", "1998-06-01/1998-06-30") in _values("June '98")
    assert not _values("the class of '98")
