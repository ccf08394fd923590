"""Words that announce a national id or a birth date, by language, for the gate.

The ids are those that Wikipedia's list of national identification numbers has for the countries of
our locales; the names of the months are those of CLDR.
"""

from typing import Final

NATIONAL_IDS: Final = (
    "ssn", "social security", "social security number", "ni number", "nino", "national insurance",
    "national id", "national identification", "nin", "passport", "driver's license",
    "driver's licence", "driving licence", "steuer-id", "steuerid",
    "steueridentifikationsnummer", "personalausweis", "personalausweisnummer", "reisepass",
    "reisepassnummer", "passnummer", "sozialversicherungsnummer", "sécurité sociale", "nir",
    "passeport", "dni", "nie", "pasaporte", "curp", "rfc", "nss", "codice fiscale", "passaporto",
    "carta d'identità", "cpf", "pesel", "dowód osobisty", "nr dowodu", "paszport",
    "kimlik numaram", "kimlik no", "身份证", "身份证号", "身份证号码", "身分證", "身分證號碼",
    "护照", "护照号", "护照号码", "マイナンバー", "個人番号", "旅券番号", "رقم الهوية",
    "الرقم القومي", "رقم الجواز", "aadhaar", "aadhar", "आधार", "cccd", "cmnd",
    "căn cước công dân", "снилс", "инн", "паспорт", "паспорта", "주민등록번호", "여권번호", "bsn",
    "burgerservicenummer", "paspoort", "paspoortnummer", "personnummer",
)  # fmt: skip

PERSONAL_IDS: Final = {
    "AR": ("dni",), "AT": ("vnr",), "BE": ("nn",), "BG": ("egn",), "BR": ("cpf",), "CA": ("sin",),
    "CH": ("ssn",), "CL": ("rut",), "CN": ("ric",), "CZ": ("rc",), "DE": ("idnr",), "DK": ("cpr",),
    "EC": ("ci",), "EE": ("ik",), "ES": ("dni", "nie"), "FI": ("hetu",), "FR": ("nir",),
    "GB": ("nhs",), "GR": ("amka",), "HR": ("oib",), "IE": ("pps",), "IL": ("idnr",),
    "IN": ("aadhaar",), "IT": ("codicefiscale",), "KR": ("rrn",), "LT": ("asmens",),
    "MX": ("curp",), "MY": ("nric",), "NL": ("bsn",), "NO": ("fodselsnummer",), "PL": ("pesel",),
    "RO": ("cnp",), "SE": ("personnummer",), "TR": ("tckimlik",), "US": ("itin",), "ZA": ("idnr",),
}  # fmt: skip
"""People's numbers by country, as the modules of python-stdnum are called that check them."""

ID_WORDS: Final = (
    "id", "identity", "identification", "identité", "identidad", "identidade",
    "identità", "insurance", "tax", "social", "personal", "national", "number",
    "nummer", "numer", "numéro", "numero", "número", "nhs", "sin", "nin", "itin", "cpf",
    "rut", "cuil", "dni", "nie", "pps", "cpr", "egn", "oib", "cnp", "amka", "hetu",
    "henkilötunnus", "fødselsnummer", "personnummer", "isikukood", "kodas", "rodné",
    "číslo", "pesel", "bsn", "kimlik", "nric", "aadhaar", "pan", "curp", "fiscale",
    "nir", "sécurité", "steuer", "sozialversicherungsnummer", "rijksregisternummer",
    "身份证", "주민등록번호", "זהות", "תעודת", "αμκα", "егн",
)  # fmt: skip
"""Words one of which stands shortly before such a number."""

BIRTH_BEFORE: Final = (
    "i was born", "date of birth", "d.o.b", "dob", "birthdate", "birth date", "birthday is",
    "my birthday", "born on", "geburtsdatum", "geburtstag", "ich bin am", "geboren am", "geb.",
    "date de naissance", "je suis né", "né le", "née le", "fecha de nacimiento", "nací",
    "data di nascita", "sono nato", "sono nata", "nato il", "nata il", "data de nascimento",
    "nasci", "nascido em", "nascida em", "data urodzenia", "urodziłam się", "urodziłem się",
    "doğum tarihi", "doğum günü", "生于", "出生日期", "出生于", "生日", "生年月日", "誕生日",
    "تاريخ الميلاد", "تاريخ ميلادي", "ولدت", "مواليد", "जन्म तिथि", "जन्मतिथि", "का जन्म",
    "जन्मदिन", "मेरा जन्म", "ngày sinh", "sinh ngày", "дата рождения", "я родилась",
    "я родился", "생년월일", "생일", "geboortedatum", "geboren op", "födelsedatum",
    "jag är född", "född den", "född",
)  # fmt: skip

BIRTH_AFTER: Final = (
    "geboren", "doğumluyum", "doğumlu", "生まれ", "出生", "생입니다", "को पैदा", "को जन्म",
)  # fmt: skip

MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "januar", "februar", "märz", "mai", "juni", "juli", "oktober",
    "dezember", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "gennaio", "febbraio",
    "aprile", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre", "janeiro",
    "fevereiro", "março", "maio", "junho", "julho", "setembro", "outubro", "novembro",
    "dezembro", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
    "sierpnia", "września", "października", "listopada", "grudnia", "ocak", "şubat", "mart",
    "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
    "نوفمبر", "ديسمبر", "जनवरी", "फ़रवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई",
    "अगस्त", "सितंबर", "सितम्बर", "अक्टूबर", "अक्तूबर", "नवंबर", "नवम्बर", "दिसंबर", "दिसम्बर",
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря", "januari", "februari", "maart", "mei", "augustus",
    "augusti", "maj",
)  # fmt: skip
