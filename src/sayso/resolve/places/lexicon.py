"""The ordinary words that tell a place from a person, a group or nothing: closed lists."""

from __future__ import annotations

__all__ = [
    "DISTRICT_WORDS",
    "DOTTED",
    "EXTENDING",
    "FUNCTION_WORDS",
    "GENERIC_AFTER",
    "LOCATIVES",
    "NEVER",
    "NOT_DOTTED",
    "ORGANISATION_WORDS",
    "REGION_WORDS",
    "SPEECH",
    "TITLES",
    "TOWN_WORDS",
    "WATER_WORDS",
]

LOCATIVES = frozenset(
    "in at from near to into across around outside inside toward towards through via "
    "throughout between against within beyond over under along onto off past surrounding "
    "entering leaving reached reaching entered left captured seized besieged bombed shelled "
    "recaptured retook liberated visited visiting near nearby between".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady president minister premier chancellor general gen "
    "colonel col captain capt major maj sergeant sgt lieutenant lt corporal cpl private "
    "admiral commander senator sen governor gov representative rep congressman congresswoman "
    "judge justice sheikh sheik imam mullah ayatollah king queen prince princess emperor "
    "sultan pope bishop archbishop cardinal father rev reverend rabbi saint officer detective "
    "inspector sheriff mayor chief coach secretary ambassador spokesman spokeswoman "
    "spokesperson director chairman chairwoman deputy councilman councilwoman councillor "
    "attorney lawyer professor abu umm bin ibn".split()
)
SPEECH = frozenset(
    "said says say told tells added adds claimed claims stated reported reports believes "
    "believed thinks thought wrote writes asked asks explained explains recalled recalls "
    "testified noted argued insisted admitted denied confirmed announced warned replied".split()
)
REGION_WORDS = frozenset(
    "province governorate state oblast region republic krai voivodeship prefecture canton".split()
)
DISTRICT_WORDS = frozenset("county district parish raion rayon borough".split())
EXTENDING = frozenset(
    "county parish province governorate oblast raion krai township island islands river sea "
    "lake gulf bay strait straits ocean creek canal valley desert peninsula plateau "
    "mountains".split()
)
"""Generic words that, capitalised, belong to the name before them."""
FUNCTION_WORDS = frozenset(
    "a an the and or but if as while when after before since until although though because so "
    "his her their my our your its this that these those some many most few all both no not "
    "one two three four five six seven eight nine ten former here there then now also other "
    "mr i he she they we it who what where why how than with without for by about during "
    "despite under over is was are were has have had will would may can could".split()
)
"""Words that begin sentences in capitals and are no part of a name."""
DOTTED = frozenset(
    "us uk usa uae dprk prc ussr nc sc nd sd nh nj nm ny ri wv dc bc ns nb nl pei nwt la nyc "
    "nsw drc".split()
)
"""Keys of abbreviations that are written with a full stop after each letter."""
NOT_DOTTED = frozenset("ms me de in or hi ok id ne no co ma ia nd mt".split())
"""Keys of postal codes that with a full stop are something else ("Ms.")."""
NEVER = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april may june "
    "july august september october november december jan feb mar apr jun jul aug sep sept oct "
    "nov dec university college school commerce section federal liberal olympic olympics "
    "centre center islam islamic allah quran ramadan eid christmas easter senate congress "
    "parliament cabinet supreme bible god lord facebook twitter google internet hamas "
    "hezbollah fatah taliban isis daesh isil ypg ypj pkk sdf pyd nusra reuters xinhua afp bbc "
    "cnn nato unicef interpol i liberals conservatives republicans democrats republican "
    "democrat labour catholic christian muslim buddhist hindu imam sharia jihad koran prime "
    "minister president army navy police ministry government department state states council "
    "court church mosque hospital union party front brigade brigades battalion command "
    "general human rights united national international foreign interior defense defence "
    "justice media press news times post".split()
)
"""Single words that are no place in a report, whatever village bears the name."""
TOWN_WORDS = frozenset(
    "city town village suburb township municipality neighborhood neighbourhood".split()
)
WATER_WORDS = frozenset(
    "river sea lake gulf bay strait straits ocean creek canal channel lagoon reservoir".split()
)
GENERIC_AFTER = frozenset(
    REGION_WORDS | DISTRICT_WORDS | TOWN_WORDS
    | frozenset(
    "area border countryside suburbs outskirts airport airbase crossing camp front valley "
    "mountain mountains island islands peninsula coast desert plain plains hills highway road "
    "residents streets metropolitan provinces counties".split()
)
)  # fmt: skip
ORGANISATION_WORDS = frozenset(
    "university college school schools hospital police department times post news herald "
    "tribune journal gazette daily courier press agency bank company corporation corp inc ltd "
    "co group association society institute council committee commission court party union "
    "front army forces brigade brigades battalion ministry office church cathedral mosque "
    "museum theatre theater hall center centre foundation club football stadium team united "
    "fc cup league championship games festival street avenue road drive lane boulevard park "
    "bridge square hotel airport station tower house building plaza mall fire sheriff "
    "sheriffs authority board academy".split()
)
