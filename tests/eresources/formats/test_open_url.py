"""Citations are read from OpenURLs of both versions, DOIs and words, and nothing else is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import item_texts

from deskbook.eresources.model.coverage import Citation

VERSION_1 = (
    "https://resolver.example/openurl?url_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal"
    "&rft.jtitle=Annals+of+Hill+History&rft.atitle=The%20first%20census&rft.issn=0378-5955"
    "&rft.eissn=2434-561X&rft.date=2026-03&rft.volume=36&rft.issue=1&rft.spage=12"
    "&rft_id=info:doi/10.1000/ahh.36.1&req_id=student42&sessionid=0815&rfr_id=info:sid/index.example"
)
VERSION_01 = (
    "http://resolver.example/?sid=index:history&issn=03785955&title=Annals+of+Hill+History&year=2025"
    "&volume=35&issue=4&pages=1-20&id=doi:10.1000/ahh.35.4&pid=token%3Dsecret"
)


def test_an_openurl_1_0_is_read_whole():
    assert item_texts.cite(f"It says error: {VERSION_1}.") == Citation(
        title="Annals of Hill History",
        article="The first census",
        numbers=("03785955", "2434561X"),
        doi="10.1000/ahh.36.1",
        first=date(2026, 3, 1),
        last=date(2026, 3, 31),
        volume="36",
        issue="1",
        page="12",
    )


def test_an_openurl_0_1_is_read_whole():
    assert item_texts.cite(VERSION_01) == Citation(
        title="Annals of Hill History",
        numbers=("03785955",),
        doi="10.1000/ahh.35.4",
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        volume="35",
        issue="4",
        page="1-20",
    )


@pytest.mark.parametrize("link", [VERSION_1, VERSION_01])
def test_nothing_of_the_reader_is_kept(link):
    kept = repr(item_texts.cite(link))
    assert not any(word in kept for word in ("student42", "0815", "secret", "token", "sid"))


@pytest.mark.parametrize(
    "link",
    [
        "https://login.proxy.example/login?url=" + VERSION_1,
        "https://login.proxy.example/login?qurl=" + VERSION_1.replace(":", "%3A").replace("/", "%2F").replace("?", "%3F").replace("&", "%26").replace("=", "%3D").replace("%20", "%2520").replace("+", "%2B"),
    ],
)  # fmt: skip
def test_a_link_through_the_proxy_leads_to_the_same_citation(link):
    assert item_texts.cite(link) == item_texts.cite(VERSION_1)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("https://doi.org/10.1000/ahh.36.1", Citation(doi="10.1000/ahh.36.1")),
        ("doi:10.1000/2024.7, please", Citation(doi="10.1000/2024.7")),
        ("https://journals.example/doi/full/10.1000/ahh.36.1?token=x", Citation(doi="10.1000/ahh.36.1")),
        ("1900-1999 in 0378-5955", Citation(numbers=("03785955",))),
        ("0378-5955 vol. 36, no. 2 (2026)",
         Citation(numbers=("03785955",), volume="36", issue="2",
                  first=date(2026, 1, 1), last=date(2026, 12, 31))),
        ("Annals 36(1-2), 2026-03-15",
         Citation(volume="36", issue="1-2", first=date(2026, 3, 15), last=date(2026, 3, 15))),
        ("?rft.date=2026", Citation(first=date(2026, 1, 1), last=date(2026, 12, 31))),
        ("https://r.example/?rft_id=urn:ISSN:0378-5955&date=20260299",
         Citation(numbers=("03785955",), first=date(2026, 2, 1), last=date(2026, 2, 28))),
        ("https://r.example/?date=2026-13", Citation(first=date(2026, 1, 1), last=date(2026, 12, 31))),
        ("https://a.example/?url=not-a-link", Citation()),
        ("http://[broken?issn=0378-5955 why is it not there", Citation(numbers=("03785955",))),
    ],
)  # fmt: skip
def test_what_is_told_is_read_and_no_more(text, known):
    assert item_texts.cite(text) == known


@given(st.text(max_size=200))
def test_any_text_gives_a_citation(text):
    found = item_texts.cite("http://a.example/?url=http://b/?" + text)
    assert (found.first is None) is (found.last is None)
