"""Words that turn a verb: what does harm and is nobody, what is burned, driven, kept, offered."""

from __future__ import annotations

__all__ = [
    "ARMED",
    "AWAY",
    "CARING",
    "CHANNELS",
    "DEADLY",
    "FIRE",
    "GUNNERS",
    "HELD",
    "HERDS",
    "HURT",
    "LABILE",
    "LAND",
    "MISHAPS",
    "MONEY",
    "NATURE",
    "OPERATIONS",
    "POLITICAL",
    "SOULS",
    "TIMES",
    "TONGUES",
    "WATER",
]

NATURE = frozenset(
    "sea water river lake flood floodwater floodwaters wave surf current tide wind storm gale "
    "hurricane cyclone typhoon tornado rain hail snow ice frost cold heat lightning thunder "
    "avalanche landslide rockfall mudslide mud slope earthquake quake tremor volcano lava drought "
    "famine hunger thirst disease illness fever cholera measles malaria typhus influenza flu "
    "plague virus epidemic infection locust mouse rat dog wolf snake crocodile lion accident "
    "mishap collapse derailment sun".split()
)
"""What does harm and is nobody."""
FIRE = frozenset("fire blaze wildfire spark stove lamp candle".split())
GUNNERS = frozenset("gun machine artillery mortar sniper rifle tank rocket enemy return".split())
MISHAPS = frozenset(
    "sink capsize collapse crash derail overturn burn collide plunge crumble founder flood "
    "swerve skid fall tip topple".split()
)
"""What happens to a thing by itself: "the ferry sank, killing nine"."""
LABILE = frozenset(
    "burn close shut starve hang sink overturn break smash shatter scorch tear snap jam "
    "capsize crack choke suffocate drown freeze poison".split()
)
"""Verbs that tell without an object what came over a thing."""
SOULS = frozenset("starve choke suffocate drown freeze".split())
"""Of these, what people come to by themselves."""
AWAY = frozenset("back away off round around".split())
WATER = frozenset(
    "water sea river lake rubble wreck wreckage ruin ruins debris fire flames well mud snow "
    "sinkhole crater surf ice".split()
)
CARING = frozenset(
    "hospital clinic infirmary ward doctor surgeon nurse mortuary morgue safety shelter cemetery "
    "dispensary theatre bedside home".split()
)
HERDS = frozenset(
    "camel goat sheep cow cattle horse donkey ox mule herd flock animal livestock camels goats "
    "cows horses donkeys oxen mules herds flocks animals buffalo buffaloes reindeer "
    "yak yaks".split()
)
DEADLY = frozenset(
    "napalm phosphorus chlorine sarin mustard ammunition bullets grenades explosives mortars "
    "howitzers flamethrowers".split()
)
"""What is used to kill; tear gas and batons may be a crackdown's."""
TONGUES = frozenset(
    "english french arabic russian spanish portuguese german dari pashto persian turkish kurdish "
    "swahili language dialect accent tongue".split()
)
POLITICAL = frozenset(
    "government state republic independence authority council election result victory sovereignty "
    "border regime administration legitimacy right rights passport union claim country annexation "
    "statehood presidency president parliament".split()
)
LAND = frozenset(
    "land house houses home field plot flat apartment ticket tickets shop business share shares "
    "stake cream newspapers tackle cigarettes tea coffee".split()
)
ARMED = frozenset(
    "soldier troop troops army garrison fighter guard gendarme police policeman militia militiaman "
    "militiamen rebel insurgent gunman gunmen officer commander brigade battalion platoon company "
    "regiment unit patrol policemen soldiers officers conscript mercenary raider attacker "
    "column detachment".split()
)
CHANNELS = frozenset(
    "radio sms telephone phone siren sirens loudspeaker loudspeakers bell letter text message "
    "leaflet leaflets telegram".split()
)
MONEY = frozenset(
    "money salary salaries wage wages pay pension bonus reward crown crowns dollar dollars euro "
    "euros rial rials pound pounds franc francs peso pesos shilling shillings rupee rupees dinar "
    "dinars ruble rubles rouble roubles mark marks lira hundred thousand million sum bribe".split()
)
TIMES = frozenset("minute minutes hour hours day days second seconds week weeks".split())
HELD = frozenset(
    "stick sticks sickle sickles spear spears machete machetes knife knives club clubs axe axes "
    "shield shields banner banners flag flags placard placards sign signs badge scar scars "
    "umbrella torch torches gun guns rifle rifles pistol weapon weapons arms".split()
)
OPERATIONS = frozenset("operation operations mission missions sortie sorties measure".split())
HURT = frozenset("patient patients wounded injured casualty casualties".split())
