"""Words that announce a password, a login name, a phone number or an account, by language."""

from typing import Final

PASSWORDS: Final = (
    "password|passphrase|passcode|passwort|kennwort|contrase\u00f1a|clave|mot de passe|senha|has\u0142o|\u015fifrem|parolam|"
    "\u015fifre|parola|\u5bc6\u7801|\u5bc6\u78bc|\u53e3\u4ee4|\u30d1\u30b9\u30ef\u30fc\u30c9|\u6697\u8a3c\u756a\u53f7|\u0643\u0644\u0645\u0629 \u0627\u0644\u0645\u0631\u0648\u0631|\u0643\u0644\u0645\u0629 \u0627\u0644\u0633\u0631|\u092a\u093e\u0938\u0935\u0930\u094d\u0921|m\u1eadt kh\u1ea9u|"
    "\u043f\u0430\u0440\u043e\u043b\u044c|\ube44\ubc00\ubc88\ud638|wachtwoord|l\u00f6senordet|l\u00f6senord|my pin|pin code|pin is|pwd"
).split("|")

IS: Final = (
    "is|was|are|ist|lautet|war|es|era|est|\u00e9tait|\u00e8|\u00e9|to|brzmi|\u662f|\u4e3a|\u306f|\u0647\u064a|\u0647\u0648|\u0939\u0948|l\u00e0|c\u1ee7a t\u00f4i l\u00e0|c\u1ee7a em l\u00e0|\u044d\u0442\u043e|\uc740|\ub294|\u00e4r|=|:"
).split("|")

NO_SECRETS: Final = frozenset(
    "is was the not wrong right correct incorrect invalid valid expired required reset changed needed "
    "refused rejected accepted blocked broken missing unknown field page manager protected reader and or for "
    "to of in on at a an my your falsch richtig abgelaufen ung\u00fcltig gesperrt incorrecte incorrecta "
    "expir\u00e9 refus\u00e9 oubli\u00e9 perdu olvidada caducada scaduta sbagliata errata expirou".split()
)
"""Words behind "the password is" that are no password."""

FIRST_PERSON: Final = (
    "i|i'm|i\u2019m|me|my|mine|ich|mein|meine|mich|mir|je|mon|ma|moi|yo|mi|soy|io|mio|mia|sono|eu|meu|minha|sou|"
    "ja|m\u00f3j|moje|mnie|jestem|ben|benim|\u00f6\u011frenci|t\u00f4i|em|m\u00ecnh|\u044f|\u043c\u043e\u0439|\u043c\u043e\u044f|\u043c\u043d\u0435|ik|mijn|mij|jag|min|mitt|\u092e\u0948\u0902|\u092e\u0947\u0930\u093e|\u0645\u0639\u0631\u0641\u064a|"
    "\u062d\u0633\u0627\u0628\u064a|\u0623\u0646\u0627"
).split("|")

PHONES: Final = (
    "phone|telephone|tel|cell|mobile|call|called|calling|text|sms|whatsapp|fax|reach|ring|dial|handy|"
    "telefon|telefonnummer|mobil|mobilnummer|anrufen|erreichen|r\u00fcckruf|portable|t\u00e9l|t\u00e9l\u00e9phone|joindre|appeler|"
    "m\u00f3vil|tel\u00e9fono|celular|llamar|llamarme|ll\u00e1menme|cellulare|telefono|chiamare|chiamarmi|telefone|ligar|"
    "telefonu|kom\u00f3rka|kom\u00f3rkowy|zadzwoni\u0107|telefonum|cep|numaram|aray\u0131n|\u0111i\u1ec7n tho\u1ea1i|s\u0111t|g\u1ecdi|"
    "\u0442\u0435\u043b\u0435\u0444\u043e\u043d|\u0442\u0435\u043b|\u043c\u043e\u0431\u0438\u043b\u044c\u043d\u044b\u0439|\u043f\u043e\u0437\u0432\u043e\u043d\u0438\u0442\u044c|\u0437\u0432\u043e\u043d\u0438\u0442\u0435|bellen|bereikbaar|telefoon|telefoonnummer|mobiele|gsm|ringa|telefonnumret|contact|contacted"
).split("|")

PHONE_SIGNS: Final = (
    "\u7535\u8bdd|\u96fb\u8a71|\u624b\u673a|\u624b\u6a5f|\u643a\u5e2f|\u8054\u7cfb|\u9023\u7d61|\u4f20\u771f|\u5fae\u4fe1|\uc804\ud654|\uc804\ud654\ubc88\ud638|\ud734\ub300\ud3f0|\ud578\ub4dc\ud3f0|\uc5f0\ub77d\ucc98|\u0647\u0627\u062a\u0641|\u062c\u0648\u0627\u0644|\u0645\u0648\u0628\u0627\u064a\u0644|\u0627\u0644\u0627\u062a\u0635\u0627\u0644|\u092b\u093c\u094b\u0928|\u092b\u094b\u0928|\u092e\u094b\u092c\u093e\u0907\u0932|\u0926\u0942\u0930\u092d\u093e\u0937"
).split("|")
"""Words for a phone in scripts where they stand inside of others."""
