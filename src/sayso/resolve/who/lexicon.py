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
INDEFINITE = frozenset({"some", "others", "many", "several", "most", "both", "all", "few", "one",
                        "another", "other", "those", "these", "none", "everyone", "everybody",
                        "somebody", "someone", "anyone", "nobody", "people"})  # fmt: skip
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
# Given names that are women's nearly everywhere; a hint only, pronouns of the text count more.
FEMALE_GIVEN = frozenset(
    """
    aisha aysha ayse alia aliya amal amina aminata amira anastasia angela anna anne asma asmaa
    astrid basma berivan bushra catherine charlotte chiara clara dalal daria diana dilan dina
    ekaterina elena elif elizabeth emily emma esra eva fadia farida fatima fatma fatemeh fatou
    galina gulistan hala hanan hanna hana hatice helen helena hevin huda iman ingrid irina jana
    jane jessica julia karen karin kateryna katarina khadija laila larisa laura layla leila leyla
    lina linda lubna ludmila lyudmila lucia maha mahnaz mai mara maria mariam marie marina mary
    maryam maysa merve michelle mona nada nadia nadezhda najat nancy narges nasrin natalia natalya
    nawal nesrin nina noor noura nour nura oksana oleksandra olena olga olha rachel rana rania rasha
    razan reem rim rima rojin rosa roza rula saba sabah safia sakine salma samira sana sarah sara
    selin shahla shirin sofia sonia sophie sumaya susan suzan svetlana tamara tatiana valentina
    vera victoria wafa xenia yasmin yelena yulia yuliya zahra zainab zaynab zeina zeinab zeynep
    zilan zohra
    adela adriana agnes agnieszka aida albina alena alexandra alice alicia alina alma amelia amparo
    anastasija anita anneliese antonia ariana barbara beatrice beatriz benedicta bianca blanca brigitte
    bronagh camila carla carmen carolina caroline cecilia celia christina christine claire claudia colette
    consuelo cornelia danica daniela deborah delia dewi dolores dora doris dorothy edith eithne eleanor
    eleni elisa elise ella ellen elsa emilia emma encarnacion erika esther eugenia eva evelyn fanny
    fernanda florence frances francesca frida gabriela genevieve gertrud gisela giulia gloria graciela
    greta gudrun halina hannah harriet hawa hedwig heidi helena helene henrietta herminia hilda ilka ilse
    ines inge ingeborg isabel isabella ivana jacqueline jadwiga janet jasmina jasna jelena jennifer
    joanna johanna jolanta josefina josephine judith juliana juliette karolina katarzyna kate katherine
    kirsten klara kristina leonie leticia lidia liliana louise lucija lucy luisa magdalena malgorzata
    margaret margarita margit marianne mariana marija marit marta martha matilda mercy mila milena mina
    miriam monica nadine natasha neda nevena nora odile olivia paula petra pilar rachel radmila ramona
    rebecca regina renata rita rosalie rosario rukhsana rukhsara ruth sabina sabine sandra senka sigrid
    silvia simone sonja stella stephanie susanna sushila svetlana sylvie tania tatjana teresa theresa
    ursula valeria vanessa veronica vesna violeta virginie wanda wilhelmina ximena yolanda zofia zuzana
    """.split()
)
# The same of men's.
MALE_GIVEN = frozenset(
    """
    aaron abbas abd abdallah abdel abdi abdul abdulaziz abdullah abdulrahman abraham adam adel adnan
    ahmad ahmed ahmet akram alan albert aleksandr aleksei alexander alexei alfred ali amer amin
    amir ammar anas anatoli anatoly andreas andrei andrew andriy anthony anton antonio anwar arif
    artem arthur asad ashraf aziz azad bahaa baran barzan bashar bashir basil ben benjamin bernard
    bilal bogdan boris brian carl carlos charles christopher cemal colin craig daniel david dawood
    dennis diego dieter dilovan dmitri dmitry dmytro donald douglas ebrahim edward ehsan elias emad
    emre enrique eric erdal erhan ernest fadi fahad faisal faris farhad fawaz faysal felix ferhat
    fernando fouad francis francisco frank franz frederick friedrich fuad gary gennady george georgi
    gerald gerhard ghassan giovanni giuseppe gregory grigory guillermo gunther habib hadi haidar
    haitham hakan hakim hamid hamza hans harold haroun hasan hashim hassan haydar heinrich helmut
    henry heval hisham hossein howard hussain hussein ibrahim idris igor ihor ilya imad imran ismail
    ivan jaber jack jacob jalal jamal james jamil jawad jeffrey jiyan joachim johannes john jonathan
    jorge jose joseph joshua juan julian jurgen kadir kamal karim karl kemal kenneth kerim kevin
    khaled khalid khalil kirill klaus konstantin kurt lars lawrence leonid liam louis luis luka
    lukas maher mahdi mahir mahmood mahmoud mahmut majed majid manuel marcel marco mario mark
    marwan massoud matthew maxim mazen mazlum mehdi mehmet michael mikhail miguel mohamad mohamed
    mohammad mohammed mohsen mostafa muammar muhammad muhammed murad murat musa mustafa muhsin
    mykola nabil nader naji najib nasir nasser nathan nawaf nicholas nikita nikolai nizar oleg
    oleh oleksandr oleksiy omar osama oscar oskar osman othman otto patrick paul pavel pavlo pedro
    peter petro philip pierre qadir qasim rafael rajab ralph ramzi rashid raymond reza riad richard
    robert roger roland roman ronald ruben rustam ryan saad sabri saddam sadiq saeed said salah
    saleh salem salim salman samer samir samuel sayed sebastian selim serdar serge sergei sergey
    serhiy shadi simon stanislav stefan stephen steven suleiman sultan sven tahir taha talal tariq
    tarek thomas timothy tobias umar umut usama vadim valentin valery vasily victor viktor vincent
    vitaly vladimir vladislav volodymyr vyacheslav walid walter wasim werner wilhelm william
    wolfgang yaroslav yasin yasser yassin youssef yousef yuri yuriy yusuf zaid zakaria zayd ziad
    zoran
    """.split()
)

MALE_GIVEN = frozenset(
    """

    aaron abbas abdallah abdul abdullah abdou abdoulaye abel abraham adam adel adnan adrian ahmad ahmed
    akram alan albert alejandro aleksandr aleksander alexander alexandre alexei alfonso alfred ali alpha
    amadou amir anatoly anders andreas andrei andrew andrzej anselm anton antonio antoine anwar arash
    arne arthur arturo ashraf august axel aziz babak bakari baraka bartholomew bashar bashir ben benedikt
    benjamin bernard bert bertil bilal bjorn bo bogdan boris bruno carl carlos cesar charles christian
    christopher claude claudio colin conrad cornelius damian daniel darius dario darko david denis diego
    dimitri dmitri dmitry dominic duarte eduardo edgar edward elias emanuel emil emilio emmanuel enrique
    erich erik ernest ernst esteban eugene fabio fadi faisal farid farouk felix ferdinand ferhat fernando
    filip fouad francis francisco franco frank franz frederick fritz gabriel gamal georg george georges
    gerard gert gilbert giorgi giovanni goran gregor guillermo gustav hadi hakan hakim hamid hamza hans
    harald harold haroun harry hasan hassan hector heinrich helmut henrik henry herbert herman hugo
    hussein ibrahim idris idrissa igor ilya imran isaac ismail ivan jabir jack jacob jacques jakob jamal
    james jan janos jaroslav javier jean jeremy jerome joao joaquin joel johan johann john jonas jonathan
    jorge jose josef joseph jovan juan jules julian julio jun jurgen karim karl kaspar kemal kenneth
    khaled khalid khalil klaus konrad kwame lars laszlo laurent lazar leo leon leonard leopold lorenzo
    louis lucas ludwig luis luka lukas mahdi mahmoud malik mamadou manuel marc marcel marcus marek mario
    mark marko markus martin massoud matteo matthew matthias maurice max maxim mehdi mehmet michael michel
    miguel mihail mikhail mikael milan milos mirko mohamed mohammad mohammed moses moussa muhammad murad
    murat mustafa nabil naim nasser nathan nelson nicholas nicolas nigel nikola nikolai nils noah oleg
    oliver olivier omar oscar osman oskar otto oumar pablo pascal patrick paul pavel pavol pedro peter
    philip philippe pierre pietro piotr qasim rafael rafiq rahim rahman rainer ralf ramon rashid raul
    raymond reza ricardo richard robert roberto rodrigo roger roland roman ruben rudolf rustam saad sadiq
    said salah saleem salim sam sami samir samuel sandro saul sebastian selim serge sergei sergey sergio
    shahid sherif simon slobodan stanislav stefan stepan stephen steven sulayman suleiman sven tadeusz
    tariq theodor thomas tihomir tobias tomas tomasz umar valentin vasil vasily viktor vincent vitaly
    vlad vladimir walid walter werner wilhelm william witold wolfgang yahya yasin yusuf youssef yuri
    zachary zaid zayd ziad zoran
    """.split()
)
"""Given names that are men's nearly everywhere; a hint only, as above."""

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
                    "private", "pte", "nurse", "doctor", "pastor", "reverend", "rev", "rabbi",
                    "sailor", "fisherman", "soldier", "farmer", "driver", "airman", "seaman",
                    "trooper", "constable", "detective", "headman", "superintendent", "consul",
                    "sub", "maître", "maitre", "abbé", "abbe", "doña", "dona", "señor",
                    "señora", "madame", "monsieur", "mme", "herr", "frau", "signor", "signora",
                    "mama", "hajj", "advocate", "adv", "engineer", "canon", "sister", "brother",
                    "deputy", "vice", "former", "ex", "prime", "foreign", "defence", "defense",
                    "interior", "retired", "late", "acting", "the", "a", "an", "old"})  # fmt: skip

CIVIL_TITLES = frozenset({"gov", "governor", "minister", "president", "mayor", "premier",
                          "ambassador", "chancellor", "senator", "mp", "ombudsperson", "ombudsman",
                          "adviser", "advisor", "prosecutor"})  # fmt: skip
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
    troupe trust union unit university utility watchdog website weekly wing workshop
    """.split()
)
"""Singular nouns for bodies: "the ministry" is one named institution, not an unnamed person."""

PLURAL_HEADS = frozenset({
    "people", "men", "women", "children", "police", "troops", "forces", "authorities", "media",
    "press", "militants", "personnel", "staff", "spokesmen", "spokespeople", "folk", "crew",
    "survivors", "wounded", "injured", "families", "family", "militiamen", "gunmen", "policemen",
    "servicemen", "opposition", "guards", "peshmerga", "mujahideen", "locals",
})  # fmt: skip
SINGULAR_S = frozenset({"press", "witness", "eyewitness", "boss", "politics", "news", "princess",
                        "waitress", "actress", "hostess", "congress", "chassis", "us",
                        "headquarters", "business", "corps"})  # fmt: skip

DOCUMENTS = frozenset({
    "report", "statement", "document", "documents", "memo", "memorandum", "letter", "letters",
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
    "placard", "inscription", "gravestone", "plaque", "novel", "chronicle", "questionnaire",
    "pamphlet", "flyer", "graffiti", "stamp", "complaint", "submission", "deposition", "pay-book",
    "guidebook", "almanac", "calendar", "will", "autopsy",
})  # fmt: skip
"""Things that say something. Those in `CARRIERS` pass the word on to whoever issued them."""

CARRIERS = frozenset({
    "statement", "information", "report", "communique", "communiqué", "data", "figures",
    "testimony", "intelligence", "release", "bulletin", "website", "article", "post", "tweet",
    "letter", "study", "survey", "notice", "text", "site", "email", "words", "account",
    "accounts", "reports", "statements", "claims", "claim", "comments", "remarks", "estimate",
    "estimates",
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
