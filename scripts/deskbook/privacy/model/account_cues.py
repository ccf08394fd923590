"""Words that announce a national id or a birth date, by language, for the gate.

The ids are those that Wikipedia's list of national identification numbers has for the countries of
our locales; the names of the months are those of CLDR.
"""

from typing import Final

NATIONAL_IDS: Final = (
    "ssn|social security(?: number| no\\.?)?|ni number|nino|national insurance(?: number| no\\.?)?|"
    "national id(?: number)?|passport(?: number| no\\.?)?|driver'?s licen[sc]e(?: number)?|"
    "steuer-?id|steueridentifikationsnummer|personalausweis(?:nummer)?|reisepass(?:nummer)?|"
    "sozialversicherungsnummer|num\u00e9ro de s\u00e9curit\u00e9 sociale|s\u00e9curit\u00e9 sociale|nir|passeport|dni|nie|pasaporte|"
    "curp|rfc|nss|codice fiscale|passaporto|carta d'identit\u00e0|cpf|pesel|dow\u00f3d osobisty|nr dowodu|paszport|"
    "kimlik numaram|kimlik no|\u8eab\u4efd\u8bc1\u53f7?\u7801?|\u8eab\u5206\u8b49\u865f?\u78bc?|\u62a4\u7167\u53f7?\u7801?|"
    "\u30de\u30a4\u30ca\u30f3\u30d0\u30fc|\u500b\u4eba\u756a\u53f7|\u65c5\u5238\u756a\u53f7|\u0631\u0642\u0645 \u0627\u0644\u0647\u0648\u064a\u0629|\u0627\u0644\u0631\u0642\u0645 \u0627\u0644\u0642\u0648\u0645\u064a|\u0631\u0642\u0645 \u0627\u0644\u062c\u0648\u0627\u0632|"
    "aadhaar(?: number)?|aadhar(?: number)?|\u0906\u0927\u093e\u0930(?: \u0928\u0902\u092c\u0930| \u0938\u0902\u0916\u094d\u092f\u093e)?|cccd|cmnd|c\u0103n c\u01b0\u1edbc c\u00f4ng d\u00e2n|"
    "\u0441\u043d\u0438\u043b\u0441|\u0438\u043d\u043d|\u043f\u0430\u0441\u043f\u043e\u0440\u0442(?:\u0430)?|\uc8fc\ubbfc\ub4f1\ub85d\ubc88\ud638|\uc5ec\uad8c\ubc88\ud638|bsn|burgerservicenummer|paspoort(?:nummer)?|personnummer|"
    "pass(?:nummer)|national identification number|nin"
).split("|")

"""Parts of expressions."""

BIRTH_BEFORE: Final = (
    "i was born|date of birth|d.o.b|dob|birthdate|birth date|birthday is|my birthday|born on|geburtsdatum|geburtstag|ich bin am|"
    "geboren am|geb.|date de naissance|je suis n\u00e9|n\u00e9 le|n\u00e9e le|fecha de nacimiento|nac\u00ed|"
    "data di nascita|sono nato|sono nata|nato il|nata il|data de nascimento|nasci|nascido em|nascida em|data urodzenia|"
    "urodzi\u0142am si\u0119|urodzi\u0142em si\u0119|do\u011fum tarihi|do\u011fum g\u00fcn\u00fc|\u751f\u4e8e|\u51fa\u751f\u65e5\u671f|\u51fa\u751f\u4e8e|\u751f\u65e5|\u751f\u5e74\u6708\u65e5|\u8a95\u751f\u65e5|"
    "\u062a\u0627\u0631\u064a\u062e \u0627\u0644\u0645\u064a\u0644\u0627\u062f|\u062a\u0627\u0631\u064a\u062e \u0645\u064a\u0644\u0627\u062f\u064a|\u0648\u0644\u062f\u062a|\u0645\u0648\u0627\u0644\u064a\u062f|\u091c\u0928\u094d\u092e \u0924\u093f\u0925\u093f|\u091c\u0928\u094d\u092e\u0924\u093f\u0925\u093f|\u0915\u093e \u091c\u0928\u094d\u092e|\u091c\u0928\u094d\u092e\u0926\u093f\u0928|\u092e\u0947\u0930\u093e \u091c\u0928\u094d\u092e|"
    "ng\u00e0y sinh|sinh ng\u00e0y|\u0434\u0430\u0442\u0430 \u0440\u043e\u0436\u0434\u0435\u043d\u0438\u044f|\u044f \u0440\u043e\u0434\u0438\u043b\u0430\u0441\u044c|\u044f \u0440\u043e\u0434\u0438\u043b\u0441\u044f|\uc0dd\ub144\uc6d4\uc77c|\uc0dd\uc77c|"
    "geboortedatum|geboren op|f\u00f6delsedatum|jag \u00e4r f\u00f6dd|f\u00f6dd den|f\u00f6dd"
).split("|")

BIRTH_AFTER: Final = (
    "geboren|do\u011fumluyum|do\u011fumlu|\u751f\u307e\u308c|\u51fa\u751f|\uc0dd\uc785\ub2c8\ub2e4|\u0915\u094b \u092a\u0948\u0926\u093e|\u0915\u094b \u091c\u0928\u094d\u092e".split("|")
)

MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|januar|februar|m\u00e4rz|mai|juni|juli|oktober|dezember|"
    "janvier|f\u00e9vrier|mars|avril|juin|juillet|ao\u00fbt|septembre|octobre|novembre|d\u00e9cembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    "janeiro|fevereiro|mar\u00e7o|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze\u015bnia|pa\u017adziernika|listopada|grudnia|"
    "ocak|\u015fubat|mart|nisan|may\u0131s|haziran|temmuz|a\u011fustos|eyl\u00fcl|ekim|kas\u0131m|aral\u0131k|"
    "\u064a\u0646\u0627\u064a\u0631|\u0641\u0628\u0631\u0627\u064a\u0631|\u0645\u0627\u0631\u0633|\u0623\u0628\u0631\u064a\u0644|\u0645\u0627\u064a\u0648|\u064a\u0648\u0646\u064a\u0648|\u064a\u0648\u0644\u064a\u0648|\u0623\u063a\u0633\u0637\u0633|\u0633\u0628\u062a\u0645\u0628\u0631|\u0623\u0643\u062a\u0648\u0628\u0631|\u0646\u0648\u0641\u0645\u0628\u0631|\u062f\u064a\u0633\u0645\u0628\u0631|"
    "\u091c\u0928\u0935\u0930\u0940|\u092b\u093c\u0930\u0935\u0930\u0940|\u092b\u0930\u0935\u0930\u0940|\u092e\u093e\u0930\u094d\u091a|\u0905\u092a\u094d\u0930\u0948\u0932|\u092e\u0908|\u091c\u0942\u0928|\u091c\u0941\u0932\u093e\u0908|\u0905\u0917\u0938\u094d\u0924|\u0938\u093f\u0924\u0902\u092c\u0930|\u0938\u093f\u0924\u092e\u094d\u092c\u0930|\u0905\u0915\u094d\u091f\u0942\u092c\u0930|\u0905\u0915\u094d\u0924\u0942\u092c\u0930|\u0928\u0935\u0902\u092c\u0930|\u0928\u0935\u092e\u094d\u092c\u0930|\u0926\u093f\u0938\u0902\u092c\u0930|\u0926\u093f\u0938\u092e\u094d\u092c\u0930|"
    "\u044f\u043d\u0432\u0430\u0440\u044f|\u0444\u0435\u0432\u0440\u0430\u043b\u044f|\u043c\u0430\u0440\u0442\u0430|\u0430\u043f\u0440\u0435\u043b\u044f|\u043c\u0430\u044f|\u0438\u044e\u043d\u044f|\u0438\u044e\u043b\u044f|\u0430\u0432\u0433\u0443\u0441\u0442\u0430|\u0441\u0435\u043d\u0442\u044f\u0431\u0440\u044f|\u043e\u043a\u0442\u044f\u0431\u0440\u044f|\u043d\u043e\u044f\u0431\u0440\u044f|\u0434\u0435\u043a\u0430\u0431\u0440\u044f|"
    "januari|februari|maart|mei|augustus|augusti|maj"
).split("|")
