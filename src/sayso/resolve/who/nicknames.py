"""Short forms of given names, and words of bodies' names that hardly tell one from another.

Our own lists. A short form is weaker evidence than a spelling: it can carry a pair of names whose
other words agree, and never joins two figures inside one report by itself.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["GENERIC", "nickname_of"]

_SHORT = """
abdo abdullah abdul|abe abraham abdul|abie abraham|al albert alfred alan|alec alexander|
alejo alejandro|alex alexander alexandra alejandro|ali alexander|alik aleksandr albert|
alyosha aleksei alexey alexei|andriy andrei|andy andrew andreas|annie anne anna|anya anna|
apo abdullah|archie archibald|arkasha arkadi|art arthur|asya anastasia|avi avraham abraham|
babs barbara|baek paek paik|barney bernard|barry barack|bart bartholomew|basti sebastian|
bea beatrice|becky rebecca|bella isabella|ben benjamin|benny benjamin|beppe giuseppe|
bernie bernard|bert albert robert herbert|bertie albert|berto alberto roberto|bess elizabeth|
beth elizabeth|betsy elizabeth|betty elizabeth|bibi benjamin benyamin|bill william|billy william|
bob robert|bobby robert|borya boris|brad bradley|bram abraham|cal calvin|cam cameron|carl charles|
carol caroline|cathy catherine|charlie charles|charly charles|chayo rosario|chema jose|chepe jose|
chico francisco|chip charles|cho jo|choi choe|chris christopher christian christine|chuck charles|
chung jeong jung jong cheong|chuy jesus|cindy cynthia|claus nikolaus|clem clement|cliff clifford|
clint clinton|coco jorge|concha concepcion|connie constance|curro francisco|curt curtis|dan daniel|
danny daniel|dasha darya daria|dave david|deb deborah|debbie deborah|denny dennis|dick richard|
dieter dietrich|dima dmitri dmitry|dimitri dmitry dmitri|dimon dmitri|dmytro dmitri|dolly dorothy|
don donald|dora theodora|doug douglas|dov dubi|drew andrew|ed edward edmund|eddie edward|
eli elijah|ella eleanor|ellie eleanor|elsa elisabeth|emma emily|ernie ernest|
eugene yevgeny evgeny evgeni|fanny frances|fedya fyodor|felipe philip|flo florian|
fran francis frances|franz francis|fred frederick alfred|freddie frederick alfred|fredo alfredo|
fritz friedrich|gabe gabriel|gabi gabriel gabriele|gabo gabriel|gadi gad|galya galina|gena gennadi|
gene eugene|genya evgeni yevgeni|geoff geoffrey|george georgios georgi|gerd gerhard|gerry gerald|
gianni giovanni|gigi luigi|gil gilbert|gina regina|ginny virginia|giora george|gosha georgi|
greg gregory|grisha grigori grigory|gus augustus gustav|hal harold henry|hamada mohammed ahmed|
hamoudi mohammed|hank henry|hannes johannes|hans johannes johann|harry harold henry|haso hasan|
heini heinrich|heinz heinrich|henk hendrik|herb herbert|hur heo|huso huseyin|ibo ibrahim|
ike isaac dwight|ilyusha ilya|izzy isaac isabel|jack john|jackie jacqueline|jaime james|jake jacob|
jamie james|jan johannes|jay james jason|jeb john|jeff jeffrey|jen jennifer|jenny jennifer|
jerry gerald jerome|jess jessica|jim james jacob|jimmy james|jo joseph joanna|joca joao|
jochen joachim|jock john|joe joseph|johnny john|jon jonathan|jos joseph|josh joshua|juancho juan|
jude judith|judy judith|jurgen georg|kalle karl|kang gang|karl charles|kate katherine catherine|
kathy katherine|katie katherine catherine|katya ekaterina|ken kenneth|kiko francisco|kim gim|
kit christopher|klaus nikolaus|kolya nikolai nikolay|kostya konstantin|kostyantyn konstantin|
kuba jakub|kurt konrad|kwon gwon|lalo eduardo|larry lawrence|laurie laurence|lee ri rhee yi li|
lena elena|lenny leonard|leo leonard leonid|lesha alexei|leva lev|lex alexander|liesl elisabeth|
lim im rim|lino angelo|liz elizabeth|liza elizabeth|lizzie elizabeth|lola dolores|lou louis louise|
lucho luis|luda lyudmila|lukas luke|lupe guadalupe|lyokha alexei|lyosha aleksei|lyuba lyubov|
lyuda lyudmila|maggie margaret|maks maksim|mamo mohammed|mandy amanda|manny emmanuel manuel|
manolo manuel|marc marcus|marty martin|masha maria mariya|matt matthew|max maximilian|meg margaret|
mel melvin|memet mehmet|memo mehmet guillermo mohammed|merv mervyn|mick michael|mickey michael|
micky michael|mike michael|mimo mohammed|mina wilhelmina|misha mikhail mikheil|mitch mitchell|
mitya dmitri|mo mohammed muhammad|molly mary|monty montgomery|moritz maurice|mort mortimer|
moshe moses musa|motti mordechai|mykhailo mikhail|mykola nikolai|nacho ignacio|nadya nadezhda|
nan anne|nancy anne|nando fernando ferdinando|nano fernando|nastya anastasia|nat nathaniel|
natasha natalia nataliya|nate nathan nathaniel|ned edward|nell eleanor|nena magdalena|
nick nicholas nikolai|nicky nicholas|nico nicolas|niko nikolai nikolaos|nikos nikolaos|
nina antonina|nino antonino|norm norman|oleksandr aleksandr alexander|oleksiy aleksei|ollie oliver|
olly oliver|ossi oswald|ozzie oswald|paco francisco|pancho francisco|park pak bak|pasha pavel|
pat patrick patricia|patsy patricia|patty patricia|pavlo pavel|peggy margaret|pepe jose|
pepito jose|peppe giuseppe|perry peregrine|pete peter|petia pyotr|petro pyotr peter|petya pyotr|
phil philip|pino giuseppe|polly mary|quico francisco|quique enrique|rafa rafael|rafi rafael|
ramy ramadan|ray raymond|reg reginald|reggie reginald|rich richard|rick richard|ricky richard|
rob robert|robbie robert|roh noh no|rollie roland|ron ronald|ronnie ronald|rory roderick|
rosie rose|rudi rudolf|rudy rudolf|russ russell|ryu yoo yu|sally sarah|sam samuel samantha shmuel|
sammy samuel|sandy alexander sandra|santi santiago|sanya aleksandr alexander|sasa aleksandar|
sasha aleksandr alexander aleksandra|sashko oleksandr|senya semyon|sepp josef|serge sergei|
serhiy sergei|seryozha sergei|shimi shimon|shin sin|shura aleksandr|sid sidney|sigi siegfried|
sima simeon|slava vyacheslav svyatoslav yaroslav|slavik vyacheslav|sol solomon|sonya sofia|
stan stanley stanislav|stas stanislav|stefan stephen|steffi stefanie|stepa stepan|stepan stephen|
steph stephanie|steve steven stephen|stew stewart|stu stuart|stuie stuart|styopa stepan|sue susan|
suh seo so|susi susanne|sveta svetlana|syoma semyon|tad thaddeus|taki panagiotis|tanja tatjana|
tanya tatiana|tata tatiana|ted theodore edward|teddy theodore edward|terry terence theresa|
tess theresa|theo theodore|tibi tibor|tim timothy|tima timofei timur|tina christina|tito alberto|
toby tobias tobiah|tolya anatoli|tom thomas|toma tamara|tommy thomas|tonho antonio|toni anton|
tonia antonia|tono antonio|tony anthony antonio|tosha anton|trish patricia|trudy gertrude|
uli ulrich|ulli ulrich|vadik vadim|val valentin valerie|valera valeri|vanya ivan|vasya vasili|
vasyl vasili|vera veronika|vic victor|vicky victoria|vince vincent|vinnie vincent|vitalik vitali|
vitya viktor victor|viv vivian|vlad vladimir vladislav|volodya vladimir|volodymyr vladimir|
vova vladimir|vovka vladimir|wally walter|walt walter|wendy gwendolyn|wes wesley|will william|
willi wilhelm|willy william|wim willem|winnie winifred|wolf wolfgang|wolle wolfgang|woody woodrow|
xalo khalid|xander alexander|xavi xavier|yasha yakov|yevhen yevgeni|yoon yun|yossi yosef|
yulya yulia|yura yuri|yurik yuri|zach zachary|zak zachary|ze jose|zeca jose|zeke ezekiel|
zhenya evgeni yevgeni|zhora georgi|ziggy sigmund|zoya zoe
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
