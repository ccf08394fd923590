"""A library's own logo, colours and links."""

from deskbook.answers.rules.publication import publish_look
from deskbook.library.model.public import PublicLook
from deskbook.library.model.records import Appearance, Profile, SiteLink
from deskbook.sites.views import appearance


def test_a_library_that_chose_nothing_adds_nothing():
    look = publish_look(Profile(name="Hill", timezone="UTC", week=()))
    assert look == PublicLook()
    assert appearance.share_look(look) == {}
    assert appearance.make_files(look) == {}


def test_pages_get_logo_links_and_style_sheet():
    chosen = Appearance(logo="logo.svg", accent="#7A1F5C", accent_dark="e3a6d0")
    links = (SiteLink(title="College", url="https://college.example"),)
    look = publish_look(
        Profile(name="Hill", timezone="UTC", week=(), look=chosen, site_links=links)
    )
    assert appearance.share_look(look) == {
        "logo": "assets/logo.svg",
        "links": [{"title": "College", "url": "https://college.example"}],
        "styles": "assets/library.css",
    }
    assert appearance.make_files(look)["assets/library.css"].decode() == (
        "/* Colours that library.md names. */\n"
        "@media screen {\n"
        '  :root, :root[data-scheme="light"] { --accent: #7a1f5c; }\n'
        "}\n"
        "@media screen and (prefers-color-scheme: dark) {\n"
        '  :root:not([data-scheme="light"]) { --accent: #e3a6d0; }\n'
        "}\n"
        "@media screen {\n"
        '  :root[data-scheme="dark"] { --accent: #e3a6d0; }\n'
        "}\n"
    )


def test_one_colour_leaves_the_other_as_it_is():
    light = appearance.make_files(PublicLook(accent="111111"))["assets/library.css"].decode()
    dark = appearance.make_files(PublicLook(accent_dark="eeeeee"))["assets/library.css"].decode()
    assert ("dark" in light, '[data-scheme="light"] {' in dark) == (False, False)
    assert appearance.share_look(PublicLook(accent_dark="eeeeee")) == {
        "styles": "assets/library.css"
    }
