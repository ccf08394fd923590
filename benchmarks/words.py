"""What made-up patrons and colleagues say: topics, sentences with slots, and what fills the slots."""

from dataclasses import dataclass
from random import Random
from typing import Final

ADJECTIVES: Final = (
    "Applied Coastal Comparative Quantitative Early Modern Rural Urban Nordic Iberian Andean Pacific "
    "Atlantic Baltic Alpine Tropical Arctic Marine Inland Molecular Cellular Structural Statistical "
    "Computational Theoretical Experimental Clinical Veterinary Dental Pediatric Geriatric Forensic "
    "Historical Medieval Classical Byzantine Colonial Contemporary Visual Musical Dramatic Legal "
    "Constitutional Industrial Agricultural Veterinarian Botanical Geological Seismic Volcanic Polar "
    "Ecological Evolutionary Behavioral Cognitive Developmental Educational Vocational Bilingual"
).split()
NOUNS: Final = (
    "Hydrology Estuaries Sediments Glaciers Orchards Fisheries Forestry Beekeeping Ceramics Textiles "
    "Manuscripts Epigraphy Numismatics Cartography Folklore Phonetics Syntax Rhetoric Hermeneutics "
    "Liturgy Jurisprudence Arbitration Taxation Migration Housing Nursing Midwifery Epidemiology "
    "Immunology Oncology Cardiology Radiology Pharmacology Toxicology Genetics Proteins Enzymes "
    "Membranes Catalysis Polymers Alloys Semiconductors Photonics Acoustics Turbulence Combustion "
    "Bridges Tunnels Railways Harbors Irrigation Drought Monsoons Climate Paleontology Mosses Lichens "
    "Beetles Mollusks Amphibians Raptors Whales Primates Kinship Rituals Markets Money Banking Labor "
    "Unions Strikes Elections Parliaments Diplomacy Treaties Empires Revolutions Archives Museums"
).split()
SERIES: Final = (
    "Annals of",
    "Journal of",
    "Review of",
    "Studies in",
    "Advances in",
    "Bulletin of",
    "Quarterly of",
    "Letters in",
)
DATABASES: Final = (
    "History Full Text",
    "Harbor Science Index",
    "Lumen Business Reports",
    "Civic Newspapers",
    "Prairie Law Online",
    "Meridian Nursing",
    "OpenShelf Ebooks",
    "Cantus Music Scores",
    "Atlas Map Library",
    "Delta Dissertations",
    "Quarto Literature",
    "Vector Engineering",
    "Census Navigator",
    "Signal Media Studies",
    "Terra Geoscience",
    "Minerva Education",
)
BROWSERS: Final = ("Firefox", "Chrome", "Safari", "Edge", "the browser on my phone", "a tablet")
PLACES: Final = (
    "at home",
    "off campus",
    "in the dormitory",
    "on the campus wireless",
    "in the reading room",
    "from my office",
    "abroad this term",
    "at my internship",
)
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the weekend", "next week")
COURSES: Final = (
    "HIST 210,NURS 331,ENGL 102,BIOL 245,CHEM 120,ECON 301,PSYC 220,MUSC 115,GEOG 330,EDUC 410,"
    "LAWS 520,STAT 202,ARTH 260,SOCY 150,PHYS 211,COMM 305"
).split(",")
ERRORS: Final = (
    "403 forbidden",
    "404 not found",
    "too many users",
    "session expired",
    "invalid proxy host",
    "your institution does not subscribe",
    "certificate not trusted",
    "content temporarily unavailable",
    "licence limit reached",
    "a blank page",
)
STYLES: Final = ("APA", "MLA", "Chicago", "Vancouver", "IEEE", "Harvard")
THINGS: Final = (
    "a laptop",
    "a graphing calculator",
    "a camera tripod",
    "a phone charger",
    "headphones",
    "a study room key",
    "a microphone",
    "an anatomy model",
    "a scanner",
    "a projector",
)
COLLECTIONS: Final = (
    "the mill company papers",
    "the student newspaper",
    "the glass negatives",
    "the theatre programmes",
    "the county land books",
    "the oral histories of the flood",
    "the botanical drawings",
    "the letters of the first principals",
)


@dataclass(frozen=True)
class Topic:
    """One kind of question: its service, titles, what the patron says and what we answer."""

    slug: str
    service: str
    weight: int
    titles: tuple[str, ...]
    asks: tuple[str, ...]
    answers: tuple[str, ...]
    resource: bool = False


TOPICS: Final = (
    Topic(
        "full-text-missing",
        "e-resources",
        16,
        (
            "{year} issues of {journal} are missing from {database}",
            "No full text for {journal} after {year}",
            "{journal}: the link leads to {error}",
        ),
        (
            "I am looking for an article in {journal}, volume {volume}, from {year}.",
            "The record in {database} says full text, but the link only shows {error}.",
            "The issues before {year} open without trouble, only the newer ones do not.",
            "The index lists all of {year}, yet the publisher's page asks me to pay.",
            "My adviser could open the same article {place} last spring.",
            "Is there an embargo on this title that I should know about?",
        ),
        (
            "The aggregator dropped {journal} at the end of {year}; we have it from the publisher "
            "now, and the link in the catalog has been corrected.",
            "There is an embargo of twelve months on this title, so the issues you need are not in "
            "{database} yet. I attached a scan request through interlibrary loan.",
            "The knowledge base had the wrong coverage dates. They are mended, and the article opens "
            "through the link resolver again.",
        ),
        resource=True,
    ),
    Topic(
        "off-campus-access",
        "e-resources",
        13,
        (
            "Cannot open {database} {place}",
            "{database} says {error} when I sign in {place}",
            "Proxy sign-in loops in {browser}",
        ),
        (
            "When I try to open {database} {place} it says {error}.",
            "I sign in with my campus account and then I am back at the sign-in page.",
            "I tried {browser} and another browser, and cleared the cookies twice.",
            "It works on campus but not {place}.",
            "My classmates in {course} have the same trouble since {day}.",
            "I copied the address out of the syllabus, if that matters.",
        ),
        (
            "Please begin from the list of databases on our site rather than from a bookmark: the "
            "address has to pass through the proxy, and a copied one does not.",
            "Your account had lapsed in the directory. It is active again, and {database} opens "
            "with it; please sign out everywhere once before you try.",
            "The vendor had moved {database} to a new host that our proxy did not know. It does now.",
        ),
        resource=True,
    ),
    Topic(
        "ebook-limit",
        "e-resources",
        7,
        (
            "Ebook for {course} allows only one reader",
            "Cannot download chapters from {database}",
            "The ebook of {course} expired while reading",
        ),
        (
            "The ebook that we need for {course} says {error}.",
            "Forty students are to read chapter {chapter} by {day}.",
            "Can I print more than {pages} pages, or download the whole book?",
            "I had it checked out and it went away in the middle of a sentence.",
        ),
        (
            "The licence allowed a single reader at a time. We bought the unlimited one this "
            "morning, and the whole class can open it now.",
            "Publishers set the limit of {pages} pages a session. Each chapter can be saved as a "
            "PDF by itself, which together gives you what you need.",
        ),
        resource=True,
    ),
    Topic(
        "interlibrary-loan",
        "interlibrary-loan",
        13,
        (
            "Interlibrary loan of a book on {subject} is late",
            "Can the loan on {subject} be renewed?",
            "Scan of a chapter on {subject} lacks pages",
        ),
        (
            "I requested a book on {subject} {days} days ago and have heard nothing.",
            "My request was cancelled, and the message does not say why.",
            "The scan that I received lacks pages {pages} and those after it.",
            "I need it before {day}, for a chapter of my thesis on {subject}.",
            "May I keep it over the break, or is there no renewal?",
        ),
        (
            "Two libraries declined before a third one sent it; it should arrive by {day}. You "
            "get a message when it lies ready at the desk.",
            "The lender allows one renewal of {days} days, and I have asked for it.",
            "The missing pages were scanned again and wait in your account.",
        ),
    ),
    Topic(
        "borrowing",
        "circulation",
        12,
        (
            "Fine for {thing} that I gave back",
            "How often can I renew {thing}?",
            "Recall of a book on {subject} that I need",
        ),
        (
            "I gave back {thing} on {day}, and my account still shows it.",
            "There is a fine of {fine} dollars on my account for {thing}.",
            "How long can I keep {thing}, and how often can it be renewed?",
            "I will be away {place} and cannot bring it before {day}.",
            "A book on {subject} was recalled after three days.",
        ),
        (
            "{thing} was found on the shelf for returns; it is off your account, and the fine with "
            "it. I am sorry for the trouble.",
            "It can be renewed twice unless somebody else waits for it. The new day is in your "
            "account under loans.",
        ),
    ),
    Topic(
        "finding-sources",
        "reference",
        15,
        (
            "Sources on {subject} for a paper in {course}",
            "Primary sources about {subject} before {year}",
            "Where do I find statistics on {subject}?",
        ),
        (
            "I am writing a paper on {subject} for {course}.",
            "I need five peer reviewed articles that are not older than {year}.",
            "What I found so far is too general, or it is about another region.",
            "Which words should I search for, and in which database?",
            "My instructor wants primary sources from before {year}.",
            "I tried {database} and got {hits} results, most of them useless.",
        ),
        (
            "Begin with {database}: search the subject {subject} together with the region, limit "
            "it to peer reviewed, and sort by date. Three good ones from there are listed below.",
            "The statistical yearbooks have what you need up to {year}; for later years use "
            "{database}, where the tables can be downloaded.",
            "Try {journal}: its special issue of {year} is about just this.",
        ),
    ),
    Topic(
        "citing",
        "reference",
        7,
        (
            "How do I cite a {thing_cited} in {style}?",
            "{style} reference for a source without a date",
            "Citation manager garbles {style} references",
        ),
        (
            "How do I cite a {thing_cited} in {style} style?",
            "There is no author and no date on it.",
            "The citation manager makes something different from what the handbook shows.",
            "Does the access date belong there, and does the title stand in italics?",
        ),
        (
            "In {style} you give the body that published it as the author, then the year or n.d., "
            "then the title in italics. An example for your source follows below.",
            "The manager's style file was an old one. Install the current {style} file and let "
            "it update all references once.",
        ),
    ),
    Topic(
        "rooms-and-machines",
        "circulation",
        6,
        (
            "The booking of a study room is not shown",
            "Printing from {browser} gives {error}",
            "The scanner on the second floor stops",
        ),
        (
            "I booked a room for {day}, and the door shows somebody else's name.",
            "The printer took {fine} dollars and printed nothing.",
            "The scanner stops after page {pages}.",
            "Do I need to bring {thing}, or can I get it at the desk?",
        ),
        (
            "The booking was for the other building, which the page does not make clear. Your "
            "group has room {chapter} now at the same time.",
            "The printer's queue had stopped. The money is back in your account.",
        ),
    ),
    Topic(
        "teaching",
        "instruction",
        5,
        (
            "A class session on {subject} for {course}",
            "Library session for {course} on {day}",
            "Online tutorial on searching {database}",
        ),
        (
            "I teach {course} and would like a session on finding sources about {subject}.",
            "There are {hits} students, most of them in their first year.",
            "Could it be on {day}, and could they practise in {database}?",
            "Last time there was not enough time for the exercises.",
        ),
        (
            "I have put down {day} and booked the room with computers. The exercises use "
            "{database}, and the hand-out is ready two days before.",
            "A recorded tutorial of twelve minutes may serve better than a session; the link is in "
            "the course guide of {course}.",
        ),
    ),
    Topic(
        "special-collections",
        "special-collections",
        6,
        (
            "Visit to see {collection}",
            "Permission to publish a picture from {collection}",
            "Does {collection} mention {subject}?",
        ),
        (
            "I am doing research on {subject} and would like to see {collection}.",
            "May I take photographs, and what does a scan of {pages} pages cost?",
            "Is there a finding aid, and is it complete up to {year}?",
            "I can come on {day} only, for I travel from abroad.",
        ),
        (
            "Boxes {chapter} to {days} lie ready for you on {day}. Photographs without a flash are "
            "allowed, and the finding aid is on the table.",
            "The picture is free of rights as far as we know; please give {collection} as its "
            "source.",
        ),
    ),
)

CITED: Final = ("dataset", "podcast", "leaflet", "map", "standard", "dissertation", "blog post")

PATRON_MORE: Final = (
    "Thank you in advance for any help.",
    "It is for my thesis, so it is not urgent today, but it will be soon.",
    "I hope this is the right place to ask.",
    "I looked through the answers on your site and did not find mine.",
    "A friend said that you helped her with something like it last year.",
    "I can send a picture of the screen if that is of use.",
    "I am a distance student and cannot come in.",
    "If there is a form for this I could not find it.",
    "The chat was closed when I tried, so I write here.",
    "It may be my own mistake, I am new to this.",
    "Please write in plain words, English is my third language.",
    "I have until {day}, then the draft is due.",
    "This happened on {day} already and went away by itself.",
    "The address in the browser was a very long one with session in it.",
    "I use {browser} {place}.",
)
PATRON_AGAIN: Final = (
    "Thank you, that worked.",
    "I tried it, and it still says {error}.",
    "It opens now, but only in {browser}.",
    "Sorry for the late answer, I was away until {day}.",
    "One more thing: does the same hold for {journal}?",
    "My group asks whether all of us can use it.",
    "I found it in the meantime in {database}.",
    "Could you look once more? The deadline was moved to {day}.",
    "Now it shows {hits} results, which is a few too many.",
)
STAFF_OPENING: Final = (
    "Thank you for writing.",
    "Thank you for telling us, and I am sorry that it stopped you.",
    "Good that you ask.",
    "Thanks for the details, they make it easier to look into.",
    "I have looked into it this morning.",
    "Thank you for your patience.",
)
STAFF_MORE: Final = (
    "I could see the same thing here in {browser}.",
    "It would help to know in which browser it happened, and whether you were {place}.",
    "I have asked our colleagues who look after {database}.",
    "You hear from me again by {day}, with or without news.",
    "Meanwhile the printed volumes stand on the third floor.",
    "If you need it sooner, interlibrary loan usually takes two days for an article.",
    "The guide for {course} lists the databases that are worth trying first.",
    "Please do not buy the article: we get it for you.",
    "I have opened a case with the vendor about it.",
    "The desk is open until late on most days, and the chat until nine.",
    "We are glad to sit down with you for half an hour; the page for appointments shows when.",
    "Write again at once if it does not work.",
    "The answer on our site will say this more clearly from tomorrow.",
)
NOTES: Final = (
    "Checked the title list: coverage is said to be complete up to {year}.",
    "Same as what came in on {day}, perhaps one cause.",
    "The proxy's log shows the host missing from the stanza for {database}.",
    "The vendor says that it is known and will be mended with the next release.",
    "Called the registrar about the account; it is active.",
    "The link resolver sends the wrong volume number to the target.",
    "Not a licence matter: the invoice for {year} is paid.",
    "Tried it {place} with a test account, got {error}.",
    "Could go into the answers, the third question of this kind this month.",
    "The shelf was searched twice, on {day} and today.",
)
VENDOR: Final = (
    "Case opened with the vendor: {error} for all of {journal} since {year}.",
    "The vendor wants to know our address range and the time it happened.",
    "Waiting for the vendor to load the missing issues of {year}.",
)
ASKED: Final = (
    "Which browser is it, and does it happen {place} as well?",
    "Could you send the title, the volume and the year?",
    "Is {day} soon enough for you?",
)


def topic(lot: Random) -> Topic:
    """A topic, the common ones more often."""
    return lot.choices(TOPICS, _WEIGHTS)[0]


_WEIGHTS: Final = [item.weight for item in TOPICS]


def journal(lot: Random) -> str:
    """One of some tens of thousands of journals, a few of them asked for again and again."""
    at = int(lot.paretovariate(0.5)) % 30_000
    series, rest = SERIES[at % len(SERIES)], at // len(SERIES)
    adjective = ADJECTIVES[(rest * 31) % len(ADJECTIVES)]
    return f"{series} {adjective} {NOUNS[(rest * 17 + at) % len(NOUNS)]}"


def references(lot: Random, least: int, most: int) -> str:
    """A list of works, as a reply or a careful question names them."""
    pick = lot.choice
    return "\n".join(
        f"- {journal(lot)} {lot.randint(1, 180)} ({lot.randint(1950, 2026)}), pages "
        f"{(first := lot.randint(1, 800))}-{first + lot.randint(4, 40)}: {pick(ADJECTIVES)} "
        f"{pick(NOUNS).lower()} and the {pick(ADJECTIVES).lower()} {pick(NOUNS).lower()}"
        for _ in range(lot.randint(least, most))
    )


def slots(lot: Random) -> dict[str, str]:
    """What the sentences of one ticket are about."""
    pick = lot.choice
    return {
        "journal": journal(lot),
        "subject": f"{pick(ADJECTIVES)} {pick(NOUNS)}".lower(),
        "database": pick(DATABASES),
        "browser": pick(BROWSERS),
        "place": pick(PLACES),
        "day": pick(DAYS),
        "course": pick(COURSES),
        "error": pick(ERRORS),
        "style": pick(STYLES),
        "thing": pick(THINGS),
        "thing_cited": pick(CITED),
        "collection": pick(COLLECTIONS),
        "year": str(lot.randint(1990, 2026)),
        "volume": str(lot.randint(1, 180)),
        "chapter": str(lot.randint(1, 24)),
        "pages": str(lot.randint(5, 90)),
        "days": str(lot.randint(2, 30)),
        "fine": str(lot.randint(1, 60)),
        "hits": str(lot.randint(12, 90_000)),
    }
