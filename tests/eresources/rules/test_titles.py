"""The title that a text means, and the questions where it may mean several."""

from deskbook.eresources.model.coverage import Citation, Holding
from deskbook.eresources.model.reading import Mention, Part, Reading
from deskbook.eresources.rules import mentions, titles


def row(title, number="", resource="r", line=2):
    return "vendor", Holding(resource=resource, line=line, title=title, print_id=number)


def mention(text, key, at, how="same"):
    return Mention(at, at + len(text), key, how, len(key.split()), capital=text[0].isupper())


def test_number_and_title_of_two_serials_are_a_doubt():
    reading = Reading(text="x", citation=Citation(title="Eta"))
    one, other = [row("Beta", "20001029")], [row("Eta", "20001126", line=3)]
    said = titles.compare(reading, one, other).doubts
    assert said == ("the number is that of Beta (2000-1029), the title that of Eta (2000-1126): the number counts",)  # fmt: skip
    assert titles.compare(reading, one, one) is reading
    assert titles.compare(reading, one, ()) is reading


def test_rows_with_a_common_number_or_of_other_resources_are_one_serial():
    rows = [row("Annals", "00001066"), row("Annals, New Series", "00001066", line=3), row("Annals", "00001023", "s")]  # fmt: skip
    assert titles.name_serials(rows) == ["Annals (0000-1066)"]
    assert titles.name_serials([row("Annals", "00001066"), row("Annals", "00001023")]) == ["Annals (0000-1066)", "Annals (0000-1023)"]  # fmt: skip
    assert titles.name_serials([row("Annals"), row("Annals")]) == ["Annals"]


def test_same_name_of_two_serials_is_a_question_and_one_digit_a_doubt():
    reading = Reading(text="Annals", citation=Citation(title="Annals"))
    two = [row("Annals", "00001066"), row("Annals", "00001023")]
    assert titles.ask(reading, two, None, ()).titles == ("Annals (0000-1066)", "Annals (0000-1023)")
    assert titles.ask(reading, two[:1], "r", two[1:]).doubts == ("with one digit changed, the number is that of Annals (0000-1023)",)  # fmt: skip
    assert titles.ask(reading, two[:1], "elsewhere", (), sure=False).titles == (
        "Annals (0000-1066)",
    )
    assert titles.doubt(reading, "") is reading
    assert titles.only(["r"]) == "r"
    assert titles.only(["r", "s"]) is None


def test_title_that_names_the_database_is_not_the_item():
    text = "Alpha Review in Beta Full Text"
    parts = (Part("database", "beta", "Beta Full Text", 16, 30),)
    found = [mention("Alpha Review", "alpha review", 0), mention("Beta Full Text", "beta full text", 16)]  # fmt: skip
    reading = Reading(text=text, parts=parts)
    listed = {"alpha review": [row("Alpha Review")], "beta full text": [row("Beta Full Text", line=3)]}  # fmt: skip
    assert [it.key for it in titles.choose(reading, found, listed, None)] == ["alpha review"]
    assert [it.key for it in titles.choose(reading, found, listed, "r")] == ["alpha review"]


def test_title_within_a_longer_one_is_named_as_such():
    reading = Reading(text="European Rural History, vol. 3", rest=((0, 22),), parts=(Part("volume", "3", "vol. 3", 24, 30),))  # fmt: skip
    part = mentions.cite(mentions.guess_title(reading), reading)
    found = [mention("Rural History", "rural history", 9)]
    assert titles.note_other(part, found, reading) == "the lists have Rural History, which is only part of European Rural History"  # fmt: skip
    assert titles.note_other(part, [], reading) == ""


def test_place_within_another_is_part_of_it():
    long, short = mention("European Rural History", "e", 0), mention("Rural History", "r", 9)
    assert mentions.is_within(short, long)
    assert not mentions.is_within(long, short)


def test_prose_is_no_title():
    for text in ("we are here", "one two three four five six seven eight nine ten eleven twelve thirteen", "!"):  # fmt: skip
        assert mentions.guess_title(Reading(text=text, rest=((0, len(text)),))) is None
    assert mentions.guess_title(Reading(text="Hill Farming", rest=((0, 12),))).key == "Hill Farming"
    assert mentions.guess_title(Reading(text="hill farming", rest=((0, 12),))).key == "hill farming"
    assert mentions.guess_title(Reading(text="hill", rest=((0, 4),))) is None


def test_word_next_to_a_doi_alone_is_no_title():
    reading = Reading(text="Meridian 10.1000/x", parts=(Part("doi", "10.1000/x", "10.1000/x", 9, 18),), rest=((0, 8),))  # fmt: skip
    assert not mentions.is_near_number(reading, 0, 8)
