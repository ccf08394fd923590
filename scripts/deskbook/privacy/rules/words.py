"""Words by which the gate tells a name from what stands in its place."""

from typing import Final

_NO_NAMES: Final = """
a about access account advance again alert all alle am an and answer any anybody anyone
appointment are article ask at author back best book books borrower bye campus can card case
catalog catalogue center centre chat circulation class collection collections colleague
colleagues college committee community could customer damen database databases dear department
desk director do does e-resources edit edited editor email equipo everybody everyone evening
faculty fellow folks for friend friends from good guys have hello help helpdesk here herr herren
hi how i id ill in info information instruction interlibrary is it item journal just kind ladies
lead liaison librarian librarians library libraries loan ma'am madam may me member members much
my n/a name need new no none not office on one open other our patron patrons people phone please
possible private professor question questions re readers reference regarding regards request
requests research reserves room search sent service services sir so society special staff
student students subject support system team thank thanks that the there this to today todas
todos tomorrow tous toutes university unknown url us user users very was we well what when where
which who why will wishes with world would writing yes you your yours zusammen

after before both bring check choose click come during each enter every find first if log next off
once sign some then try type under use visit

monday tuesday wednesday thursday friday saturday sunday morning afternoon night january
february march april june july august september october november december holidays

phd ma ba bsc msc graduate undergraduate freshman sophomore junior senior alum alumna alumnus
visiting confused interested looking trying unable currently also still doing working using
having getting sorry american english french german spanish chinese canadian indian african
british european international
"""

NO_NAMES: Final = frozenset(_NO_NAMES.split())
"""Words that no name holds where people greet and sign."""

_ORDINARY: Final = """
will may mark rose grace hope joy faith art bill page young long price king reader brown green
white black english french german law read reed field fields day june april august summer rich
frank drew pat
"""

ORDINARY_NAMES: Final = frozenset(_ORDINARY.split())
"""Parts of names that are ordinary words too."""

PARTICLES: Final = frozenset(
    {"van", "von", "de", "der", "den", "del", "della", "di", "da", "do", "dos", "du", "la", "le"}
    | {"el", "al", "bin", "ibn", "ben", "y", "e"}
)
"""Small words inside of names."""

_SIGN_OFFS: Final = """
thank thx ty regards wishes best sincerely cheers your truly respect cordial grat appreciat faith
ciao take mfg lg vg gr\u00fc\u00dfe saludo gracias merci danke atentamente
"""

SIGN_OFFS: Final = tuple(_SIGN_OFFS.split())
"""Without one of these, in lower case, nobody signs off."""

INTRODUCTIONS: Final = ("name", "called", "hei\u00dfe", "llamo", "appelle", "nombre")
"""Without one of these, in lower case, nobody says what they are called."""
