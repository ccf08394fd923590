"""Parts of names that are ordinary words too, and words that hold a name and are none."""

from typing import Final

from deskbook.privacy.rules.names import NO_NAMES, ORDINARY_NAMES
from deskbook.privacy.rules.names import PARTICLES as _PARTICLES

PARTICLES: Final = _PARTICLES | {"zu", "zur", "af", "av", "ter", "ten", "das", "abu", "und", "mac"}
"""Small words inside of names."""

_WORDS: Final = """
abbey acorn amber angel apple archer arrow ash aspen aurora autumn bach bacon bailey baker ball
banks barber bass bauer bay bean bear beck bell belle benny berry best beth bird bishop black
blanc bliss block bloom blue bolt bond book booker born bosch bow bowl box boy bradley brand
branch brazil bridge bright brook brooks bruce buck bull bunny burn burns bush butcher butler byte
cain candy cannon carol carpenter carter case cash castle chance chandler charity chase cherry
chip christian church clay clark clever cliff close cloud coffin coin cole collier constant cook
cooper coral count court cox crane creed cross crow crown cruz cuba curl curry curtis daisy dale
dallas dan dance daniels dawn dean delta dexter diamond diaz dick dish dodge dolores don dove
drake drew drum duke dusty duncan earl early east easter ebony eden edge elder ember english
ernest esperanza essay eve ever fair fall fang farmer fast favor fern few field finch fine finn
fish fisher flint flora florence flores flower fly foot ford forest fort foster fountain fox
francis free freeman fried frost fuller gage gale gardener gardner garland garnet gates gay gene
gentle georgia german gill ginger glass gold golden good grad graf grand grant graves gross guy
haas hale hall ham hand hank happy hardy hare harmony harp harper hart hawk hay haven head heart
heath heather heaven hill hobby holland holly home honey hood hook horn house hunt hunter ida
india iris island israel ivory ivy jack jade jan jasmine jay jersey jet jewel job jordan jung jury
justice kay keen kelvin ken kennel key kid kim kind kit kitty klein knight koch kurz lake lamb
lance lane lang lark lasalle laurel lavender lawn leaf lee lent liberty lily link lion little
locke london love low luck lucky luna luz lynx major mall man manual mar marble march marina
marine marshal marshall mason master max maze mead meadow melody memory mercy merit merry mike
mild mile miles mill miller mills mint mole monday moon moor moore moral moss mount nelson neu
nick night noble noel norm north novel nun oak ocean olive opal orange orchid oscar otter page
pace paige paint palm pan pansy paris park parker parks parson paul pax payne paz peace peach
pearl pepper perry petit phoenix pike pilar pine piper plant poe pole pond poole pope porter post
potter pound powers precious press price prince prudence queen quest quick quill raven ray read
rebel reef reed reeves regent rex rhodes rice richter rider ring river rivers rob robin rock
rocket rod roman romero rosa rosemary roth rowan roy ruby rue rush rusty sad sage sailor sand
sandy sasha savannah scarlet schwarz scholar scott seal sera serena serene shade sharp shell
shepherd shore short silver singer sky slate small smart smith snow sol song south spark spears
spring star steel stern stone storm strange strong sue summers sun sunny sunshine swan sweet
sydney tab tailor tan tanner taylor tech temple terrace thorn thought tiger tim tom tower town
treasure trinity troy true tucker turner tyler urban valentine valley van vera victor victoria
viola violet virgin virginia virtue voice wade waiter walker wall walls ward warden warren water
waters way weaver web weber webster weeks weiss wells west wheeler white wilder willow win wind
winter winters wise wolf wood woods worth wright yale yard alto bella blanca bueno casa cielo
delgado hermosa leon linda mayor moreno nieves pena prieto rey rico rojo rubio santa santos
serrano sierra vega verde vidal alt baum berg blum braun brunner dorn engel ernst feld frei fuchs
gut haupt heil holz huber jager kaiser kaufmann konig kraft kunst lehrer mai mann meister mond
morgen neumann ober pfeiffer rot sauer scharf schmied schneider schreiber sommer stein tag teich
unger vogel wald weg wein wirt wolke zeit zimmermann
"""

_NOT_AFTER_ALL_WORDS: Final = """
miller taylor smith weber schneider clark turner walker wright cooper carter moore nelson scott
marshall parker paul kim tom tim lee vera quill blum huber vidal delgado moreno romero diaz leon
duncan curtis bradley bruce tyler perry roy neumann zimmermann webster foster harper brunner
"""
_NOT_AFTER_ALL: Final = frozenset(_NOT_AFTER_ALL_WORDS.split())
"""Names first of all: they count wherever they stand, as few write of millers and smiths."""

ORDINARY: Final = (ORDINARY_NAMES | NO_NAMES | frozenset(_WORDS.split())) - _NOT_AFTER_ALL
"""Words, folded, that are a name only where one is expected."""

_COMPOUNDS_WORDS: Final = """
christianity christians victorian victorians virginian georgian jordanian roberta robertson
austinian alexandria alexandrian martinique marxism martial martian jackson wilson williams
williamson johnson peterson anderson stephenson richardson harrison nicholson madisonian
lincolnshire washingtonian edwardian elizabethan caroline carolina carolinas carolingian millers
smiths julian juliana josephine philippine philippines michaelmas hamiltonian newtonian
"""
COMPOUNDS: Final = frozenset(_COMPOUNDS_WORDS.split())
"""Words that begin with a name, or end in one, and are none of it."""
