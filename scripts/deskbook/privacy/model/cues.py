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
        "mein name ist|ich hei\u00dfe|ich heisse|mein name lautet|name:",
        "hier ist|ich bin|hier schreibt|es schreibt|hier spricht|am apparat ist",
        "mit freundlichen gr\u00fc\u00dfen|mit freundlichem gru\u00df|viele gr\u00fc\u00dfe|liebe gr\u00fc\u00dfe|beste gr\u00fc\u00dfe|"
        "freundliche gr\u00fc\u00dfe|herzliche gr\u00fc\u00dfe|sch\u00f6ne gr\u00fc\u00dfe|gru\u00df|gr\u00fc\u00dfe|hochachtungsvoll|danke|"
        "vielen dank|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|mfg|lg|vg",
        "student studentin doktorand doktorandin mitarbeiter mitarbeiterin bibliothek bibliothekar "
        "professorin mitglied nutzer nutzerin gast leser leserin",
    ),
    "fr": Cues(
        "je m'appelle|je m\u2019appelle|mon nom est|je me nomme|nom :|nom:",
        "ici|je suis|c'est|c\u2019est|de la part de",
        "cordialement|bien cordialement|tr\u00e8s cordialement|bien \u00e0 vous|salutations|"
        "sinc\u00e8res salutations|meilleures salutations|respectueusement|merci|merci d'avance|"
        "merci d\u2019avance|merci beaucoup|avec mes remerciements|bonne journ\u00e9e|amicalement|"
        "veuillez agr\u00e9er mes salutations|\u00e0 bient\u00f4t",
        "\u00e9tudiant \u00e9tudiante doctorant doctorante biblioth\u00e8que universit\u00e9 facult\u00e9 madame monsieur",
    ),
    "es": Cues(
        "me llamo|mi nombre es|mi nombre completo es|nombre:",
        "soy|le escribe|les escribe|le saluda|les saluda|aqu\u00ed|habla|de parte de",
        "saludos|saludos cordiales|un saludo|un cordial saludo|cordiales saludos|atentamente|"
        "atte|quedo atento|quedo atenta|quedo al pendiente|quedo a la espera|gracias|"
        "muchas gracias|mil gracias|gracias de antemano|cordialmente|un abrazo|abrazos|saludos y gracias",
        "estudiante alumno alumna profesor profesora biblioteca universidad facultad doctorando",
    ),
    "it": Cues(
        "mi chiamo|il mio nome \u00e8|nome:",
        "sono|qui|le scrive|vi scrive|parla",
        "cordiali saluti|distinti saluti|cordialmente|saluti|un saluto|un caro saluto|tanti saluti|"
        "grazie|grazie mille|molte grazie|tante grazie|grazie in anticipo|cordialit\u00e0|buona giornata|a presto",
        "studente studentessa dottorando dottoranda biblioteca universit\u00e0 facolt\u00e0 professoressa",
    ),
    "pt": Cues(
        "meu nome \u00e9|o meu nome \u00e9|me chamo|chamo-me|nome:",
        "aqui \u00e9|sou|aqui quem fala \u00e9|eu sou|quem escreve \u00e9|fala",
        "atenciosamente|att|abra\u00e7os|um abra\u00e7o|obrigado|obrigada|muito obrigado|muito obrigada|"
        "grato|grata|cordialmente|sauda\u00e7\u00f5es|desde j\u00e1 agrade\u00e7o|cumprimentos|melhores cumprimentos|"
        "com os melhores cumprimentos|respeitosamente",
        "aluno aluna estudante professora biblioteca universidade faculdade",
    ),
    "pl": Cues(
        "nazywam si\u0119|mam na imi\u0119|moje imi\u0119 i nazwisko to|moje nazwisko to|imi\u0119 i nazwisko:",
        "z tej strony|jestem|tu|pisze|m\u00f3wi",
        "pozdrawiam|pozdrawiam serdecznie|serdecznie pozdrawiam|z powa\u017caniem|z wyrazami szacunku|"
        "dzi\u0119kuj\u0119|dzi\u0119kuj\u0119 bardzo|dzi\u0119kuj\u0119 i pozdrawiam|z g\u00f3ry dzi\u0119kuj\u0119|\u0142\u0105cz\u0119 pozdrowienia|pozdrowienia",
        "student studentka doktorant doktorantka biblioteka uniwersytet",
    ),
    "tr": Cues(
        "ad\u0131m|benim ad\u0131m|ismim|benim ismim|ad\u0131m soyad\u0131m|ad soyad:",
        "ben",
        "sayg\u0131lar\u0131mla|sayg\u0131lar|sayg\u0131lar\u0131m\u0131 sunar\u0131m|iyi \u00e7al\u0131\u015fmalar|iyi g\u00fcnler|te\u015fekk\u00fcrler|te\u015fekk\u00fcr ederim|"
        "\u015fimdiden te\u015fekk\u00fcrler|\u00e7ok te\u015fekk\u00fcrler|selamlar|sevgiler|kolay gelsin",
        "\u00f6\u011frenci k\u00fct\u00fcphane \u00fcniversite fak\u00fclte",
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
        "jag heter|mitt namn \u00e4r|namn:",
        "det h\u00e4r \u00e4r|jag \u00e4r|det \u00e4r|h\u00e4r \u00e4r",
        "med v\u00e4nlig h\u00e4lsning|med v\u00e4nliga h\u00e4lsningar|v\u00e4nliga h\u00e4lsningar|v\u00e4nlig h\u00e4lsning|"
        "b\u00e4sta h\u00e4lsningar|h\u00e4lsningar|mvh|h\u00e4lsar|tack|tack p\u00e5 f\u00f6rhand|tack s\u00e5 mycket|tusen tack|stort tack|"
        "tacksam f\u00f6r svar|allt gott",
        "bibliotek universitet student",
    ),
    "vi": Cues(
        "t\u00f4i t\u00ean l\u00e0|em t\u00ean l\u00e0|m\u00ecnh t\u00ean l\u00e0|t\u00ean t\u00f4i l\u00e0|t\u00ean em l\u00e0|t\u00ean c\u1ee7a t\u00f4i l\u00e0|h\u1ecd t\u00ean:|h\u1ecd v\u00e0 t\u00ean:",
        "t\u00f4i l\u00e0|em l\u00e0|m\u00ecnh l\u00e0|ch\u00e1u l\u00e0|con l\u00e0",
        "tr\u00e2n tr\u1ecdng|tr\u00e2n tr\u1ecdng c\u1ea3m \u01a1n|k\u00ednh th\u01b0|th\u00e2n m\u1ebfn|th\u00e2n|c\u1ea3m \u01a1n|c\u1ea3m \u01a1n nhi\u1ec1u|xin c\u1ea3m \u01a1n|"
        "em c\u1ea3m \u01a1n|xin ch\u00e2n th\u00e0nh c\u1ea3m \u01a1n|ch\u00e2n th\u00e0nh c\u1ea3m \u01a1n|k\u00ednh ch\u00e0o",
        "sinh",
    ),
    "ru": Cues(
        "\u043c\u0435\u043d\u044f \u0437\u043e\u0432\u0443\u0442|\u043c\u043e\u0451 \u0438\u043c\u044f|\u043c\u043e\u0435 \u0438\u043c\u044f|\u043c\u043e\u044f \u0444\u0430\u043c\u0438\u043b\u0438\u044f|\u0444\u0438\u043e:|\u0438\u043c\u044f:",
        "\u044d\u0442\u043e|\u044f|\u043f\u0438\u0448\u0435\u0442 \u0432\u0430\u043c|\u0432\u0430\u043c \u043f\u0438\u0448\u0435\u0442|\u0432\u0430\u0441 \u0431\u0435\u0441\u043f\u043e\u043a\u043e\u0438\u0442",
        "\u0441 \u0443\u0432\u0430\u0436\u0435\u043d\u0438\u0435\u043c|\u0441 \u043d\u0430\u0438\u043b\u0443\u0447\u0448\u0438\u043c\u0438 \u043f\u043e\u0436\u0435\u043b\u0430\u043d\u0438\u044f\u043c\u0438|\u0441\u043f\u0430\u0441\u0438\u0431\u043e|\u0437\u0430\u0440\u0430\u043d\u0435\u0435 \u0441\u043f\u0430\u0441\u0438\u0431\u043e|\u0431\u043e\u043b\u044c\u0448\u043e\u0435 \u0441\u043f\u0430\u0441\u0438\u0431\u043e|"
        "\u0437\u0430\u0440\u0430\u043d\u0435\u0435 \u0431\u043b\u0430\u0433\u043e\u0434\u0430\u0440\u044e|\u0431\u043b\u0430\u0433\u043e\u0434\u0430\u0440\u044e|\u0441 \u0431\u043b\u0430\u0433\u043e\u0434\u0430\u0440\u043d\u043e\u0441\u0442\u044c\u044e|\u0432\u0441\u0435\u0433\u043e \u0434\u043e\u0431\u0440\u043e\u0433\u043e|\u043f\u0440\u0438\u0432\u0435\u0442",
        "\u043d\u0430\u0443\u0447\u043d\u0430\u044f \u0431\u0438\u0431\u043b\u0438\u043e\u0442\u0435\u043a\u0430 \u0443\u043d\u0438\u0432\u0435\u0440\u0441\u0438\u0442\u0435\u0442",
    ),
}
"""Languages that write names with a capital letter."""

SMALL_CUES: Final[Mapping[str, Cues]] = {
    "ar": Cues(
        "\u0627\u0633\u0645\u064a|\u0625\u0633\u0645\u064a|\u0627\u0633\u0645\u064a \u0647\u0648|\u0627\u0644\u0627\u0633\u0645:",
        "\u0623\u0646\u0627|\u0627\u0646\u0627|\u0645\u0639\u0643\u0645|\u0645\u0639\u0643",
        "\u0634\u0643\u0631\u0627|\u0634\u0643\u0631\u0627\u064b|\u0634\u0643\u0631\u0627 \u062c\u0632\u064a\u0644\u0627|\u0634\u0643\u0631\u0627\u064b \u062c\u0632\u064a\u0644\u0627\u064b|\u0645\u0639 \u0627\u0644\u062a\u062d\u064a\u0629|\u0645\u0639 \u062e\u0627\u0644\u0635 \u0627\u0644\u062a\u062d\u064a\u0629|\u0645\u0639 \u0627\u0644\u0634\u0643\u0631|"
        "\u062a\u062d\u064a\u0627\u062a\u064a|\u0645\u0639 \u062a\u062d\u064a\u0627\u062a\u064a|\u0648\u062a\u0642\u0628\u0644\u0648\u0627 \u062a\u062d\u064a\u0627\u062a\u064a|\u0648\u0627\u0644\u0633\u0644\u0627\u0645|\u0645\u0639 \u0641\u0627\u0626\u0642 \u0627\u0644\u0627\u062d\u062a\u0631\u0627\u0645|\u062a\u062d\u064a\u0629 \u0637\u064a\u0628\u0629|\u062c\u0632\u0627\u0643\u0645 \u0627\u0644\u0644\u0647 \u062e\u064a\u0631\u0627",
        "\u0637\u0627\u0644\u0628 \u0637\u0627\u0644\u0628\u0629 \u0628\u0627\u062d\u062b \u0628\u0627\u062d\u062b\u0629 \u0623\u0633\u062a\u0627\u0630 \u0623\u0633\u062a\u0627\u0630\u0629 \u0645\u0648\u0638\u0641 \u0641\u064a \u0645\u0646 \u0639\u0646 \u0625\u0644\u0649 \u0639\u0644\u0649 \u0644\u0627 \u0644\u0645 \u0644\u0633\u062a \u0647\u0646\u0627 \u0623\u064a\u0636\u0627 \u0627\u0644\u0622\u0646 "
        "\u0623\u0628\u062d\u062b \u0623\u0631\u064a\u062f \u0623\u062d\u062a\u0627\u062c \u0623\u062f\u0631\u0633 \u0623\u0639\u0645\u0644 \u0623\u062d\u0627\u0648\u0644 \u0623\u0631\u063a\u0628 \u0623\u0648\u062f \u0623\u0648\u0627\u062c\u0647 \u0623\u0633\u062a\u0637\u064a\u0639 \u0623\u062d\u0628 \u0623\u0642\u0631\u0623 \u0623\u0643\u062a\u0628 \u0623\u0639\u0631\u0641 \u0642\u0633\u0645 \u0643\u0644\u064a\u0629 \u062c\u062f\u0627 \u0645\u0647\u062a\u0645 \u0622\u0633\u0641",
    ),
    "hi": Cues(
        "\u092e\u0947\u0930\u093e \u0928\u093e\u092e|\u0928\u093e\u092e:",
        "\u092e\u0948\u0902",
        "\u0927\u0928\u094d\u092f\u0935\u093e\u0926|\u092c\u0939\u0941\u0924 \u0927\u0928\u094d\u092f\u0935\u093e\u0926|\u0938\u093e\u0926\u0930|\u0906\u092a\u0915\u093e|\u0906\u092a\u0915\u0940|\u092d\u0935\u0926\u0940\u092f|\u0906\u092d\u093e\u0930|\u0938\u0927\u0928\u094d\u092f\u0935\u093e\u0926|\u0936\u0941\u0915\u094d\u0930\u093f\u092f\u093e|\u0928\u092e\u0938\u094d\u0915\u093e\u0930",
        "\u0939\u0948 \u0939\u0942\u0901 \u0939\u0942\u0902 \u0915\u093e \u0915\u0940 \u0915\u0947 \u092e\u0947\u0902 \u0938\u0947 \u092a\u0930 \u0915\u094b \u0928\u0947 \u0928\u0939\u0940\u0902 \u090f\u0915 \u092f\u0939\u093e\u0901 \u0926\u0947\u0916 \u0916\u094b\u091c \u0930\u0939\u093e \u0930\u0939\u0940 \u091b\u093e\u0924\u094d\u0930 \u091b\u093e\u0924\u094d\u0930\u093e \u092c\u0939\u0941\u0924 \u0910\u0938\u0940 \u0905\u092d\u0940 "
        "\u092f\u0939 \u0915\u094d\u092f\u093e \u0906\u092a \u0939\u092e\u093e\u0930\u093e \u0905\u092a\u0928\u0940 \u0905\u092a\u0928\u093e \u092a\u0941\u0938\u094d\u0924\u0915 \u0915\u093f\u0924\u093e\u092c \u0936\u094b\u0927\u093e\u0930\u094d\u0925\u0940 \u0936\u093f\u0915\u094d\u0937\u0915",
    ),
}
"""Languages without capital letters that put blanks between words."""
