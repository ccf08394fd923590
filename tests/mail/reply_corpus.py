"""Replies as mail programs write them in many languages; all are made here.

Each has the text of a reply, and the lines of it that its sender wrote. Those with an odd number
are the held-out half: nothing was adjusted to them.
"""

from dataclasses import dataclass
from itertools import product

ASK = "Ask the Library <ask@library.example>"

ATTRIBUTIONS = """\
en On Mon, Nov 2, 2026 at 3:02 PM {} wrote:
en On 2 Nov 2026, at 15:02, {} wrote:
en On 11/2/26 3:02 PM, Ask the Library wrote:
en On Monday, November 2, 2026 at 03:02:11 PM GMT+1, {} wrote:
en ------ On Mon, 02 Nov 2026 15:02:11 +0100 {} wrote ----
en At 15:02 02/11/2026, Ask the Library wrote:
en 2026-11-02 15:02 GMT+01:00 {}:
de Am Mo., 2. Nov. 2026 um 15:02 Uhr schrieb {}:
de Am 02.11.2026 um 15:02 schrieb {}:
de Am 02.11.26 um 15:02 schrieb Ask the Library:
de {} schrieb am Mo. 2. Nov. 2026 um 15:02:
de {} hat am 02.11.2026 15:02 CET geschrieben:
fr Le lun. 2 nov. 2026 à 15:02, {} a écrit :
fr Le 02/11/2026 à 15:02, Ask the Library a écrit :
fr Le 2 nov. 2026 à 15:02, {} a écrit :
es El lun, 2 nov 2026 a las 15:02, {} escribió:
es El 2/11/26 a las 15:02, Ask the Library escribió:
it Il giorno lun 2 nov 2026 alle ore 15:02 {} ha scritto:
it Il 02/11/26 15:02, Ask the Library ha scritto:
it In data lunedì 2 novembre 2026 15:02:11 CET, {} ha scritto:
pt Em seg., 2 de nov. de 2026 às 15:02, {} escreveu:
pt {} escreveu (segunda, 2/11/2026 à(s) 15:02):
pt No dia 02/11/2026, às 15:02, {} escreveu:
nl Op ma 2 nov 2026 om 15:02 schreef {}:
nl Op 02-11-2026 om 15:02 schreef Ask the Library:
nl Op 2 nov. 2026, om 15:02 heeft {} het volgende geschreven:
sv Den mån 2 nov. 2026 kl 15:02 skrev {}:
sv 2 nov. 2026 kl. 15:02 skrev {}:
sv Den 2026-11-02 kl. 15:02, skrev Ask the Library:
da Den man. 2. nov. 2026 kl. 15.02 skrev {}:
da Den 02.11.2026 kl. 15.02 skrev Ask the Library:
nb man. 2. nov. 2026 kl. 15:02 skrev {}:
nb Den 02.11.2026 15:02, skrev Ask the Library:
fi ma 2. marrask. 2026 klo 15.02 Ask the Library (ask@library.example) kirjoitti:
fi Ask the Library kirjoitti 2.11.2026 klo 15.02:
is Þann mán., 2. nóv. 2026 kl. 15:02 skrifaði {}:
pl pon., 2 lis 2026 o 15:02 {} napisał(a):
pl W dniu 2.11.2026 o 15:02, Ask the Library pisze:
pl Wiadomość napisana przez {} w dniu 2 lis 2026, o godz. 15:02:
cs po 2. 11. 2026 v 15:02 odesílatel {} napsal:
cs Dne 02. 11. 26 v 15:02 Ask the Library napsal(a):
cs 2. 11. 2026 v 15:02, {}:
sk po 2. 11. 2026 o 15:02 {} napísal(a):
sk Dňa 2. 11. 2026 o 15:02 Ask the Library napísal(a):
hu {} ezt írta (időpont: 2026. nov. 2., H, 15:02):
hu 2026. 11. 02. 15:02 keltezéssel, Ask the Library írta:
ro În lun., 2 nov. 2026 la 15:02, {} a scris:
ro Pe 02.11.2026 15:02, Ask the Library a scris:
bg На пн, 2.11.2026 г. в 15:02 {} написа:
ru пн, 2 нояб. 2026 г. в 15:02, {}:
ru 02.11.2026 15:02, Ask the Library пишет:
ru 2 нояб. 2026 г., в 15:02, {} написал(а):
ru 2 ноября 2026 г., 15:02 пользователь {} написал:
uk пн, 2 лист. 2026 р. о 15:02 {} пише:
uk 02.11.2026 15:02, Ask the Library пише:
hr pon, 2. stu 2026. u 15:02 {} napisao je:
hr Dana 2.11.2026. u 15:02, Ask the Library je napisao/la:
sr пон, 2. нов 2026. у 15:02 {} је написао/ла:
sl V V pon., 2. nov. 2026 ob 15:02 je oseba {} napisala:
sl Dne 2. 11. 2026 ob 15:02 je Ask the Library napisal(a):
el Στις Δευ 2 Νοε 2026 στις 3:02 μ.μ., ο χρήστης {} έγραψε:
el Στις 2/11/26 15:02, ο/η Ask the Library έγραψε:
tr {}, 2 Kas 2026 Pzt, 15:02 tarihinde şunu yazdı:
tr 02.11.2026 15:02 tarihinde Ask the Library yazdı:
tr {} şunları yazdı (2 Kas 2026 15:02):
he \u202bבתאריך יום ב׳, 2 בנוב׳ 2026 ב-15:02 מאת \u202aAsk the Library\u202c\u200f <\u202aask@library.example\u202c\u200f>:\u202c
he \u200fבתאריך 02/11/2026 15:02, Ask the Library כתב:
ar في الاثنين، 2 نوفمبر 2026 في 3:02 م تمت كتابة ما يلي بواسطة {}:
fa در تاریخ دوشنبه ۲ نوامبر ۲۰۲۶،\u200f ۱۵:۰۲ {} نوشت:
hi सोम, 2 नव॰ 2026 को 3:02 pm बजे को {} ने लिखा:
ja 2026年11月2日(月) 15:02 {}:
ja 2026/11/02 15:02、{}のメール:
zh {} 于2026年11月2日周一 15:02写道：
zh 在 2026/11/2 15:02, Ask the Library 写道:
zh {} 於 2026年11月2日 週一 下午3:02寫道：
ko 2026년 11월 2일 (월) 오후 3:02, {}님이 작성:
ko 2026-11-02 오후 3:02에 Ask the Library 이(가) 쓴 글:
vi Vào Th 2, 2 thg 11, 2026 vào lúc 15:02 {} đã viết:
vi Vào 02/11/2026 15:02, Ask the Library đã viết:
th ในวันที่ จ. 2 พ.ย. 2026 เวลา 15:02 {} เขียนว่า:
id Pada Sen, 2 Nov 2026 pukul 15.02 {} menulis:
ms Pada Isn, 2 Nov 2026 pada 3:02 PTG {} menulis:
lt 2026-11-02, pr, 15:02 {} rašė:
lv pirmd., 2026. g. 2. nov., plkst. 15:02 — lietotājs Ask the Library (<ask@library.example>) rakstīja:
et Kuupäev E, 2. november 2026 kell 15:02 kirjutas {}:
et Ask the Library kirjutas 02.11.2026 kell 15:02:
ca Missatge de {} del dia dl., 2 de nov. 2026 a les 15:02:
ca El 02/11/2026 a les 15:02, Ask the Library ha escrit:
eu Ask the Library (ask@library.example) igorleak hau idatzi zuen (2026 aza. 2, al. (15:02)):
gl O luns, 2 nov 2026 ás 15:02, {} escribiu:
cy Ar Llun, 2 Tach 2026 am 15:02 ysgrifennodd {}:
""".splitlines()

HEADS = """\
en From:|Sent:|To:|Subject:
de Von:|Gesendet:|An:|Betreff:
fr De :|Envoyé :|À :|Objet :
es De:|Enviado:|Para:|Asunto:
it Da:|Inviato:|A:|Oggetto:
pt De:|Enviado:|Para:|Assunto:
nl Van:|Verzonden:|Aan:|Onderwerp:
sv Från:|Skickat:|Till:|Ämne:
da Fra:|Sendt:|Til:|Emne:
nb Fra:|Sendt:|Til:|Emne:
fi Lähettäjä:|Lähetetty:|Vastaanottaja:|Aihe:
pl Od:|Wysłano:|Do:|Temat:
cs Od:|Odesláno:|Komu:|Předmět:
sk Od:|Odoslané:|Komu:|Predmet:
hu Feladó:|Elküldve:|Címzett:|Tárgy:
ro De la:|Trimis:|Către:|Subiect:
bg От:|Изпратено:|До:|Относно:
ru От:|Отправлено:|Кому:|Тема:
uk Від:|Надіслано:|Кому:|Тема:
hr Šalje:|Poslano:|Prima:|Predmet:
sl Od:|Poslano:|Za:|Zadeva:
el Από:|Στάλθηκε:|Προς:|Θέμα:
tr Kimden:|Gönderildi:|Kime:|Konu:
he מאת:|נשלח:|אל:|נושא:
ar من:|تم الإرسال:|إلى:|الموضوع:
ja 差出人:|送信日時:|宛先:|件名:
zh 发件人:|发送时间:|收件人:|主题:
zh 寄件者:|寄件日期:|收件者:|主旨:
ko 보낸 사람:|보낸 날짜:|받는 사람:|제목:
vi Từ:|Đã gửi:|Đến:|Chủ đề:
th จาก:|ส่ง:|ถึง:|เรื่อง:
lt Nuo:|Išsiųsta:|Kam:|Tema:
lv No:|Nosūtīts:|Kam:|Tēma:
et Saatja:|Saadetud:|Adressaat:|Teema:
ca De:|Enviat:|Per a:|Assumpte:
""".splitlines()

DEVICES = [
    "Sent from my iPhone", "Sent from Outlook for iOS<https://aka.ms/o0ukef>", "Get Outlook for Android",
    "Sent from Yahoo Mail on Android", "Sent from Mail for Windows", "Von meinem iPhone gesendet",
    "Gesendet von Outlook für Android", "Gesendet mit der GMX Mail App", "Envoyé de mon iPhone",
    "Envoyé à partir de Outlook pour Android", "Enviado desde mi iPhone", "Inviato da iPhone",
    "Enviado do meu iPhone", "Verstuurd vanaf mijn iPhone", "Skickat från min iPhone",
    "Sendt fra min iPhone", "Lähetetty iPhonesta", "Wysłane z iPhone'a", "Odesláno z iPhonu",
    "Отправлено с iPhone", "iPhoneから送信", "发自我的iPhone", "나의 iPhone에서 보냄",
    "Được gửi từ iPhone của tôi", "iPhone'umdan gönderildi", "נשלח מה-iPhone שלי",
    "تم الإرسال من الـ iPhone", "Στάλθηκε από το iPhone μου", "Trimis de pe iPhone-ul meu",
    "Sent from my Samsung Galaxy smartphone.", "Sent from ProtonMail mobile", "Надіслано з iPhone",
]  # fmt: skip

OURS = [
    "Dear Quill,",
    "",
    "the atlas is in room 3: see shelf B.",
    "Shall we send it?",
    "",
    "Your library",
]

OWN = [
    "Thank you, that works.",
    "Danke!\n\nIch hätte gern auch den Band von 1890: geht das?",
    "Merci.\n\nJe passerai lundi à 15:00, est-ce possible ?",
    "Two questions:\n- which floor?\n- until when?\n\nRegards\nQuill",
    "第一个问题：在哪一层？\n谢谢",
    "Да, спасибо.\n\nПришлите, пожалуйста, копию страницы 15.",
    "In 1890 Darwin wrote a letter: do you have it?\n\nIt is dated 3/4/1890.",
    "From: the store\nI need two volumes.\n\nTo: read them",
]


@dataclass(frozen=True)
class Reply:
    """A reply: its text, and the words of its sender."""

    name: str
    text: str
    own: str


def _quoted(lines, mark="> "):
    return [f"{mark}{it}".rstrip() for it in lines]


def _wrapped(line):
    """An attribution as it is after a program broke it at its address."""
    at = line.find(" <")
    return [line] if at < 0 or len(line) < 60 else [line[:at], line[at + 1 :]]


def _attributed():
    forms = {
        "marked": lambda at: [at, "", *_quoted(OURS)],
        "marked at once": lambda at: [at, *_quoted(OURS, ">")],
        "not marked": lambda at: [at, "", *OURS],
        "wrapped": lambda at: [*_wrapped(at), "", *_quoted(OURS)],
        "wrapped, not marked": lambda at: [*_wrapped(at), "", *OURS],
    }
    for number, (entry, (form, make)) in enumerate(product(ATTRIBUTIONS, forms.items())):
        language, _, attribution = entry.partition(" ")
        own = OWN[number % len(OWN)]
        lines = [*own.split("\n"), "", *make(attribution.replace("{}", ASK))]
        yield Reply(f"{language}, attribution, {form}: {attribution}", "\n".join(lines), own)


def _headed():
    values = [
        ASK,
        "Monday, 2 November 2026 15:02",
        "Quill Sample <quill@people.example>",
        "Re: An atlas",
    ]
    forms = {
        "plain": lambda head: head,
        "rule": lambda head: ["_" * 32, *head],
        "bold": lambda head: [f"*{it.replace(':', ':*', 1)}" for it in head],
        "dashes": lambda head: ["---", *head],
        "original": lambda head: ["-----Original Message-----", *head],
        "no gap": lambda head: [None, *head],
    }
    for number, (entry, (form, make)) in enumerate(product(HEADS, forms.items())):
        language, _, names = entry.partition(" ")
        head = [f"{name} {value}" for name, value in zip(names.split("|"), values, strict=True)]
        own = OWN[number % len(OWN)]
        made = make(head)
        middle = made[1:] if made[0] is None else ["", *made]
        yield Reply(
            f"{language}, head, {form}", "\n".join([*own.split("\n"), *middle, "", *OURS]), own
        )


def _ended():
    for number, device in enumerate(DEVICES):
        own = OWN[number % len(OWN)]
        at = f"On Mon, Nov 2, 2026 at 3:02 PM {ASK} wrote:"
        yield Reply(
            f"device above a quotation: {device}",
            "\n".join([own, "", device, "", at, *_quoted(OURS)]),
            own,
        )
        yield Reply(f"device at the end: {device}", f"{own}\n\n{device}\n", own)


def _others():
    own = "Thank you, that works."
    at = "On Mon, Nov 2, 2026 at 3:02 PM Ask <ask@library.example> wrote:"
    yield Reply("below the quotation", "\n".join([at, *_quoted(OURS), "", own]), own)
    yield Reply(
        "above and below",
        "\n".join([own, "", at, "", *_quoted(OURS), "", "Regards, Quill"]),
        f"{own}\n\nRegards, Quill",
    )
    yield Reply("signature", f"{own}\n-- \nQuill Sample\nRoom 5\n", own)
    yield Reply("signature without the blank", f"{own}\n--\nQuill Sample\nRoom 5\n", own)
    yield Reply(
        "signature and quotation", "\n".join([own, "", "-- ", "Quill", "", at, *_quoted(OURS)]), own
    )
    yield Reply("line of underscores and a name", f"{own}\n\n__\nQuill Sample", own)
    yield Reply("dash and a name", f"{own}\n\n-Quill Sample", own)
    yield Reply(
        "a list at the end", f"{own}\n\n- the map\n- the atlas", f"{own}\n\n- the map\n- the atlas"
    )
    yield Reply(
        "sentence that sounds like a device",
        f"{own}\nSent from my desk, is much easier than my mobile phone.",
        f"{own}\nSent from my desk, is much easier than my mobile phone.",
    )
    yield Reply(
        "device in the middle", f"Sent from my iPhone\n\n{own}", f"Sent from my iPhone\n\n{own}"
    )
    yield Reply(
        "reply above this line",
        f"{own}\n\n##- Please type your reply above this line -##\n\nOur letter",
        own,
    )
    yield Reply(
        "original message without a head", f"{own}\n\n-----Original Message-----\n\nOur letter", own
    )
    yield Reply(
        "android",
        f"{own}\n\n-------- Original message --------\nFrom: {ASK}\nDate: 2/11/26 15:02 (GMT+01:00)\nTo: quill@people.example\nSubject: An atlas\n\nOur letter",
        own,
    )
    yield Reply(
        "ursprüngliche Nachricht, kurz",
        f"{own}\n\n-------- Ursprüngliche Nachricht --------\nVon: {ASK}\nDatum: 02.11.26 15:02\n\nUnser Brief",
        own,
    )
    yield Reply(
        "date first",
        f"{own}\n\nDate: Mon, 2 Nov 2026 15:02:11 +0000\nTo: quill@people.example\n\nOur letter",
        own,
    )
    yield Reply(
        "bold with broken values",
        f"{own}\n\n  *From:* Ask [mailto:\n  ask@library.example]\n  *Sent:* Monday, 2 November 2026 15:02\n  *To:* quill@people.example\n  *Subject:* An atlas\n\nOur letter",
        own,
    )
    yield Reply(
        "hotmail", f"{own}\n\n________________________________\nFrom: {ASK}\n\nOur letter", own
    )
    yield Reply("no marks at all", own, own)
    yield Reply(
        "colon at the end",
        f"{own}\nI need this:\n\nthe map of 1890",
        f"{own}\nI need this:\n\nthe map of 1890",
    )
    yield Reply(
        "table with bars", f"{own}\n\n| a | b |\n| 1 | 2 |", f"{own}\n\n| a | b |\n| 1 | 2 |"
    )
    yield Reply(
        "between quotations",
        "> Which years?\n1890 to 1900\n\n> Which county?\nAny",
        "> Which years?\n1890 to 1900\n\n> Which county?\nAny",
    )
    long = "> We looked for the atlas in the map room and in the store of the second floor but"
    yield Reply(
        "quotation that a program broke",
        "\n".join([own, "", at, long, "it is not there", "> Shall we go on?"]),
        own,
    )
    yield Reply(
        "link that a program broke",
        "\n".join(
            [
                own,
                "",
                at,
                "> See it (https://library.example/maps",
                "/1890/atlas)",
                "> Shall we go on?",
            ]
        ),
        own,
    )
    yield Reply(
        "short answers between long questions",
        "> Which of the three volumes of the atlas of 1890 do you want to read?\nthe second\n> And where do you want to read it?\nat home",
        "> Which of the three volumes of the atlas of 1890 do you want to read?\nthe second\n> And where do you want to read it?\nat home",
    )
    yield Reply("nested", "\n".join([own, "", at, "> ok", ">", f"> {at}", ">> Where?"]), own)


REPLIES = [*_attributed(), *_headed(), *_ended(), *_others()]
TUNED = REPLIES[::2]
HELD_OUT = REPLIES[1::2]
