"""Short forms of given names, and words of bodies' names that hardly tell one from another.

Our own lists. A short form is weaker evidence than a spelling: it can carry a pair of names whose
other words agree, and never joins two figures inside one report by itself.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["GENERIC", "nickname_of"]

_SHORT = """
abe abraham|abie abraham|al albert alfred alan|alec alexander|alejo alejandro|
alex alexander alexandra alejandro|ali alexander|alik aleksandr albert|alyosha aleksei alexey|
andy andrew andreas|annie anne anna|anya anna|archie archibald|arkasha arkadi|art arthur|
asya anastasia|babs barbara|barney bernard|barry barack|bart bartholomew|bea beatrice|
becky rebecca|bella isabella|ben benjamin|benny benjamin|bernie bernard|
bert albert robert herbert|bertie albert|berto alberto roberto|beth elizabeth|betty elizabeth|
bibi benjamin|bill william|billy william|bob robert|bobby robert|borya boris|brad bradley|
bram abraham|cal calvin|cam cameron|carl charles|carol caroline|cathy catherine|charlie charles|
charly charles|chema jose|chepe jose|chip charles|chris christopher christian christine|
chuck charles|chuy jesus|cindy cynthia|claus nikolaus|clem clement|coco jorge|connie constance|
curt curtis|dan daniel|danny daniel|dasha darya daria|dave david|deb deborah|debbie deborah|
denny dennis|dick richard|dieter dietrich|dima dmitri dmitry|dimitri dmitry dmitri|dolly dorothy|
don donald|dora theodora|doug douglas|drew andrew|ed edward edmund|eddie edward|eli elijah|
ella eleanor|ellie eleanor|elsa elisabeth|emma emily|ernie ernest|fanny frances|fedya fyodor|
felipe philip|fran francis frances|franz francis|fred frederick alfred|freddie frederick alfred|
fredo alfredo|fritz friedrich|gabe gabriel|galya galina|gena gennadi|gene eugene|
genya evgeni yevgeni|geoff geoffrey|george georgios georgi|gerd gerhard|gerry gerald|gigi luigi|
gina regina|ginny virginia|giora george|gosha georgi|greg gregory|grisha grigori grigory|
gus augustus gustav|hal harold henry|hank henry|hans johannes johann|harry harold henry|
heini heinrich|heinz heinrich|henk hendrik|ibo ibrahim|ike isaac dwight|ilyusha ilya|
izzy isaac isabel|jack john|jackie jacqueline|jaime james|jake jacob|jamie james|jan johannes|
jay james jason|jeff jeffrey|jen jennifer|jenny jennifer|jerry gerald jerome|jess jessica|
jim james|jimmy james|jo joseph joanna|jochen joachim|jock john|joe joseph|johnny john|
jon jonathan|jos joseph|josh joshua|judy judith|jurgen georg|karl charles|
kate katherine catherine|kathy katherine|katie katherine catherine|katya ekaterina|ken kenneth|
kit christopher|klaus nikolaus|kolya nikolai|kostya konstantin|kuba jakub|kurt konrad|
lalo eduardo|larry lawrence|laurie laurence|lena elena|lenny leonard|leo leonard leonid|leva lev|
liesl elisabeth|liz elizabeth|lola dolores|lou louis louise|lucho luis|luda lyudmila|lukas luke|
lyosha aleksei|lyuba lyubov|lyuda lyudmila|maggie margaret|maks maksim|mandy amanda|
manny emmanuel manuel|manolo manuel|marc marcus|marty martin|masha maria mariya|matt matthew|
max maximilian|meg margaret|mel melvin|memet mehmet|memo mehmet guillermo|merv mervyn|
mick michael|mickey michael|micky michael|mike michael|mina wilhelmina|misha mikhail|
mitch mitchell|mitya dmitri|mo mohammed muhammad|molly mary|monty montgomery|moritz maurice|
nacho ignacio|nadya nadezhda|nando fernando|nastya anastasia|natasha natalia nataliya|
nate nathan nathaniel|ned edward|nell eleanor|nick nicholas nikolai|nicky nicholas|nico nicolas|
niko nikolai nikolaos|nikos nikolaos|nina antonina|norm norman|ollie oliver|olly oliver|
ossi oswald|paco francisco|pancho francisco|pasha pavel|pat patrick patricia|patty patricia|
pavlo pavel|peggy margaret|pepe jose|pepito jose|perry peregrine|pete peter|petia pyotr|
petro pyotr peter|petya pyotr|phil philip|polly mary|quique enrique|rafa rafael|rafi rafael|
ray raymond|reg reginald|reggie reginald|rich richard|rick richard|ricky richard|rob robert|
robbie robert|ron ronald|ronnie ronald|rosie rose|rudi rudolf|rudy rudolf|sally sarah|
sam samuel samantha shmuel|sammy samuel|sandy alexander sandra|santi santiago|sanya aleksandr|
sasa aleksandar|sasha aleksandr alexander aleksandra|senya semyon|sepp josef|serge sergei|
seryozha sergei|shura aleksandr|sid sidney|sima simeon|slava vyacheslav svyatoslav yaroslav|
sonya sofia|stan stanley stanislav|stas stanislav|stefan stephen|steffi stefanie|stepan stephen|
steph stephanie|steve steven stephen|stew stewart|stu stuart|sue susan|sveta svetlana|
syoma semyon|tad thaddeus|taki panagiotis|tanja tatjana|tanya tatiana|tata tatiana|
ted theodore edward|teddy theodore edward|terry terence|tibi tibor|tim timothy|tito alberto|
toby tobias tobiah|tolya anatoli|tom thomas|toma tamara|tommy thomas|toni anton|tonia antonia|
tony anthony antonio|tosha anton|trish patricia|uli ulrich|ulli ulrich|vadik vadim|val valentin|
valera valeri|vanya ivan|vasya vasili|vera veronika|vic victor|vicky victoria|vince vincent|
vinnie vincent|vitalik vitali|vitya viktor|vlad vladimir vladislav|volodya vladimir|vova vladimir|
vovka vladimir|wally walter|walt walter|wendy gwendolyn|wes wesley|will william|willi wilhelm|
willy william|wim willem|wolf wolfgang|woody woodrow|xavi xavier|yasha yakov|yossi yosef|
yulya yulia|yura yuri|yurik yuri|zach zachary|zak zachary|zeke ezekiel|zhenya evgeni yevgeni|
zhora georgi|ziggy sigmund|zoya zoe|eugene yevgeny evgeny evgeni|misha mikheil|gabi gabriel gabriele|
lee ri rhee yi li|park pak bak|choi choe|kim gim|chung jeong jung jong cheong|roh noh no|ryu yoo yu|
lim im rim|kang gang|cho jo|yoon yun|shin sin|kwon gwon|baek paek paik|hur heo|suh seo so|
gadi gad|motti mordechai|shimi shimon|avi avraham abraham|bibi benyamin|moshe moses musa|dov dubi|
hamoudi mohammed|abdo abdullah abdul|hamada mohammed ahmed|mimo mohammed|memo mohammed|
alyosha alexei|lesha alexei|lyokha alexei|dimon dmitri|sanya alexander|sashko oleksandr|
slavik vyacheslav|stepa stepan|styopa stepan|tima timofei timur|vitya victor|kolya nikolay|
vasyl vasili|mykola nikolai|mykhailo mikhail|andriy andrei|serhiy sergei|dmytro dmitri|oleksiy aleksei|
oleksandr aleksandr alexander|volodymyr vladimir|yevhen yevgeni|kostyantyn konstantin|
apo abdullah|memo mehmet|mamo mohammed|xalo khalid|ibo ibrahim|haso hasan|huso huseyin|
lupe guadalupe|chayo rosario|nano fernando|quico francisco|kiko francisco|curro francisco|
tono antonio|nena magdalena|concha concepcion|lola dolores|juancho juan|
beppe giuseppe|peppe giuseppe|pino giuseppe|gianni giovanni|nino antonino|nando ferdinando|
zeca jose|ze jose|chico francisco|tonho antonio|joca joao|gabo gabriel|lino angelo|
basti sebastian|flo florian|kalle karl|hannes johannes|sigi siegfried|susi susanne|wolle wolfgang|
abe abdul|jim jacob|jeb john|liza elizabeth|lizzie elizabeth|betsy elizabeth|bess elizabeth|
nan anne|nancy anne|patsy patricia|trudy gertrude|tess theresa|terry theresa|tina christina|
val valerie|viv vivian|winnie winifred|cliff clifford|clint clinton|gil gilbert|herb herbert|
jude judith|lex alexander|xander alexander|mort mortimer|nat nathaniel|ramy ramadan|
ozzie oswald|rollie roland|rory roderick|russ russell|sol solomon|stuie stuart|theo theodore
"""
GENERIC = frozenset(
    """europe asia africa america americas pacific worldwide global holding holdings group gruppe
    groupe deutschland schweiz france italia espana polska russia usa uk overseas""".split()
)
"""Where a body works or what it is part of: left over on one side, it weighs little."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for row in _SHORT.replace("\n", " ").split("|"):
        short, *names = row.split()
        table[short] = table.get(short, frozenset()).union(names)
    return table


def nickname_of(a: str, b: str) -> bool:
    """Whether one of two folded words is a usual short form of the other."""
    table = _table()
    return b in table.get(a, frozenset()) or a in table.get(b, frozenset())
