"""Words of streets and of addresses, by language: what addressing guides of the posts call them.

Sources: the Universal Postal Union's sheets of addressing by country; USPS Publication 28 for
towns, states and ZIP codes; BDMP and PAF for British postcodes.
"""

from typing import Final

ENDINGS: Final = (
    "stra\u00dfe strasse str. weg gasse platz allee ring ufer damm steig straat laan plein kade gracht dreef "
    "singel dijk hof pad baan steeg gatan v\u00e4gen torget stigen gr\u00e4nd all\u00e9n backen gata"
).split()
"""German, Dutch and Swedish: the end of the name, and a number behind it."""

BEFORE: Final = (
    "calle c/ avenida av. avda. plaza pza. paseo ronda rambla glorieta camino carrera ca\u00f1ada acceso callej\u00f3n "
    "cuesta urbanizaci\u00f3n alameda pasaje pasadizo v\u00eda vial privada cerrada calzada circuito peatonal retorno "
    "viaducto prolongaci\u00f3n eje diagonal andador corredor continuaci\u00f3n perif\u00e9rico circunvalaci\u00f3n boulevard "
    "ampliaci\u00f3n bajada via viale corso piazza piazzale vicolo strada contrada borgo canale stretto incrocio "
    "rotonda rua travessa pra\u00e7a rodovia estrada largo vila viela fazenda ch\u00e1cara col\u00f4nia conjunto condom\u00ednio "
    "esplanada favela jardim ladeira loteamento morro parque passarela p\u00e1tio quadra recanto residencial setor "
    "s\u00edtio trecho trevo vereda viaduto lagoa lago vale n\u00facleo distrito feira campo esta\u00e7\u00e3o aeroporto \u00e1rea "
    "ul. ulica al. aleja aleje plac pl. os. osiedle rondo skwer bulwar "
    "\u0443\u043b. \u0443\u043b\u0438\u0446\u0430 \u043f\u0440. \u043f\u0440\u043e\u0441\u043f. \u043f\u0440\u043e\u0441\u043f\u0435\u043a\u0442 \u043f\u0435\u0440. \u043f\u0435\u0440\u0435\u0443\u043b\u043e\u043a \u0431\u0443\u043b. \u0431\u0443\u043b\u044c\u0432\u0430\u0440 \u043d\u0430\u0431. \u043d\u0430\u0431\u0435\u0440\u0435\u0436\u043d\u0430\u044f \u0448. \u0448\u043e\u0441\u0441\u0435 \u0430\u043b\u043b."
).split()
"""Spanish, Italian, Portuguese, Polish and Russian: in front of the name, with a number behind it."""

TOLD: Final = (
    "my address is|my home address|my postal address|my mailing address|mail it to|post it to|send it to|i live at|"
    "i live on|my address:|home address:|mailing address:|postal address:|meine anschrift|meine adresse|ich wohne in der|"
    "ich wohne in|ich wohne am|anschrift:|mon adresse|j'habite|j\u2019habite|adresse postale|mi direcci\u00f3n|mi domicilio|vivo en|"
    "il mio indirizzo|abito in|meu endere\u00e7o|moro na|moro no|moro em|m\u00f3j adres|mieszkam|adresim|ev adresim|"
    "\u0430\u0434\u0440\u0435\u0441:|\u043c\u043e\u0439 \u0430\u0434\u0440\u0435\u0441|\u0436\u0438\u0432\u0443|\u6211\u4f4f\u5728|\u5730\u5740\u662f|\u5730\u5740\uff1a|\u5730\u5740:|\u4f4f\u6240\u306f|\u4f4f\u6240\uff1a|\u4f4f\u6240:|\uc8fc\uc18c\ub294|\uc8fc\uc18c:|\u0639\u0646\u0648\u0627\u0646\u064a|\u0623\u0633\u0643\u0646 \u0641\u064a|"
    "\u092e\u0947\u0930\u093e \u092a\u0924\u093e|\u092a\u0924\u093e:|\u092e\u0948\u0902|\u0111\u1ecba ch\u1ec9 c\u1ee7a t\u00f4i|\u0111\u1ecba ch\u1ec9:|t\u00f4i s\u1ed1ng \u1edf|mijn adres|ik woon op|ik woon aan|ik woon in|min adress|jag bor p\u00e5|jag bor i"
).split("|")
"""Phrases before the writer's own address."""
