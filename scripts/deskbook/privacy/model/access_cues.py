"""Words that announce a password, a login name, a phone number or an account, by language."""

from typing import Final

PASSWORDS: Final = (
    "password", "passphrase", "passcode", "passwort", "kennwort", "contraseña", "clave",
    "mot de passe", "senha", "hasło", "şifrem", "parolam", "şifre", "parola", "密码", "密碼",
    "口令", "パスワード", "暗証番号", "كلمة المرور", "كلمة السر", "पासवर्ड", "mật khẩu",
    "пароль", "비밀번호", "wachtwoord", "lösenordet", "lösenord", "my pin", "pin code",
    "pin is", "pwd",
)  # fmt: skip

IS: Final = (
    "is", "was", "are", "ist", "lautet", "war", "es", "era", "est", "était", "è", "é", "to",
    "brzmi", "是", "为", "は", "هي", "هو", "है", "là", "của tôi là", "của em là", "это", "은",
    "는", "är", "=", ":",
)  # fmt: skip

NO_SECRETS: Final = frozenset({
    "a", "abgelaufen", "accepted", "an", "and", "at", "blocked", "broken", "caducada",
    "changed", "correct", "errata", "expired", "expirou", "expiré", "falsch", "field", "for",
    "gesperrt", "in", "incorrect", "incorrecta", "incorrecte", "invalid", "is", "manager",
    "missing", "my", "needed", "not", "of", "olvidada", "on", "or", "oublié", "page", "perdu",
    "protected", "reader", "refused", "refusé", "rejected", "required", "reset", "richtig",
    "right", "sbagliata", "scaduta", "the", "to", "ungültig", "unknown", "valid", "was",
    "wrong", "your",
})  # fmt: skip
"""Words behind "the password is" that are no password."""

FIRST_PERSON: Final = (
    "i", "i'm", "i’m", "me", "my", "mine", "ich", "mein", "meine", "mich", "mir", "je", "mon",
    "ma", "moi", "yo", "mi", "soy", "io", "mio", "mia", "sono", "eu", "meu", "minha", "sou",
    "ja", "mój", "moje", "mnie", "jestem", "ben", "benim", "öğrenci", "tôi", "em", "mình", "я",
    "мой", "моя", "мне", "ik", "mijn", "mij", "jag", "min", "mitt", "मैं", "मेरा", "معرفي",
    "حسابي", "أنا",
)  # fmt: skip

PHONES: Final = (
    "phone", "telephone", "tel", "cell", "mobile", "call", "called", "calling", "text", "sms",
    "whatsapp", "fax", "reach", "ring", "dial", "handy", "telefon", "telefonnummer", "mobil",
    "mobilnummer", "anrufen", "erreichen", "rückruf", "portable", "tél", "téléphone", "joindre",
    "appeler", "móvil", "teléfono", "celular", "llamar", "llamarme", "llámenme", "cellulare",
    "telefono", "chiamare", "chiamarmi", "telefone", "ligar", "telefonu", "komórka",
    "komórkowy", "zadzwonić", "telefonum", "cep", "numaram", "arayın", "điện thoại", "sđt",
    "gọi", "телефон", "тел", "мобильный", "позвонить", "звоните", "bellen", "bereikbaar",
    "telefoon", "telefoonnummer", "mobiele", "gsm", "ringa", "telefonnumret", "contact",
    "contacted",
)  # fmt: skip

PHONE_SIGNS: Final = (
    "电话", "電話", "手机", "手機", "携帯", "联系", "連絡", "传真", "微信", "전화", "전화번호",
    "휴대폰", "핸드폰", "연락처", "هاتف", "جوال", "موبايل", "الاتصال", "फ़ोन", "फोन", "मोबाइल",
    "दूरभाष",
)  # fmt: skip
"""Words for a phone in scripts where they stand inside of others."""
