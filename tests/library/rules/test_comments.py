from deskbook.library.rules import comments


def test_comments_are_removed_and_what_a_patron_asks_about_them_stays():
    text = "Done.\n\n<!-- slow\nvendor -->\n\nAsk again. <!-- no end"
    assert comments.remove(text) == "Done.\n\n\n\nAsk again."
    assert comments.remove(text, by_patron=True) == "Done.\n\n\n\nAsk again. <!-- no end"
    assert comments.remove(" as it is\n") == " as it is\n"
    assert list(comments.find(text)) == ["slow\nvendor", "no end"]
