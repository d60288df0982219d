"""The things that somebody does something with, by kind: a choice of our own."""

from __future__ import annotations

from sayso.vocabulary import MentionKind

__all__ = [
    "CHANNELS",
    "FOUND_WITH",
    "HANDLES",
    "HURLS",
    "INSTRUMENTS",
    "MISSILES",
    "NOTHING_HELD",
    "RIDES",
    "SHAPELESS",
    "TOOLS",
    "VEHICLES",
]

VEHICLES = frozenset(
    "truck van bus car ambulance boat ship plane train helicopter bicycle motorcycle motorbike "
    "lorry taxi ferry dinghy tractor convoy jeep minibus pickup tank wagon cart horse foot raft "
    "vessel aircraft jet drone vehicle trucks vans buses cars boats ships lorries vehicles drones "
    "jets canoe pirogue kayak barge yacht trawler speedboat catamaran sledge sleigh wheelchair "
    "stretcher tram metro underground skis camel donkey mule elephant foot lorries ferries pick-up "
    "pick-ups outrigger outriggers rickshaw scooter moped trailer tanker dhow junk launch sampan "
    "rowboat rowing-boat lifeboat minivan coach cab limousine horseback muleback snowmobile "
    "balloon "
    "glider airliner rail train-car carriage wheelbarrow handcart gurney".split()
)
INSTRUMENTS = VEHICLES | frozenset(
    "bomb rifle gun knife machete grenade missile rocket shell mortar explosive explosives pistol "
    "artillery mine axe stick stone whip sword phone telephone loudspeaker radio letter lamp "
    "e-mail email fax post gas shells rockets missiles bombs guns rifles knives machetes grenades "
    "mortars mines stones sticks batons clubs tear water hand hands wire cable money ammunition "
    "weapon weapons bullets bullet barrel force land sea air road rail torch auger hammer crowbar "
    "spade shovel chain belt hose rope blade razor needle pliers saw drill bottle petrol fire acid "
    "cap hand fist boot butt plank pipe iron spear arrow bow slingshot catapult flare spray "
    "message courier messenger satellite internet text".split()
)
CHANNELS = frozenset(
    "telephone phone radio telegram telegraph telex cable sms text letter post mail e-mail email "
    "fax "
    "satellite loudspeaker megaphone courier messenger intercom video videolink skype whatsapp "
    "telegram walkie-talkie hotline hand gunfire shellfire gunshot shrapnel".split()
)
"""What "by" names in any kind of act: how it came, or how somebody died."""
MISSILES = frozenset(
    "stone rock brick bottle bomb grenade shell rocket missile mortar round bullet shot gas acid "
    "petrol gasoline paraffin kerosene explosive device mine dynamite torpedo flare arrow spear "
    "javelin napalm phosphorus munition cluster-bomb firebomb cocktail drone incendiary canister "
    "volley salvo barrel-bomb boulder firecracker ied".split()
)
"""What is thrown, dropped, fired or poured at somebody."""
HURLS = frozenset(
    "throw hurl lob fling toss drop fire launch shoot pour plant lay detonate use deploy explode "
    "release rain send".split()
)
"""Verbs whose object may be what they hit with."""
SHAPELESS = (
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "ism", "dom", "age", "ing", "cy",
)  # fmt: skip
"""Endings of nouns that name no thing that one could hold."""
NOTHING_HELD = frozenset(
    "help aid support care force hope respect pride joy fear anger way time place reason man woman "
    "people child boy girl family soldier men women children group army unit police crowd friend "
    "others ease speed success luck regard view interest effect relief horror delight hatred smile "
    "cruelty aim order news word name death life work war peace right trust courage mercy love "
    "doubt tear tears law leave consent plea appeal result start end loss wound injury "
    "guard".split()
)
FOUND_WITH = frozenset(
    "arrest detain seize capture catch apprehend hold take find meet intercept stop keep "
    "jail".split()
)
"""Whom one arrests "with" a thing has it on him."""
HANDLES = frozenset(
    "write sign draw paint mark seal stamp answer signal dig fill block cover weigh measure cut "
    "saw break open close lock tie bind fasten sew stitch set repair mend light feed wash sweep "
    "scrape scratch carve engrave erase row steer pull push lift plug stop wrap probe treat".split()
)
"""What one does with something in the hand, also where nothing is named that one does it to."""
RIDES = frozenset("take ride catch board mount use".split())
"""Verbs of movement whose object is what one goes by."""
TOOLS = frozenset({MentionKind.weapon, MentionKind.vehicle})
