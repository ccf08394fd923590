"""Words that announce personal data, by locale: what people write before and after their own name.

The phrases are those of style guides for letters and of phrase books: Duden, RAE and Fundéu, PWN,
TDK, Onze Taal, Språkrådet, Gramota.ru, GB/T and JIS letter forms, and the National Institute of
Korean Language. Each is written small; `*` in it stands for nothing else than itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Cues:
    """What one language writes around a name: phrases separated by `|`.

    `told` stands before a name ("my name is"), `shown` too, but before much else ("I am");
    `closings` end a letter, on the line above the name. `others` are words that are no name where
    one could stand.
    """

    told: str
    shown: str
    closings: str
    others: str = ""


CUES: Final[Mapping[str, Cues]] = {
    "en": Cues(
        "my name is|my full name is|my names are|name is|name's|i am called|they call me",
        "this is|i am|i'm|it's|it is|here is|myself",
        "thanks|thank you|thanks and god bless|thanks in anticipation|yours faithfully|yours|"
        "yours sincerely|yours truly|regards|best|best regards|kind regards|warm regards|sincerely|"
        "cheers|god bless|with thanks|gratefully|respectfully|all the best|best wishes|"
        "yours in service|remain blessed|stay blessed|many thanks",
    ),
    "de": Cues(
        "mein name ist|ich heiße|ich heisse|mein name lautet|name:",
        "hier ist|ich bin|hier schreibt|es schreibt|hier spricht|am apparat ist",
        "mit freundlichen grüßen|mit freundlichem gruß|viele grüße|liebe grüße|beste grüße|"
        "freundliche grüße|herzliche grüße|schöne grüße|gruß|grüße|hochachtungsvoll|danke|"
        "vielen dank|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|mfg|lg|vg",
        "student studentin doktorand doktorandin mitarbeiter mitarbeiterin bibliothek bibliothekar "
        "professorin mitglied nutzer nutzerin gast leser leserin",
    ),
    "fr": Cues(
        "je m'appelle|je m\u2019appelle|mon nom est|je me nomme|nom :|nom:",
        "ici|je suis|c'est|c\u2019est|de la part de",
        "cordialement|bien cordialement|très cordialement|bien \u00e0 vous|salutations|"
        "sincères salutations|meilleures salutations|respectueusement|merci|merci d'avance|"
        "merci d\u2019avance|merci beaucoup|avec mes remerciements|bonne journée|amicalement|"
        "veuillez agréer mes salutations|\u00e0 bientôt",
        "étudiant étudiante doctorant doctorante bibliothèque université faculté madame monsieur",
    ),
    "es": Cues(
        "me llamo|mi nombre es|mi nombre completo es|nombre:",
        "soy|le escribe|les escribe|le saluda|les saluda|aquí|habla|de parte de",
        "saludos|saludos cordiales|un saludo|un cordial saludo|cordiales saludos|atentamente|"
        "atte|quedo atento|quedo atenta|quedo al pendiente|quedo a la espera|gracias|"
        "muchas gracias|mil gracias|gracias de antemano|cordialmente|un abrazo|abrazos|saludos "
        "y gracias",
        "estudiante alumno alumna profesor profesora biblioteca universidad facultad doctorando",
    ),
    "it": Cues(
        "mi chiamo|il mio nome è|nome:",
        "sono|qui|le scrive|vi scrive|parla",
        "cordiali saluti|distinti saluti|cordialmente|saluti|un saluto|un caro saluto|tanti saluti|"
        "grazie|grazie mille|molte grazie|tante grazie|grazie in anticipo|cordialit\u00e0|"
        "buona giornata|a presto",
        "studente studentessa dottorando dottoranda biblioteca universit\u00e0 facolt\u00e0 "
        "professoressa",
    ),
    "pt": Cues(
        "meu nome é|o meu nome é|me chamo|chamo-me|nome:",
        "aqui é|sou|aqui quem fala é|eu sou|quem escreve é|fala",
        "atenciosamente|att|abraços|um abraço|obrigado|obrigada|muito obrigado|muito obrigada|"
        "grato|grata|cordialmente|saudações|desde já agradeço|cumprimentos|melhores cumprimentos|"
        "com os melhores cumprimentos|respeitosamente",
        "aluno aluna estudante professora biblioteca universidade faculdade",
    ),
    "pl": Cues(
        "nazywam się|mam na imię|moje imię i nazwisko to|moje nazwisko to|imię i nazwisko:",
        "z tej strony|jestem|tu|pisze|mówi",
        "pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|z poważaniem|z wyrazami szacunku|"
        "dziękuję|dziękuję bardzo|dziękuję i pozdrawiam|z góry dziękuję|łączę pozdrowienia|"
        "pozdrowienia",
        "student studentka doktorant doktorantka biblioteka uniwersytet",
    ),
    "tr": Cues(
        "ad\u0131m|benim ad\u0131m|ismim|benim ismim|ad\u0131m soyad\u0131m|ad soyad:",
        "ben",
        "sayg\u0131lar\u0131mla|sayg\u0131lar|sayg\u0131lar\u0131m\u0131 sunar\u0131m|iyi "
        "çal\u0131\u015fmalar|iyi günler|te\u015fekkürler|te\u015fekkür ederim|"
        "\u015fimdiden te\u015fekkürler|çok te\u015fekkürler|selamlar|sevgiler|kolay gelsin",
        "ö\u011frenci kütüphane üniversite fakülte",
    ),
    "nl": Cues(
        "mijn naam is|ik heet|naam:",
        "u spreekt met|je spreekt met|ik ben|hier is|met|dit is|u schrijft met",
        "met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|"
        "hartelijke groet|hartelijke groeten|groet|groeten|groetjes|hoogachtend|bedankt|"
        "bedankt alvast|alvast bedankt|dank u wel|dank je wel|met dank|mvg|beste groeten",
        "student studente bibliotheek universiteit medewerker",
    ),
    "sv": Cues(
        "jag heter|mitt namn är|namn:",
        "det här är|jag är|det är|här är",
        "med vänlig hälsning|med vänliga hälsningar|vänliga hälsningar|vänlig hälsning|"
        "bästa hälsningar|hälsningar|mvh|hälsar|tack|tack på förhand|tack så mycket|tusen tack|"
        "stort tack|"
        "tacksam för svar|allt gott",
        "bibliotek universitet student",
    ),
    "vi": Cues(
        "tôi tên l\u00e0|em tên l\u00e0|m\u00ecnh tên l\u00e0|tên tôi l\u00e0|tên em l\u00e0|"
        "tên của tôi l\u00e0|họ tên:|họ v\u00e0 tên:",
        "tôi l\u00e0|em l\u00e0|m\u00ecnh l\u00e0|cháu l\u00e0|con l\u00e0",
        "tr\u00e2n trọng|tr\u00e2n trọng cảm ơn|kính thư|th\u00e2n mến|th\u00e2n|cảm ơn|cảm ơn "
        "nhiều|xin cảm ơn|"
        "em cảm ơn|xin ch\u00e2n th\u00e0nh cảm ơn|ch\u00e2n th\u00e0nh cảm ơn|kính ch\u00e0o",
        "sinh",
    ),
    "ru": Cues(
        "меня зовут|моё имя|мое имя|моя фамилия|фио:|имя:",
        "это|я|пишет вам|вам пишет|вас беспокоит",
        "с уважением|с наилучшими пожеланиями|спасибо|заранее спасибо|большое спасибо|"
        "заранее благодарю|благодарю|с благодарностью|всего доброго|привет",
        "научная библиотека университет",
    ),
}
"""Languages that write names with a capital letter."""

SMALL_CUES: Final[Mapping[str, Cues]] = {
    "ar": Cues(
        "اسمي|إسمي|اسمي هو|الاسم:",
        "أنا|انا|معكم|معك",
        "شكرا|شكرا\u064b|شكرا جزيلا|شكرا\u064b جزيلا\u064b|مع التحية|مع خالص التحية|مع الشكر|"
        "تحياتي|مع تحياتي|وتقبلوا تحياتي|والسلام|مع فائق الاحترام|تحية طيبة|جزاكم الله خيرا",
        "طالب طالبة باحث باحثة أستاذ أستاذة موظف في من عن إلى على لا لم لست هنا أيضا الآن "
        "أبحث أريد أحتاج أدرس أعمل أحاول أرغب أود أواجه أستطيع أحب أقرأ أكتب أعرف قسم كلية جدا "
        "مهتم آسف",
    ),
    "hi": Cues(
        "म\u0947र\u093e न\u093eम|न\u093eम:",
        "म\u0948\u0902",
        "धन\u094dयव\u093eद|बह\u0941त धन\u094dयव\u093eद|स\u093eदर|आपक\u093e|आपक\u0940|"
        "भवद\u0940य|आभ\u093eर|सधन\u094dयव\u093eद|श\u0941क\u094dर\u093fय\u093e|नमस\u094dक\u093eर",
        "ह\u0948 ह\u0942\u0901 ह\u0942\u0902 क\u093e क\u0940 क\u0947 म\u0947\u0902 स\u0947 पर "
        "क\u094b न\u0947 नह\u0940\u0902 एक यह\u093e\u0901 द\u0947ख ख\u094bज रह\u093e रह\u0940 "
        "छ\u093eत\u094dर छ\u093eत\u094dर\u093e बह\u0941त ऐस\u0940 अभ\u0940 "
        "यह क\u094dय\u093e आप हम\u093eर\u093e अपन\u0940 अपन\u093e प\u0941स\u094dतक "
        "क\u093fत\u093eब श\u094bध\u093eर\u094dथ\u0940 श\u093fक\u094dषक",
    ),
}
"""Languages without capital letters that put blanks between words."""
