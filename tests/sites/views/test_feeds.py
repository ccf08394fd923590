"""Atom feeds: valid by RFC 4287, whole addresses, the same bytes for the same records."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from tests import site_world

from deskbook.sites.views import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WHOLE = re.compile(r"https://[^\s/]+/\S*")

OFTEN_RENAMED = """\
---
title: "Where is <it> & \\"that\\"?"
state: published
topics: [borrowing]
reviewed: 2026-10-01
was: [first-name, second-name]
---

Look [here](renew.md), or [there](../problems/mill-late.md), or [nowhere](gone.md).
"""


def made(**knowledge):
    return feeds.make_files(site_world.public(site_world.library(**knowledge)))


def faults(data):
    """What RFC 4287 (sections 4.1.1, 4.1.2, 4.2) says must be otherwise in a feed."""
    feed = ElementTree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    ids = [it.findtext(f"{ATOM}id") for it in feed.iter(f"{ATOM}entry")]
    found = ["two entries have one id"] if len(set(ids)) < len(ids) else []
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        names = ("id", "title", "updated")
        found += [f"not one {it}" for it in names if len(part.findall(f"{ATOM}{it}")) != 1]
        if not WHOLE.fullmatch(part.findtext(f"{ATOM}id") or ""):
            found.append(f"the id is no whole address: {part.findtext(f'{ATOM}id')}")
        if not MOMENT.fullmatch(part.findtext(f"{ATOM}updated") or ""):
            found.append(f"no RFC 3339 time: {part.findtext(f'{ATOM}updated')}")
        relations = [(it.get("rel"), it.get("type")) for it in part.findall(f"{ATOM}link")]
        if len(set(relations)) < len(relations) or ("alternate", "text/html") not in relations:
            found.append(f"links: {relations}")
        addresses = [it.get("href") for it in part.findall(f"{ATOM}link")]
        addresses += re.findall(r'href="([^"]*)"', part.findtext(f"{ATOM}content") or "")
        found += [f"no whole address: {it}" for it in addresses if not WHOLE.fullmatch(it)]
    if not feed.findtext(f"{ATOM}author/{ATOM}name"):
        found.append("no author")
    if ("self", "application/atom+xml") not in [
        (it.get("rel"), it.get("type")) for it in feed.findall(f"{ATOM}link")
    ]:
        found.append("no link to itself")
    newest = max((it.findtext(f"{ATOM}updated") for it in feed.iter(f"{ATOM}entry")), default="")
    if newest and feed.findtext(f"{ATOM}updated") != newest:
        found.append("it is not as new as its newest entry")
    return found


def test_there_is_one_of_all_answers_one_for_each_topic_and_one_of_problems():
    assert list(made()) == [
        "answers/feed.xml",
        "topics/borrowing/feed.xml",
        "topics/finding-sources/feed.xml",
        "problems/feed.xml",
    ]


def test_all_are_valid_whatever_stands_in_the_records():
    found = made(answers__renamed=OFTEN_RENAMED)
    assert {path: faults(data) for path, data in found.items()} == {path: [] for path in found}


def test_the_check_of_validity_can_fail():
    whole = made()["answers/feed.xml"].decode()
    assert faults(whole.replace("https://library.example/answers/renew/", "/answers/renew/"))
    assert faults(re.sub("<updated>.*?</updated>", "", whole, count=1))
    assert faults(whole.replace("2026-09-01T00:00:00Z", "2026-09-01"))
    assert faults(whole.replace('href="https://library.example/answers/renew/', 'href="../renew/'))


def test_a_whole_feed_of_answers():
    assert made(answers__renamed=OFTEN_RENAMED)["topics/borrowing/feed.xml"].decode() == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>https://library.example/topics/borrowing/feed.xml</id>
<title>Hill College Library: Borrowing</title>
<updated>2026-10-01T00:00:00Z</updated>
<author><name>Hill College Library</name></author>
<link rel="self" type="application/atom+xml" href="https://library.example/topics/borrowing/feed.xml"/>
<link rel="alternate" type="text/html" href="https://library.example/topics/borrowing/"/>
<generator>Deskbook</generator>
<entry xml:lang="en">
<id>https://library.example/answers/first-name/</id>
<title>Where is &lt;it&gt; &amp; &quot;that&quot;?</title>
<updated>2026-10-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://library.example/answers/renamed/"/>
<category term="borrowing" label="Borrowing"/>
<summary>Look here, or there, or nowhere.</summary>
<content type="html">&lt;p&gt;Look &lt;a href=&quot;https://library.example/answers/renew/&quot;&gt;here&lt;/a&gt;, \
or &lt;a href=&quot;https://library.example/problems/mill-late/&quot;&gt;there&lt;/a&gt;, or nowhere.&lt;/p&gt;</content>
</entry>
<entry xml:lang="en">
<id>https://library.example/answers/renew/</id>
<title>How do I renew a book?</title>
<updated>2026-09-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://library.example/answers/renew/"/>
<category term="borrowing" label="Borrowing"/>
<category term="finding-sources" label="Finding sources"/>
<summary>Sign in and choose Renew.</summary>
<content type="html">&lt;p&gt;Sign in and choose Renew.&lt;/p&gt;</content>
</entry>
</feed>
"""
    )


def test_a_problem_is_new_again_with_each_day_of_its_history():
    feed = ElementTree.fromstring(made()["problems/feed.xml"])
    assert [
        (it.findtext(f"{ATOM}title"), it.findtext(f"{ATOM}updated"), it.findtext(f"{ATOM}content"))
        for it in feed.iter(f"{ATOM}entry")
    ] == [
        (
            "Confirmed: Paper Mill is late",
            "2026-11-02T00:00:00Z",
            "<ol><li>2026-10-12: First seen</li>"
            "<li>2026-10-14: Confirmed. The vendor knows of it.</li>"
            "<li>2026-11-02: A first part has come.</li></ol><p>Ask us for the article.</p>",
        ),
        (
            "Fixed: Paper Mill did not open",
            "2025-03-04T00:00:00Z",
            "<ol><li>2025-03-01: First seen</li><li>2025-03-04: Fixed</li></ol>",
        ),
    ]


def test_answers_that_nobody_has_reviewed_have_no_date_and_are_not_told_of():
    draft = "---\ntitle: Never read?\nstate: published\ntopics: [borrowing]\n---\n\nYes.\n"
    assert b"Never read" not in made(answers__never=draft)["answers/feed.xml"]


def test_the_newest_are_told_of_and_no_more_than_a_reader_wants(monkeypatch):
    monkeypatch.setattr(feeds, "LATEST", 1)
    found = made(answers__renamed=OFTEN_RENAMED)
    entries = {path: data.count(b"<entry") for path, data in found.items()}
    assert entries == dict.fromkeys(found, 1)
    assert b"first-name" in found["answers/feed.xml"]


def test_characters_that_xml_does_not_know_are_replaced():
    odd = '---\ntitle: "a\\u0008b?"\nstate: published\ntopics: [odd]\nreviewed: 2026-10-01\n---\n\nYes.\n'
    data = made(answers__odd=odd)["topics/odd/feed.xml"]
    assert faults(data) == []
    assert "a\N{REPLACEMENT CHARACTER}b?" in data.decode()


def test_without_an_address_of_the_site_there_are_none():
    profile = site_world.KNOWLEDGE["library"].replace("site_url: https://library.example\n", "")
    assert made(library=profile) == {}


@pytest.mark.parametrize("address", ["https://library.example/", "https://library.example"])
def test_the_address_may_end_in_a_slash(address):
    profile = site_world.KNOWLEDGE["library"].replace(
        "site_url: https://library.example", f"site_url: {address}"
    )
    assert (
        b"<id>https://library.example/answers/feed.xml</id>"
        in (made(library=profile)["answers/feed.xml"])
    )


def test_a_feed_of_nothing_has_a_date_too():
    data = feeds.make_files(replace(site_world.public(), problems={}))["problems/feed.xml"]
    assert (faults(data), b"1970-01-01T00:00:00Z" in data) == ([], True)
