"""The frame of an archive's pages"""

from tests.hands import NOW

from deskbook.transfer.views import archive, archive_page


def test_links_of_records_lead_to_the_files_of_the_archive():
    known = frozenset({"answers/renew/", "services/reference/", "tickets/Q-4KX7M2/"})
    resolve = archive_page.resolve_within("answers", known)
    assert [
        resolve(it) for it in ("renew.md#how", "../services/reference.md", "Q-4KX7M2", "no.md")
    ] == [
        "../answers/renew.html#how",
        "../services/reference.html",
        "../tickets/Q-4KX7M2.html",
        "",
    ]


def test_words_stay_words():
    page = archive_page.make_page("<b>", ["<p>x</p>"], home="../", name='"&', language="es")
    assert "<title>&lt;b&gt;</title>" in page
    assert '<html lang="es">' in page
    assert '<a href="../index.html">&quot;&amp;</a>' in page
    assert archive_page.list_facts([("empty", "")]) == ""
    assert archive_page.make_link('"x', "<y>") == '<a href="&quot;x">&lt;y&gt;</a>'


def test_values_are_shown_in_one_line():
    shown = [archive.show_value(it) for it in (NOW, NOW.date(), ("a", "b"), True, False, 3)]
    assert shown == ["2026-11-05T15:00:00Z", "2026-11-05", "a, b", "yes", "no", "3"]
