"""What search engines are told: canonical pages, each once; nothing that is not to be found."""

from datetime import date

from deskbook.library.model.page import Page
from deskbook.sites.views import sitemap

PAGES = (
    Page("index", "Front", "front.html"),
    Page("answers/renew", "Renew?", "answer.html", changed=date(2026, 9, 1),
         alternates=(("en", "answers/renew/"), ("es", "es/answers/renew/"))),
    Page("search", "Search", "search.html", indexed=False),
)  # fmt: skip


def test_every_page_that_may_be_found_is_listed_once_with_its_date_and_its_languages():
    made = sitemap.make_files(PAGES, "https://library.example/kb/")
    assert {path: data.decode() for path, data in made.items()} == {
        "sitemap.xml": """\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>https://library.example/kb/</loc>
</url>
<url><loc>https://library.example/kb/answers/renew/</loc>
<lastmod>2026-09-01</lastmod>
<xhtml:link rel="alternate" hreflang="en" href="https://library.example/kb/answers/renew/"/>
<xhtml:link rel="alternate" hreflang="es" href="https://library.example/kb/es/answers/renew/"/>
</url>
</urlset>
""",
        "robots.txt": "User-agent: *\nDisallow: /kb/status/b/\n"
        "Sitemap: https://library.example/kb/sitemap.xml\n",
    }


def test_without_an_address_of_the_site_there_is_no_sitemap():
    assert sitemap.make_files(PAGES, "") == {"robots.txt": b"User-agent: *\nDisallow: /status/b/\n"}


def test_the_staff_site_asks_to_be_left_alone():
    assert sitemap.close_site() == {"robots.txt": b"User-agent: *\nDisallow: /\n"}
