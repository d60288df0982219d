"""The English words by which speakers are recognised: one readable table per question.

All entries are lower case; multi-word entries are matched as whole words. Nothing here names a
person, a party or an outlet: names live in the knowledge file.
"""

from __future__ import annotations

# --- pronouns ------------------------------------------------------------------------------------

MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
SOMEBODY = frozenset({"someone", "somebody", "anyone", "anybody", "nobody", "one"})
EVERYBODY = frozenset({"everybody", "everyone", "people", "others", "some", "many", "several",
                       "most", "both", "all", "few", "none", "those", "these"})  # fmt: skip
THIRD_PERSON = MASCULINE | FEMININE | PLURAL | NEUTER
SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
PERSONAL = SECOND | MASCULINE | FEMININE | PLURAL | NEUTER | FIRST_SINGULAR | FIRST_PLURAL

FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "madam", "lady", "sister", "queen", "princess",
                           "spokeswoman", "chairwoman", "congresswoman",
                           "policewoman"})  # fmt: skip
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "sheikh", "sheik", "imam", "father",
                         "brother", "spokesman", "chairman", "congressman", "policeman",
                         "mullah", "ayatollah"})  # fmt: skip
FEMALE_NOUNS = frozenset(
    """woman women girl mother wife sister daughter widow aunt grandmother niece housewife
    spokeswoman bride lady policewoman businesswoman schoolgirl granddaughter stepmother
    stepdaughter mum mom girlfriend fiancee fiancée grandma nun heroine actress waitress seamstress
    saleswoman servicewoman gentlewoman congresswoman chairwoman midwife""".split()
)
MALE_NOUNS = frozenset(
    """man men boy father husband brother son uncle nephew grandfather spokesman gunman policeman
    fisherman businessman serviceman schoolboy grandson stepfather stepson dad guy lad bloke fellow
    boyfriend fiance fiancé grandpa monk gentleman clergyman priest imam salesman chairman
    congressman widower""".split()
)

# --- heads of noun phrases --------------------------------------------------------------------

TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "gen", "general",
                    "col", "colonel", "lt", "lieutenant", "maj", "major", "capt", "captain", "sgt",
                    "sergeant", "cpl", "corporal", "brig", "brigadier", "adm", "admiral", "cmdr",
                    "commander", "president", "minister", "secretary", "senator", "sen", "rep",
                    "gov", "governor", "mayor", "judge", "justice", "king", "queen", "prince",
                    "princess", "sheikh", "sheik", "imam", "mullah", "ayatollah", "hajji", "haji",
                    "father", "bishop", "pope", "patriarch", "ambassador", "chancellor", "premier",
                    "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "chief",
                    "inspector", "prosecutor", "marshal", "emir", "comrade", "lord", "lady",
                    "private", "pte", "pvt", "spc", "specialist", "pfc", "cpt", "ens",
                    "ensign", "insp", "supt",
                    "nurse", "doctor", "pastor", "reverend", "rev", "rabbi",
                    "sailor", "fisherman", "soldier", "farmer", "driver", "airman", "seaman",
                    "trooper", "constable", "detective", "headman", "superintendent", "consul",
                    "sub", "maître", "maitre", "abbé", "abbe", "doña", "dona", "señor",
                    "señora", "madame", "monsieur", "mme", "herr", "frau", "signor", "signora",
                    "mama", "hajj", "advocate", "adv", "engineer", "canon", "sister", "brother",
                    "deputy", "vice", "former", "ex", "prime", "foreign", "defence", "defense",
                    "interior", "retired", "late", "acting", "the", "a", "an", "old"})  # fmt: skip

CIVIL_TITLES = frozenset({"gov", "governor", "minister", "president", "mayor", "premier",
                          "ambassador", "chancellor", "senator", "mp", "ombudsperson", "ombudsman",
                          "adviser", "advisor", "prosecutor", "hon", "honourable", "honorable",
                          "excellency", "sen", "rep", "cllr", "councillor", "councilor",
                          "justice", "commissioner", "superintendent", "constable", "inspector",
                          "detective", "judge", "magistrate", "lawmaker", "deputy", "alderman",
                          "corporator", "ombudswoman", "consul", "procurator", "prefect",
                          "undersecretary", "sheriff", "coroner"})  # fmt: skip
"""Titles of civil office: before a name they say that its bearer is an official."""

PEOPLE_NOUNS = frozenset({
    "resident", "villager", "local", "civilian", "man", "woman", "activist", "person", "medic",
    "doctor", "worker", "leader", "chief", "farmer", "trader", "merchant", "teacher", "student",
    "child", "source", "shepherd", "protester", "demonstrator", "campaigner", "lawyer", "nurse",
    "neighbour", "neighbor", "rescuer", "volunteer", "migrant", "passenger", "shopkeeper", "elder",
    "cleric", "priest", "dissident", "exile", "insider", "critic", "opponent", "supporter",
    "observer", "group", "media", "engineer", "clerk", "baker", "fisherman", "founder", "director",
    "head", "ally", "adviser", "advisor", "colleague", "friend", "surgeon", "paramedic", "rebel",
    "separatist", "islamist", "extremist", "inhabitant", "citizen", "national", "user", "blogger",
    "reader", "viewer", "survivor", "employee", "miner", "sailor", "trucker", "haulier", "guide",
    "monk", "nun", "imam", "pilgrim", "tenant", "householder", "relief", "boatman", "ferryman",
    "master", "owner", "keeper", "operator", "manager", "coordinator", "attendant", "conductor",
    "tailor", "seamstress", "butcher", "carpenter", "welder", "porter", "seller", "saleswoman",
    "foreman", "technician", "staff", "parishioner", "herder", "hunter", "craftsman",
})  # fmt: skip
"""Other words for people; no role follows from them."""

PARTY_WORDS = frozenset({
    "army", "military", "forces", "force", "troops", "militia", "militias", "brigade", "brigades",
    "battalion", "regiment", "group", "rebels", "insurgents", "militants", "fighters", "units",
    "unit", "command", "faction", "factions", "movement", "front", "navy", "guards", "guard",
    "gendarmerie", "legion", "corps", "coalition", "council", "side", "soldiers", "guerrillas",
    "paramilitaries", "separatists", "column", "division", "junta", "airforce",
})  # fmt: skip
"""Heads of names and descriptions of armed bodies."""

OFFICIAL_WORDS = frozenset({
    "ministry", "government", "municipality", "governorate", "parliament", "presidency", "office",
    "directorate", "department", "administration", "cabinet", "embassy", "consulate", "police",
    "authority", "authorities", "commission", "prosecutor", "agency", "kremlin", "senate",
    "congress", "council", "committee", "service", "bureau", "state", "prosecution", "judiciary",
    "inspectorate", "tribunal",
})  # fmt: skip

INSTITUTIONS = frozenset(
    """
    administration agency airforce airline alliance arm army assembly association authority
    bakery bank battalion board body branch brewery brigade brigades broadcaster brotherhood
    bureau cabinet caliphate campaign cartel center centre chamber channel charity church clan
    clinic club coalition coastguard college command commission committee company
    confederation congress consortium consulate contractor cooperative corporation corps
    council court daily defence defense delegation department desk diocese directorate division
    dockyard embassy emirate enterprise exchange faction factory federation firm force
    foundation front fund gendarmerie government governorate group guard guild hospital
    initiative inquest inspectorate institute institution judiciary junta kremlin laboratory
    league legion legislature magazine manufacturer militia ministry mission monastery monitor
    mosque movement municipality museum navy network newspaper ngo observatory office
    management operator orchestra organisation organization outfit outlet palace
    panel paper parish parliament party patriarchate police politburo port prefecture
    presidency press prison prosecution radio railway refinery regime regiment registry
    regulator resistance school secretariat senate service shipyard side society squadron
    staff state station syndicate tabloid taskforce television theatre trade treasury tribunal
    team patrol headquarters bloc clique hotline airport mine village checkpoint squad opposition
    inquiry customs
    troupe trust union unit university utility watchdog website weekly wing workshop
    """.split()
)
"""Singular nouns for bodies: "the ministry" is one named institution, not an unnamed person."""

PLURAL_HEADS = frozenset({
    "people", "men", "women", "children", "police", "troops", "forces", "authorities", "media",
    "press", "militants", "personnel", "staff", "spokesmen", "spokespeople", "folk", "crew",
    "survivors", "wounded", "injured", "families", "family", "militiamen", "gunmen", "policemen",
    "gardai", "gardaí", "carabinieri", "servicemen", "opposition", "guards", "peshmerga",
    "mujahideen", "locals",
})  # fmt: skip
SINGULAR_S = frozenset({"press", "witness", "eyewitness", "boss", "politics", "news", "princess",
                        "waitress", "actress", "hostess", "congress", "chassis", "us",
                        "headquarters", "business", "corps", "customs"})  # fmt: skip

DOCUMENTS = frozenset({
    "report", "statement", "statements", "document", "documents", "memo", "memorandum", "letter",
    "letters",
    "indictment", "verdict", "communique", "communiqué", "dossier", "file", "files", "records",
    "record", "cable", "cables", "footage", "video", "recording", "photograph", "photographs",
    "photo", "photos", "image", "images", "study", "survey", "poll", "transcript", "decree",
    "diary", "ledger", "email", "emails", "e-mail", "text", "notice", "order", "book", "affidavit",
    "article", "post", "tweet", "leaflet", "entry", "entries", "register", "registers", "log",
    "logs", "logbook", "list", "lists", "agenda", "protocol", "timetable", "card", "cards", "chart",
    "inventory", "spreadsheet", "conclusion", "indictments", "certificates", "plan", "notebook",
    "minutes", "archive", "archives", "manifest", "invoice",
    "invoices", "receipt", "map", "x-ray", "certificate", "warrant", "data", "figures",
    "testimony", "information",
    "note", "notes", "roster", "contract", "passport", "testimonies", "findings",
    "intelligence", "release", "bulletin", "website", "site", "communication", "charge", "ruling",
    "sheet", "sheets", "poem", "metadata", "conversation", "remark", "intercept", "imagery", "fax",
    "song", "clip", "tape", "telegram", "memoir", "memoirs", "despatch", "dispatch", "circular",
    "proclamation", "manifesto", "petition", "exhibit", "scan", "screenshot", "caption", "audit",
    "daybook", "post-mortem", "pocketbook", "schoolbook", "textbook", "page", "table", "slip",
    "properties", "results", "memorial", "history", "story", "agreement", "treaty", "leaflets",
    "handbill", "poster", "banner", "label", "tag", "voucher", "docket", "bill", "message",
    "messages", "paperwork", "blog", "thread", "press-release", "printout", "payroll", "timesheet",
    "verse", "ballad", "autobiography", "biography", "obituary", "epitaph", "subpoena", "writ",
    "placard", "inscription", "gravestone", "plaque", "novel", "chronicle", "questionnaire",
    "pamphlet", "flyer", "graffiti", "stamp", "complaint", "submission", "deposition", "pay-book",
    "guidebook", "almanac", "decision", "declaration", "declarations", "result", "property",
    "memos", "calendar", "will", "autopsy",
})  # fmt: skip
"""Things that say something. Those in `CARRIERS` pass the word on to whoever issued them."""

CARRIERS = frozenset({
    "information", "data", "figures", "testimony", "intelligence", "words", "account",
    "accounts", "reports", "claims", "claim", "comments", "remarks", "estimate",
    "estimates", "website", "site",
})  # fmt: skip

GENERIC_PERSONS = frozenset({"man", "woman", "person", "boy", "girl", "source", "member", "figure",
                             "individual", "defector", "youth", "teenager"})  # fmt: skip

GROUP_ANAPHORS = frozenset({"group", "militia", "movement", "organisation", "organization",
                            "faction", "army", "militants", "rebels", "force", "forces", "party",
                            "side", "body", "outfit", "brigades", "brigade"})  # fmt: skip

# --- gatherers ---------------------------------------------------------------------------------

OUTLET_ENDINGS = frozenset({
    "news", "times", "post", "tribune", "gazette", "courier", "herald", "journal", "chronicle",
    "telegraph", "guardian", "observer", "mirror", "daily", "weekly", "press", "agency", "tv",
    "television", "radio", "today", "magazine", "newspaper", "mail", "express", "review", "globe",
    "independent", "echo", "star", "standard", "broadcasting", "newswire", "wire", "broadcaster",
    "reporter", "examiner", "bulletin", "dispatch", "digest", "register", "sentinel", "argus",
    "pravda", "zeitung",
})  # fmt: skip
"""Last words of outlets' names, trusted only in capitals and after a word of being told."""
STRONG_OUTLET_ENDINGS = frozenset({
    "news", "times", "tribune", "gazette", "courier", "herald", "chronicle", "telegraph", "tv",
    "television", "radio", "newspaper", "broadcasting", "newswire", "magazine", "zeitung",
})  # fmt: skip
"""Those that make an outlet of a name wherever it stands."""
NGO_WORDS = frozenset({"monitor", "observatory", "watch", "amnesty", "ngo", "foundation",
                       "documentation", "watchdog", "relief", "crescent", "aid"})  # fmt: skip
COURT_WORDS = frozenset({"court", "tribunal", "hearing", "trial", "inquest", "inquiry", "enquiry",
                         "commission", "committee", "panel", "court-martial"})  # fmt: skip
"""Last words of the names of bodies that hear people, trusted after a word of being told."""
PRESS_OFFICE_WORDS = ("press office", "press centre", "press center", "media office",
                      "media centre", "media center", "information office",
                      "press service", "media wing", "media arm")  # fmt: skip
CIVIL_SOCIETY = frozenset({"bureau", "mission", "observers", "rapporteur", "watch", "monitor",
                           "observatory", "relief", "amnesty",
                           "association", "foundation", "without", "rights", "lawyers", "doctors",
                           "coalition", "initiative", "documentation", "civil", "records",
                           "justice",
                           "accountability", "forum", "institute", "trust", "charity", "aid",
                           "solidarity", "transparency", "memorial", "physicians", "medics",
                           "humanitarian"})  # fmt: skip
OFFICES = frozenset({"office", "service", "bureau", "centre", "center", "department", "directorate",
                     "ministry", "unit", "committee"})  # fmt: skip
SPEAKS_FOR_ITSELF = frozenset({"ministry", "army", "forces", "command", "brigade", "brigades",
                               "council", "party", "movement", "front", "militia", "embassy",
                               "government", "presidency", "police", "guard", "company",
                               "directorate", "office", "constabulary", "corps"})  # fmt: skip
GENERIC_GATHERERS = (
    "local radio", "local television", "local tv", "public television", "public radio",
    "public broadcaster", "national television", "national tv", "national radio",
    "regional television", "regional radio", "private television", "state broadcaster",
    "state-run tv", "state-run radio", "state-run agency", "state-run newspaper", "state newspaper",
    "opposition television", "opposition newspapers", "pro-government newspapers",
    "pro-government television", "rebel radio", "satellite television", "foreign news agencies",
    "western media", "arab media", "domestic media", "independent outlets", "local outlets",
    "local newspapers", "local websites", "semi-official media", "semi-official news agency",
    "the official news agency", "the state news agency", "the state broadcaster",
    "state media", "state television", "state tv", "state radio", "state news agency",
    "state-run media", "state-run television", "state-run news agency", "official media",
    "local media", "local news", "opposition media", "pro-government media", "news agencies",
    "media reports", "foreign media", "international media", "the media", "local press",
    "the foreign press", "the wireless", "television", "the airwaves",
    "the press", "news reports", "press reports", "national media", "regional media",
    "independent media", "social media accounts",
)  # fmt: skip
ANAPHORIC_GATHERERS = {
    "newspaper": "outlet", "paper": "outlet", "daily": "outlet", "magazine": "outlet",
    "weekly": "outlet", "broadcaster": "outlet", "channel": "outlet", "agency": "outlet",
    "news agency": "outlet", "website": "outlet", "outlet": "outlet", "network": "outlet",
    "monitor": "ngo", "watchdog": "ngo", "ngo": "ngo", "monitoring group": "ngo",
    "inquest": "court", "inquiry": "court", "enquiry": "court", "commission": "court",
    "committee": "court", "panel": "court", "hearing": "court", "court-martial": "court",
    "rights group": "ngo", "human rights group": "ngo", "court": "court", "tribunal": "court",
    "press office": "press_office", "media office": "press_office",
    "news site": "outlet", "site": "outlet", "station": "outlet", "radio": "outlet",
    "television": "outlet",
}  # fmt: skip
PUBLISHER_SELF = ("this newspaper", "this paper", "this reporter", "this website", "this magazine",
                  "this correspondent", "our correspondent", "our reporter", "this agency",
                  "this outlet", "this publication")  # fmt: skip

# --- cues ----------------------------------------------------------------------------------------

UNKNOWN_CUES = frozenset({
    "reportedly", "allegedly", "supposedly", "purportedly", "apparently", "rumoured", "rumored",
    "thought", "believed", "said", "alleged", "reported", "understood", "expected", "feared",
    "claimed", "suspected", "rumours", "rumors",
})  # fmt: skip
CONTINUING_CUES = frozenset({"added", "noted", "stressed", "underlined", "continued",
                             "emphasised", "emphasized", "further", "also", "pointed",
                             "recalled", "concluded", "stated"})  # fmt: skip
"""Impersonal cues ("it was added that") that go on with the statement reported just before."""
PARTICIPLES = frozenset({"saying", "adding", "claiming", "warning", "arguing", "insisting",
                         "stressing", "noting", "telling", "alleging", "denying", "accusing",
                         "explaining", "declaring", "stating", "asserting", "citing", "calling",
                         "promising", "admitting", "describing", "confirming", "maintaining",
                         "urging", "vowing", "acknowledging", "shouting", "asking", "suggesting",
                         "announcing", "reporting", "pledging", "demanding", "blaming", "writing",
                         "recalling", "believing", "fearing", "hoping", "threatening",
                         "complaining", "reiterating", "emphasising", "emphasizing",
                         "revealing"})  # fmt: skip

CUSTODY = frozenset({"arrested", "captured", "detained", "held", "jailed", "imprisoned", "seized",
                     "apprehended", "interrogated", "caught", "surrendered"})  # fmt: skip

NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
