"""Words of streets and of addresses, by language: what addressing guides of the posts call them.

Sources: the Universal Postal Union's sheets of addressing by country; USPS Publication 28 for
towns, states and ZIP codes; BDMP and PAF for British postcodes.
"""

from typing import Final

ENDINGS: Final = (
    "straße", "strasse", "str.", "weg", "gasse", "platz", "allee", "ufer", "damm", "steig",
    "straat", "laan", "plein", "gracht", "dreef", "singel", "dijk", "baan", "steeg", "gatan",
    "vägen", "torget", "stigen", "gränd", "allén", "backen", "gata",
)  # fmt: skip
"""German, Dutch and Swedish: the end of the name, and a number behind it."""

BEFORE: Final = (
    "calle", "c/", "avenida", "av.", "avda.", "plaza", "pza.", "paseo", "ronda", "rambla",
    "glorieta", "camino", "carrera", "cañada", "acceso", "callejón", "cuesta", "urbanización",
    "alameda", "pasaje", "pasadizo", "vía", "vial", "privada", "cerrada", "calzada", "circuito",
    "peatonal", "retorno", "viaducto", "prolongación", "eje", "diagonal", "andador", "corredor",
    "continuación", "periférico", "circunvalación", "boulevard", "ampliación", "bajada", "via",
    "viale", "corso", "piazza", "piazzale", "vicolo", "strada", "contrada", "borgo", "canale",
    "stretto", "incrocio", "rotonda", "rua", "travessa", "praça", "rodovia", "estrada", "largo",
    "vila", "viela", "fazenda", "chácara", "colônia", "conjunto", "condomínio", "esplanada",
    "favela", "jardim", "ladeira", "loteamento", "morro", "parque", "passarela", "pátio",
    "quadra", "recanto", "residencial", "setor", "sítio", "trecho", "trevo", "vereda",
    "viaduto", "lagoa", "lago", "vale", "núcleo", "distrito", "feira", "campo", "estação",
    "aeroporto", "área", "ul.", "ulica", "al.", "aleja", "aleje", "plac", "pl.", "os.",
    "osiedle", "rondo", "skwer", "bulwar", "ул.", "улица", "пр.", "просп.", "проспект", "пер.",
    "переулок", "бул.", "бульвар", "наб.", "набережная", "ш.", "шоссе", "алл.",
)  # fmt: skip
"""Spanish, Italian, Portuguese, Polish and Russian: before the name, with a number behind it."""

TOLD: Final = (
    "my address is", "my home address", "my postal address", "my mailing address", "mail it to",
    "post it to", "send it to", "i live at", "i live on", "my address:", "home address:",
    "mailing address:", "postal address:", "meine anschrift", "meine adresse",
    "ich wohne in der", "ich wohne in", "ich wohne am", "anschrift:", "mon adresse", "j'habite",
    "j’habite", "adresse postale", "mi dirección", "mi domicilio", "vivo en",
    "il mio indirizzo", "abito in", "meu endereço", "moro na", "moro no", "moro em",
    "mój adres", "mieszkam", "adresim", "ev adresim", "адрес:", "мой адрес", "живу", "我住在",
    "地址是", "地址：", "地址:", "住所は", "住所：", "住所:", "주소는", "주소:", "عنواني",
    "أسكن في", "मेरा पता", "पता:", "मैं", "địa chỉ của tôi", "địa chỉ:", "tôi sống ở",
    "mijn adres", "ik woon op", "ik woon aan", "ik woon in", "min adress", "jag bor på",
    "jag bor i",
)  # fmt: skip
"""Phrases before the writer's own address."""
