"""Texts rendered once, and again where a link in them leads elsewhere."""

from deskbook.sites.views.texts import Text, Texts

WRITTEN = "See [that](that.md) and Q-4KX7M2."


def led(**known):
    return lambda address: known.get(address.partition(".")[0].replace("-", "_"), "")


def test_a_text_is_taken_from_memory_while_its_links_lead_where_they_did():
    first = Texts()
    made = first.text(WRITTEN, "answers/it/", led(that="../that/"))
    assert made == Text(
        '<p>See <a href="../that/">that</a> and Q-4KX7M2.</p>',
        "See that and Q-4KX7M2.",
        {"that.md": "../that/", "Q-4KX7M2": ""},
    )
    second = Texts(first.used)
    assert second.text(WRITTEN, "answers/it/", led(that="../that/")) is made
    moved = second.text(WRITTEN, "answers/it/", led(that="../that/", Q_4KX7M2="../q/"))
    assert moved.html == (
        '<p>See <a href="../that/">that</a> and <a href="../q/">Q-4KX7M2</a>.</p>'
    )
    assert list(second.used) == list(first.used)


def test_a_text_is_another_on_another_page_and_below_another_heading():
    texts = Texts()
    for here, top in (("a/", 2), ("b/", 2), ("a/", 3)):
        texts.text("# One", here, led(), top=top)
    assert [it.html for it in texts.used.values()] == [
        "<h2>One</h2>",
        "<h2>One</h2>",
        "<h3>One</h3>",
    ]
