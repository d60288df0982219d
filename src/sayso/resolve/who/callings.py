"""The nouns that say what people are: one table, the role that follows from each.

Our own lists, by the sense of the head noun; nothing here names a person, a party or an outlet.
"""

from __future__ import annotations

from sayso.vocabulary import Role

__all__ = ["IF_OF_A_GROUP", "LAWYERS", "LEADERS", "RANKS", "ROLE_NOUNS", "ROLE_WORDS",
           "SHORT_RANKS", "WHOLE_PHRASE_ROLES"]  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANKS = _words(
    "general gen colonel col brigadier brig admiral marshal captain capt lieutenant lt "
    "major maj adjutant commodore major-general lieutenant-colonel lieutenant-general "
    "brigadier-general"
)
"""Titles: they make a commander only where the text gives no other role."""
SHORT_RANKS = _words("capt col gen lt maj sgt cpl adm brig cmdr spc pfc cpt ens pvt insp supt")
"""Titles as they stand before a full stop."""
LAWYERS = _words("lawyer attorney barrister solicitor counsel advocate defender representative")
"""Spokespersons where they are somebody's."""
LEADERS = _words("leader head chief boss chairman chairwoman chair number-two strongman founder")
"""Commanders of armed bodies, officials of civil ones; of neither, nothing follows."""
IF_OF_A_GROUP = _words(
    "technician driver guard veteran courier cook guide member recruit volunteer "
    "engineer medic radio-operator mechanic bomb-maker electrician interpreter translator "
    "porter operator"
)
"""Participants where the text says of which group."""

ROLE_WORDS: tuple[tuple[Role, frozenset[str]], ...] = (
    (Role.detainee, _words(
        "detainee prisoner captive inmate internee hostage captured detained arrested "
        "imprisoned jailed arrestee pow convict abductee kidnapped abducted interned remanded")),
    (Role.spokesperson, _words(
        "spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons mouthpiece "
        "propagandist publicist")),
    (Role.commander, _words(
        "commander commandant warlord cmdr emir warlords ringleader commander-in-chief "
        "generalissimo")),
    (Role.victim, _words(
        "victim survivor wounded injured refugee evacuee casualty displaced deportee amputee "
        "maimed castaway orphan")),
    (Role.witness, _words(
        "witness eyewitness onlooker bystander passer-by passerby spectator")),
    (Role.journalist, _words(
        "journalist reporter correspondent editor columnist photographer cameraman newsman "
        "stringer camerawoman photojournalist presenter anchor videographer "
        "documentary-maker film-maker filmmaker newspaperman newspaperwoman newsreader "
        "broadcaster blogger vlogger podcaster sub-editor subeditor staff-writer feature-writer "
        "announcer commentator sportswriter copywriter sound-recordist newscaster")),
    (Role.expert, _words(
        "analyst expert professor researcher historian scholar academic scientist specialist "
        "economist pathologist fellow physicist chemist lecturer strategist consultant "
        "coroner statistician cartographer geographer hydrographer ballistician mathematician "
        "biochemist forensics examiner linguist agronomist toxicologist seismologist "
        "folklorist jurist engraver graphologist botanist zoologist sociologist astronomer "
        "palaeographer archivist surveyor mineralogist epigrapher epidemiologist actuary "
        "cryptographer geodesist metallurgist entomologist appraiser assayer "
        "arborist papyrologist conservator restorer virologist anthropologist")),
    (Role.monitor_ngo, _words("monitor observer ngo watchdog charity")),
    (Role.relative, _words(
        "wife husband mother father brother sister son daughter uncle aunt cousin nephew "
        "niece widow widower relative family parent grandmother grandfather grandson "
        "granddaughter grandchild grandparent fiancee fiancé fiancée fiance in-law spouse mum "
        "mom dad kin kinsman kinswoman kinsfolk sibling twin stepfather stepmother stepson "
        "stepdaughter half-brother half-sister guardian godfather godmother bereaved")),
    (Role.official, _words(
        "official minister president mayor governor prosecutor ambassador diplomat envoy "
        "secretary chancellor premier senator lawmaker mp councillor councilor councilman "
        "councilwoman judge magistrate police policeman policewoman officer authority "
        "administrator mukhtar parliamentarian congressman congresswoman government ministry "
        "municipality bureaucrat aide king queen prince princess sultan deputy inspector "
        "delegate negotiator investigator vice-president undersecretary commissioner "
        "superintendent sheriff constable detective registrar notary functionary legislator "
        "alderman consul attache attaché warden ombudsman regulator auditor headman prefect "
        "bailiff marshall harbourmaster harbormaster attorney-general secretary-general "
        "director-general solicitor-general assemblyman assemblywoman vizier adviser advisor "
        "garda gardai gardaí carabiniere carabinieri policía "
        "gendarme coastguardsman mps usher postmaster stationmaster warder turnkey gaoler "
        "ranger gamekeeper civil-servant kaymakam wali vali muhafiz qaimaqam voivode starosta "
        "sub-prefect vice-governor vice-mayor vice-minister burgomaster alcalde sarpanch "
        "tehsildar whip taxman collector-general exciseman councilperson assemblyperson "
        "ombudswoman justice excellency corporator kagawad reeve syndic intendant chamberlain "
        "subgovernor undersecretary-general plenipotentiary mediator "
        "comptroller vice-consul vice-chancellor senatress deputy-mayor "
        "deputy-governor chargé sub-inspector patrolman "
        "patrolwoman coastguard procurator quaestor "
        "rector dean regent pm controller provost governor-general "
        "quartermaster-general taoiseach wazir qadi kadi cadi deemster jurat sirdar zamindar "
        "lieutenant-governor")),
    (Role.participant, _words(
        "demonstrator protester protestor marcher striker picketer "
        "fighter soldier militant militiaman combatant defector deserter guerrilla insurgent "
        "rebel jihadist terrorist conscript gunman operative sniper bodyguard informant "
        "attacker perpetrator paramilitary mercenary partisan defendant accused suspect "
        "corporal sergeant sgt private cadet reservist infantryman paratrooper marine "
        "commando artilleryman gunner sapper bomber hijacker looter rioter trafficker "
        "henchman enforcer collaborator jailer torturer interrogator executioner accomplice "
        "airman aviator pilot navigator seaman sailor legionnaire legionary cavalryman "
        "crewman rifleman infiltrator saboteur assassin arsonist kidnapper abductor raider "
        "trooper serviceman servicewoman guardsman irregular turncoat quartermaster spy "
        "bombardier helmsman smuggler hitman hitwoman pirate hacker squaddie militiawoman "
        "tankman mortarman machine-gunner getaway-driver car-bomber")),
    (Role.commander, RANKS),
)  # fmt: skip
"""Head nouns and close modifiers, in order of precedence: the first role that fits is taken."""

WHOLE_PHRASE_ROLES = frozenset({Role.detainee, Role.victim})
"""Roles that a modifier may give as well ("a captured fighter"); others only the head noun."""

ROLE_NOUNS = frozenset(word for _, words in ROLE_WORDS for word in words) | {
    "technician", "driver", "smuggler", "veteran", "member", "recruit", "guard",
}  # fmt: skip
"""Every noun that says what somebody is."""
