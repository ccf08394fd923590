"""Who wrote a message that a colleague passes on: languages and programs, as they write the head."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.mail.letters import HTML, letter, parts

from deskbook.mail.formats.forwards import find_origins
from deskbook.mail.formats.message import parse
from deskbook.mail.model.mail import Address

PAT = Address("pat@people.example", "Pat Ron")

LANGUAGES = {
    # Apple Mail: line above, from, subject, date, to; Gmail: from; Outlook: from, sent, to, subject,
    # prefix; Thunderbird: rule, subject, date, from, to
    "en": ("Begin forwarded message:", "From Subject Date To", "From", "From Sent To Subject FW", "Forwarded Message|Subject|Date|From|To"),
    "de": ("Anfang der weitergeleiteten Nachricht:", "Von Betreff Datum An", "Von", "Von Gesendet An Betreff WG", "Weitergeleitete Nachricht|Betreff|Datum|Von|An"),
    "fr": ("D\u00e9but du message r\u00e9exp\u00e9di\u00e9\u00a0:", "De Objet Date \u00c0", "De", "De Envoy\u00e9 \u00c0 Objet TR", "Message transf\u00e9r\u00e9|Sujet|Date|De|Pour"),
    "es": ("Inicio del mensaje reenviado:", "De Asunto Fecha Para", "De", "De Enviado Para Asunto RV", "Mensaje reenviado|Asunto|Fecha|De|Para"),
    "it": ("Inizio messaggio inoltrato:", "Da Oggetto Data A", "Da", "Da Inviato A Oggetto I", "Messaggio Inoltrato|Oggetto|Data|Mittente|A"),
    "pt": ("In\u00edcio da mensagem reencaminhada:", "De Assunto Data Para", "De", "De Enviado Para Assunto FW", "Mensagem reencaminhada|Assunto|Data|De|Para"),
    "pt-br": ("In\u00edcio da mensagem encaminhada:", "De Assunto Data Para", "De", "De Enviada Para Assunto ENC", "Mensagem encaminhada|Assunto|Data|De|Para"),
    "nl": ("Begin doorgestuurd bericht:", "Van Onderwerp Datum Aan", "Van", "Van Verzonden Aan Onderwerp FW", "Doorgestuurd bericht|Onderwerp|Datum|Van|Aan"),
    "sv": ("Vidarebefordrat mejl:", "Fr\u00e5n \u00c4mne Datum Till", "Fr\u00e5n", "Fr\u00e5n Skickat Till \u00c4mne VB", "Vidarebefordrat meddelande|\u00c4mne|Datum|Fr\u00e5n|Till"),
    "da": ("Start p\u00e5 videresendt besked:", "Fra Emne Dato Til", "Fra", "Fra Sendt Til Emne VS", "Videresendt meddelelse|Subject|Date|From|To"),
    "nb": ("Videresendt melding:", "Fra Emne Dato Til", "Fra", "Fra Sendt Til Emne Vs", "Videresendt melding|Emne|Dato|Fra|Til"),
    "fi": ("V\u00e4litetty viesti alkaa:", "L\u00e4hett\u00e4j\u00e4 Aihe P\u00e4iv\u00e4m\u00e4\u00e4r\u00e4 Vastaanottaja", "L\u00e4hett\u00e4j\u00e4", "L\u00e4hett\u00e4j\u00e4 L\u00e4hetetty Vastaanottaja Aihe VL", "V\u00e4litetty viesti / Fwd.Msg|Aihe|P\u00e4iv\u00e4ys|L\u00e4hett\u00e4j\u00e4|Vastaanottaja"),
    "cs": ("Za\u010d\u00e1tek p\u0159epos\u00edlan\u00e9 zpr\u00e1vy:", "Od P\u0159edm\u011bt Datum Komu", "Od", "Od Odesl\u00e1no Komu P\u0159edm\u011bt FW", "P\u0159eposlan\u00e1 zpr\u00e1va|P\u0159edm\u011bt|Datum|Od|Komu"),
    "sk": ("Za\u010diatok preposlanej spr\u00e1vy:", "Od Predmet D\u00e1tum Pre", "Od", "Od Odoslan\u00e9 Komu Predmet FW", "Preposlan\u00e1 spr\u00e1va --- Forwarded Message|Predmet|D\u00e1tum|Od|Pre"),
    "pl": ("Pocz\u0105tek przekazywanej wiadomo\u015bci:", "Od Temat Data Do", "Od", "Od Wys\u0142ano Do Temat PD", "Tre\u015b\u0107 przekazanej wiadomo\u015bci|Temat|Data|Nadawca|Adresat"),
    "hu": ("Tov\u00e1bb\u00edtott lev\u00e9l kezdete:", "Felad\u00f3 T\u00e1rgy D\u00e1tum C\u00edmzett", "Felad\u00f3", "Felad\u00f3 Elk\u00fcldve C\u00edmzett T\u00e1rgy FW", "Tov\u00e1bb\u00edtott \u00fczenet|T\u00e1rgy|D\u00e1tum|Felad\u00f3|C\u00edmzett"),
    "ro": ("\u00cencepe mesajul redirec\u021bionat:", "Expeditorul Subiectul Data Destinatarul", "De la", "De_la Trimis C\u0103tre Subiect Redir.", "Mesaj redirec\u021bionat|Subiectul|Data|de la|C\u0103tre"),
    "ru": ("\u041d\u0430\u0447\u0430\u043b\u043e \u043f\u0435\u0440\u0435\u0430\u0434\u0440\u0435\u0441\u043e\u0432\u0430\u043d\u043d\u043e\u0433\u043e \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u044f:", "\u041e\u0442\u043f\u0440\u0430\u0432\u0438\u0442\u0435\u043b\u044c \u0422\u0435\u043c\u0430 \u0414\u0430\u0442\u0430 \u041a\u043e\u043c\u0443", "\u041e\u0442", "\u041e\u0442 \u041e\u0442\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043e \u041a\u043e\u043c\u0443 \u0422\u0435\u043c\u0430 FW", "\u041f\u0435\u0440\u0435\u043d\u0430\u043f\u0440\u0430\u0432\u043b\u0435\u043d\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435|\u0422\u0435\u043c\u0430|\u0414\u0430\u0442\u0430|\u041e\u0442|\u041a\u043e\u043c\u0443"),
    "uk": ("\u041f\u043e\u0447\u0430\u0442\u043e\u043a \u043b\u0438\u0441\u0442\u0430, \u0449\u043e \u043f\u0435\u0440\u0435\u0441\u0438\u043b\u0430\u0454\u0442\u044c\u0441\u044f:", "\u0412\u0456\u0434_\u043a\u043e\u0433\u043e \u0422\u0435\u043c\u0430 \u0414\u0430\u0442\u0430 \u041a\u043e\u043c\u0443", "\u0412\u0456\u0434", "\u0412\u0456\u0434 \u041d\u0430\u0434\u0456\u0441\u043b\u0430\u043d\u043e \u041a\u043e\u043c\u0443 \u0422\u0435\u043c\u0430 FW", "\u041f\u0435\u0440\u0435\u0441\u043b\u0430\u043d\u0435 \u043f\u043e\u0432\u0456\u0434\u043e\u043c\u043b\u0435\u043d\u043d\u044f|\u0422\u0435\u043c\u0430|\u0414\u0430\u0442\u0430|\u0412\u0456\u0434|\u041a\u043e\u043c\u0443"),
    "tr": ("\u0130leti ba\u015flang\u0131c\u0131:", "Kimden Konu Tarih Kime", "G\u00f6nderen", "Kimden G\u00f6nderildi Kime Konu \u0130LT", "\u0130letilen \u0130leti|Konu|Tarih|Kimden|Kime"),
    "hr": ("Zapo\u010dni proslije\u0111enu poruku:", "\u0160alje Predmet Datum Prima", "\u0160alje", "Od Poslano Prima Predmet FW", "Proslije\u0111ena poruka|Naslov|Datum|\u0160alje|Prima"),
    "el": ("\u0391\u03c1\u03c7\u03ae \u03c0\u03c1\u03bf\u03c9\u03b8\u03b7\u03bc\u03ad\u03bd\u03bf\u03c5 \u03bc\u03b7\u03bd\u03cd\u03bc\u03b1\u03c4\u03bf\u03c2:", "\u0391\u03c0\u03cc \u0398\u03ad\u03bc\u03b1 \u0397\u03bc\u03b5\u03c1\u03bf\u03bc\u03b7\u03bd\u03af\u03b1 \u03a0\u03c1\u03bf\u03c2", "\u0391\u03c0\u03cc", "\u0391\u03c0\u03cc \u03a3\u03c4\u03ac\u03bb\u03b8\u03b7\u03ba\u03b5 \u03a0\u03c1\u03bf\u03c2 \u0398\u03ad\u03bc\u03b1 FW", "\u03a0\u03c1\u03bf\u03c9\u03b8\u03b7\u03bc\u03ad\u03bd\u03bf \u03bc\u03ae\u03bd\u03c5\u03bc\u03b1|\u0398\u03ad\u03bc\u03b1|\u0397\u03bc\u03b5\u03c1\u03bf\u03bc\u03b7\u03bd\u03af\u03b1|\u0391\u03c0\u03cc|\u03a0\u03c1\u03bf\u03c2"),
    "ja": ("\u8ee2\u9001\u3055\u308c\u305f\u30e1\u30c3\u30bb\u30fc\u30b8:", "\u5dee\u51fa\u4eba \u4ef6\u540d \u65e5\u4ed8 \u5b9b\u5148", "From", "\u5dee\u51fa\u4eba \u9001\u4fe1\u65e5\u6642 \u5b9b\u5148 \u4ef6\u540d FW", "Forwarded Message|\u4ef6\u540d|\u65e5\u4ed8|\u5dee\u51fa\u4eba|\u5b9b\u5148"),
    "zh": ("\u5f00\u59cb\u8f6c\u53d1\u7684\u90ae\u4ef6\uff1a", "\u53d1\u4ef6\u4eba \u4e3b\u9898 \u65e5\u671f \u6536\u4ef6\u4eba", "\u53d1\u4ef6\u4eba", "\u53d1\u4ef6\u4eba \u53d1\u9001\u65f6\u95f4 \u6536\u4ef6\u4eba \u4e3b\u9898 \u8f6c\u53d1", "\u8f6c\u53d1\u7684\u90ae\u4ef6|\u4e3b\u9898|\u65e5\u671f|\u53d1\u4ef6\u4eba|\u6536\u4ef6\u4eba"),
    "ko": ("\uc804\ub2ec\ub41c \uba54\uc2dc\uc9c0:", "\ubcf4\ub0b8_\uc0ac\ub78c \uc81c\ubaa9 \ub0a0\uc9dc \ubc1b\ub294_\uc0ac\ub78c", "\ubcf4\ub0b8\uc0ac\ub78c", "\ubcf4\ub0b8_\uc0ac\ub78c \ubcf4\ub0b8_\ub0a0\uc9dc \ubc1b\ub294_\uc0ac\ub78c \uc81c\ubaa9 FW", "\uc804\ub2ec\ub41c \uba54\uc2dc\uc9c0|\uc81c\ubaa9|\ub0a0\uc9dc|\ubcf4\ub0b8\uc0ac\ub78c|\ubc1b\ub294\uc0ac\ub78c"),
}  # fmt: skip

WHO, US, DAY, SUBJECT = "Pat Ron <pat@people.example>", "ann@library.example", "28 10 2026, 12:06", "Atlas"  # fmt: skip


def apple(line, words, *_):
    sender, subject, date, to = (it.replace("_", " ") for it in words.split())
    head = [f"{sender}: {WHO}", f"{subject}: {SUBJECT}", f"{date}: {DAY}", f"{to}: {US}"]
    return "Fwd: Atlas", "\n".join(f"> {it}" for it in [line, "", *head, "", "Where?"])


def gmail(line, words, sender, *_):
    head = [f"{sender}: Pat Ron <pat@people.example>", f"Date: {DAY}", "Subject: Atlas", f"To: <{US}>"]  # fmt: skip
    return "Fwd: Atlas", "\n".join(["---------- Forwarded message ---------", *head, "", "Where?"])


def outlook(line, words, gmail, names, *_):
    sender, sent, to, subject, prefix = (it.replace("_", " ") for it in names.split())
    head = [f"{sender}: {WHO}", f"{sent}: {DAY}", f"{to}: Ann <{US}>", f"{subject}: {SUBJECT}"]
    return f"{prefix}: Atlas", "\n".join(["Please take this.", "", "_" * 32, *head, "", "Where?"])


def thunderbird(line, words, gmail, outlook, names):
    rule, subject, date, sender, to = names.split("|")
    head = [f"{subject}: \t{SUBJECT}", f"{date}: \t{DAY}", f"{sender}: \t{WHO}", f"{to}: \t{US}"]
    return "Fwd: Atlas", "\n".join([f"-------- {rule} --------", *head, "", "", "Where?"])


@pytest.mark.parametrize("program", [apple, gmail, outlook, thunderbird])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sender_of_a_forwarded_message_is_found_in_every_language_and_program(language, program):
    subject, text = program(*LANGUAGES[language])
    assert find_origins(f"For you.\n\n{text}", subject) == (PAT,)
    assert find_origins(text, "Atlas") == (PAT,)


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("FW: Atlas", "From: Pat Ron [mailto:pat@people.example]\nSent: Monday\nTo: Ann\n"),
        ("FW: Atlas", "From:\nPat Ron <pat@people.example>\nSent:\nMonday\n"),
        ("FW: Atlas", "*From:* Pat Ron <pat@people.example>\n*Sent:* Monday\n"),
        ("TR: Atlas", "De\u00a0: Pat Ron <pat@people.example>\nEnvoy\u00e9\u00a0: lundi\n"),
        ("FW: Atlas", "\u5dee\u51fa\u4eba\uff1aPat Ron <pat@people.example>\n\u4ef6\u540d\uff1aAtlas\n"),
        ("FW: Atlas", "\u200f\u05de\u05d0\u05ea: Pat Ron <pat@people.example>\n\u05e0\u05d5\u05e9\u05d0: Atlas\n"),
        ("FW: Atlas", 'On 10/28/26, 12:06 PM, "Pat Ron" <pat@people.example> wrote:\n\nWhere?'),
        ("WG: Atlas", 'Am 28.10.26, 12:06 schrieb "Pat Ron" <pat@people.example>:\n\nWo?'),
    ],
)  # fmt: skip
def test_heads_are_read_in_whatever_way_they_are_written(subject, text):
    found = find_origins(f"See below.\n\n{text}", subject)
    assert [it.email for it in found] == ["pat@people.example"]


def test_two_messages_within_each_other_name_both_senders_the_outermost_first():
    text = "From: Ben <ben@library.example>\nSent: Monday\n\n> From: Pat Ron <pat@people.example>\n> Date: Sunday\n"
    assert [it.email for it in find_origins(text, "FW: Atlas")] == ["ben@library.example", "pat@people.example"]  # fmt: skip


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Re: Atlas", "Yes.\n\nFrom: Pat Ron <pat@people.example>\nSent: Monday\nTo: Ann\n"),
        ("AW: Atlas", "Ja.\n\nVon: Pat Ron <pat@people.example>\nGesendet: Montag\nAn: Ann\n"),
        ("Re: Atlas", "On Monday, Pat Ron <pat@people.example> wrote:\n> Where?"),
        ("A question", "On Monday, Pat Ron <pat@people.example> wrote to me."),
        ("A question", "From: Monday on, write to pat@people.example\nThat is all."),
        ("A question", "From: Pat Ron\nDate: Monday\n"),
        ("FW: Atlas", "Pat Ron <pat@people.example> is the reader:\nwho@people.example:"),
    ],
)
def test_answer_and_words_without_a_head_pass_nothing_on(subject, text):
    assert find_origins(text, subject) == ()


def test_answer_that_says_that_it_passes_a_message_on_does():
    _, text = thunderbird(*LANGUAGES["de"])
    assert find_origins(text, "AW: Atlas") == (PAT,)


MAIL = "From: Pat Ron <pat@people.example>\r\nSubject: Atlas\r\n\r\nWhere?\r\n"


def attached(head, body):
    data = parts(
        "Content-Type: text/plain\r\n\r\nPlease", head + "\r\n\r\n" + body, Subject="FW: Atlas"
    )
    return parse(data)[0]


ENCODINGS = {
    "7bit": bytes.decode,
    "8bit": bytes.decode,
    "base64": lambda data: base64.encodebytes(data).decode(),
    "quoted-printable": lambda data: quopri.encodestring(data).decode(),
}
KINDS = {
    "a message": "message/rfc822",
    "an international message": "message/global",
    "a file": "application/octet-stream; name=atlas.eml",
    "a file with another case": 'application/octet-stream; name="Atlas.EML"',
    "a text": "text/plain; name=atlas.eml",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_sender_of_a_message_that_came_as_a_file_is_found(kind, encoding):
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Disposition: attachment"
    found = attached(head, ENCODINGS[encoding](MAIL.encode()))
    assert found.origins == (PAT,)
    assert "Where?" in found.text


def test_file_that_only_looks_like_a_message_is_a_file():
    head = "Content-Type: application/octet-stream; name=a.eml"
    assert attached(head, "no message").origins == ()


def test_head_in_html_is_found():
    html = (
        "<p>Please.</p><hr><div><p><b>From:</b> Pat Ron &lt;pat@people.example&gt;<br>"
        "<b>Sent:</b> Monday<br><b>To:</b> Ann<br><b>Subject:</b> Atlas</p></div><p>Where?</p>"
    )
    assert parse(parts(HTML + html, Subject="FW: Atlas"))[0].origins == (PAT,)


@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_makes_the_reader_fail(text, subject):
    find_origins(text, subject)
    assert parse(letter(text.encode(errors="replace"), Subject="FW: x"))[0] is not None
