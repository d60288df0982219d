"""Words that show where knowledge comes from: papers, recordings, witnesses, others' talk, thought.

Patterns over a source, a cue or a content; each is linear in what it is given.
"""

from __future__ import annotations

import re

from sayso.english.own_words import DONE
from sayso.english.screened import Screened
from sayso.english.verbs import verb_forms

HEARSAY_PHRASE = Screened(
    r"\b(?:people|everyone|everybody|they|locals) sa(?:y|id) (?:that|so)\b|^rumou?rs? (?:of|that)\b"
    r"|\bhearsay\b",
    re.IGNORECASE,
)
WITNESS_PHRASE = Screened(
    r"\b(?:witness(?:es)?|eye-?witness(?:es)?|survivors?|residents?|villagers?|locals) (?:\w+ )?"
    r"(?:told|tell|said|say|described|reported|recounted)\b"
    r"|\b(?:according to|interview(?:s|ed)?|testimon(?:y|ies)|accounts?|statements?) "
    r"(?:with |of |from |by )?(?:\w+ ){0,2}?(?:witness|eye-?witness|survivor|resident|villager)",
    re.IGNORECASE,
)
PAPERS = (
    r"(?:documents?|letters?|cables?|telexe?s|affidavits?|depositions?|dossiers?|manifests?|waybills?|"
    r"post-?mortems?|autops(?:y|ies)|textbooks?|school ?books?|day ?books?|note ?books?|daybooks?|"
    r"(?:duty|occurrence|visitors?|guest|order|burial|cash|account|log|station|ward) books?|"
    r"text messages?|questionnaires?|statistics|tables|curves?|charts?|"
    r"memos?|records?|files?|ledgers?|court papers|court filings?|e-?mails?|"
    r"log ?books?|(?:duty|security|phone|radio|flight) logs?|transcripts?|registers?|"
    r"rosters?|pay ?books?|books|certificates?|"
    r"(?:service|identity|membership) cards?|archives?|invoices?|receipts?|minutes|passports?)"
)
DOCUMENT = Screened(
    r"\b(?:indictment|judg(?:e)?ment|verdict|transcript|" + PAPERS[3:], re.IGNORECASE
)
DOCUMENT_SHOWS = Screened(
    rf"\b{PAPERS}\b[^.]{{0,40}}\b(?:show(?:s|ed)?|says?|states?|gives?|reveals?|indicates?|lists?|names?|"
    r"describes?|proves?|confirms?|records?|contains?|mentions?|bears?|carries|reads|enters?|"
    r"notes?|seen by|obtained|reviewed)\b"
    rf"|\b(?:has|have|had)? ?(?:seen|examined|reviewed|obtained|read|studied|inspected|compared) "
    rf"(?:[\w’']+ ){{0,5}}?{PAPERS}\b|\baccording to (?:the |its |their )?(?:\w+ )?{PAPERS}\b"
    rf"|\b(?:in|on) (?:the|his|her|its|their) (?:\w+ )?(?:log|ledger|register|roster|minutes|"
    rf"files?|records?|archives?|logbook|daybook|dossier)\b",
    re.IGNORECASE,
)
DOCUMENT_SEEN = Screened(
    rf"\b(?:seen|read|examined|reviewed|reading|quoting|citing|copied)\s(?:out\s|from\s)?(?:[\w’']+\s){{0,4}}?"
    rf"(?:{PAPERS}|photographs|images|pictures|figures|confessions?|reports?|statements?)\b"
    rf"|\bsaw\s(?:[\w’']+\s){{0,4}}?(?:{PAPERS}|confessions?|reports?|statements?)\b",
    re.IGNORECASE,
)
"""What a source's own words say that he read."""
PIECE = Screened(
    r"\b(?:sheets?|remark|poem|metadata|(?:\w+\s)report|telegram|diary|petition|decree|circular|"
    r"manual|communiqué\s(?:No\.?\s|number\s)?\d+|results|(?:printed|official|written)\shistory|memoirs?|page|chapter|"
    r"footnote|annex|clause|article\s\d+|caption|label|stamp|banner|placard|poster|graffiti|tombstone|"
    r"gravestone|study|survey|audit|resolution|directive|directory|statute|manual|pamphlets?|leaflets?|memorandum|list|map|inscription|plaque|contract|will)"
    r"(?:\s\w+ed\b.*)?\s*$",
    re.IGNORECASE,
)
"""A source that is a piece of writing."""
PERCEIVED = re.compile(
    r"\bthere\s(?:was|were|had\sbeen)\b|\b(?:was|were)\s(?!going\b)\w+ing\b|"
    r"\b(?:wept|cried|laughed|shouted|screamed|smell(?:ed|s)|smelt|stank|spoke\slike|looked\slike|"
    r"sounded\slike)\b",
    re.IGNORECASE,
)
"""What only somebody there can have seen, heard or smelt."""
RECORDING = re.compile(
    r"\b(?:videos?|footage|recordings?|photograph(?:s)?|photos?|satellite (?:images?|imagery)|"
    r"images|pictures|audio|film|clips?|tapes?|intercepts?|livestream|intercepted\s\w+|voice\s(?:note|message)s?)\b",
    re.IGNORECASE,
)
RECORDING_SHOWS = Screened(
    RECORDING.pattern + r"[^.;]{0,60}?\b(?:shows?|showed|showing|reveals?|captures?|captured|"
    r"confirms?|depicts?|appears?|in which)\b|\b(?:in|on) (?:the |a |an )?(?:\w+ ){0,2}?"
    r"(?:video|footage|recording|photograph|clip|tape)\b",
    re.IGNORECASE,
)
INFERRED = Screened(
    r"\b(?:it seems|it appears|must have|can(?:not|'t|’t) have|suggests? that|suggesting|"
    r"conclude[sd]?|infer(?:red)?|deduced?|evidence (?:shows?|suggests?|points?|indicates?)|"
    r"(?:I|we) (?:\w+ )?(?:think|believe|suppose|guess|assume|suspect)|judging (?:by|from)|"
    r"which (?:means|suggests)|bears? (?:all )?the (?:hallmarks?|marks?|signs?) of|"
    r"(?:indications?|signs?|evidence|everything|clues?)(?: \w+){0,3}? points? (?:to|at))\b",
    re.IGNORECASE,
)
INFER_CUE = verb_forms("believe think suspect conclude assume infer suppose estimate reckon judge "
                       "deduce guess assess determine calculate") | {
    "opinion", "belief", "suspicion", "view"}  # fmt: skip
HEAR_CUE = re.compile(
    r"\b(?:heard|hears|has it|had it|learn(?:ed|t)|(?:was|were|been|are|is) told)\b", re.IGNORECASE
)
SHOWS = re.compile(
    r"\b(?:show(?:s|ed|ing|n)?|aired|airs|broadcasts?|screened|televised)$", re.IGNORECASE
)
FOUND = re.compile(r"\b(?:found|counted|saw|noticed|observed|discovered|recovered)$", re.IGNORECASE)
A_THING = re.compile(
    r"(?:no|an?|the|some|several|many|traces|remains|bodies|wounds|evidence|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens|\d+)\b",
    re.IGNORECASE,
)
CONFESS = verb_forms("admit confess acknowledge concede plead")
DENY = verb_forms("deny")
PERFORM = verb_forms(
    "ask request demand beg beseech implore plead promise vow pledge undertake guarantee threaten "
    "order instruct command decree forbid prohibit ban refuse agree consent offer propose invite "
    "seek prefer hail praise rule sentence convict acquit summon urge appeal resolve decide intend "
    "plan want swear condemn authorise authorize permit "
    "pardon retract renounce waive"
)
"""Saying so is doing it."""
BIDDING = re.compile(
    r"(?:(?:please|sorry|sister|brother|sir|madam|and|now|then|quick|hey|just|always),?\s)?"
    r"(?:(?:not )?to (?!(?:the|a|an|his|her|my|our|their|this|that|\w+ing)\b)\w+|"
    r"(?:don['’]t|do not|never)\s\w+|"
    r"(?:go|come|leave|tell|take|bring|give|write|walk|run|wait|stop|sit|stand|get|let|look|keep|put|"
    r"say|sign|open|close|shut|pray|eat|drink|ask|call|hide|follow|help|turn|lie|stay|move|hurry|hold|"
    r"shoot|fire|drop|throw|pay|show|send|make|be|listen|remember|forget|believe|carry|climb|jump|"
    r"cross|drive|load|unload|dig|bury|burn|kneel|talk|speak|read|find|save|count|choose|cut|"
    r"finish|hand|pack|pull|push|raise|report|return|sell|sleep|surrender|swear|try|wash|watch)\b"
    r"(?!\s(?:is|was|were|are|has|had|of)\b|ing|s))",
    re.IGNORECASE,
)
"""What is asked or ordered: it befalls the one to whom it is said."""
SWORN = verb_forms("swear agree plead guarantee threaten refuse decide resolve plan want intend")
"""Doing it by saying it, unless a sentence follows on what is."""
OF_OTHERS = re.compile(r"that (?!(?:he|she|it|they|I|we)\b)", re.IGNORECASE)
A_WOMAN = re.compile(
    r"\b(?:mrs|ms|miss|madam|madame|lady|queen|princess|sister|nun|mother|mum|grandmother|granny|"
    r"daughter|granddaughter|wife|widow|aunt|auntie|niece|girl|woman|women|bride|girlfriend|"
    r"policewoman|spokeswoman|chairwoman|councilwoman|congresswoman|businesswoman|midwife|actress|"
    r"waitress|stewardess|landlady|schoolgirl|midwives|mother-in-law|daughter-in-law|stepmother)\b",
    re.IGNORECASE,
)
A_MAN = re.compile(
    r"\b(?:mr|sir|lord|king|prince|brother|father|dad|grandfather|son|grandson|husband|widower|"
    r"uncle|nephew|boy|man|men|groom|boyfriend|policeman|spokesman|chairman|councilman|congressman|"
    r"businessman|fisherman|postman|milkman|fireman|watchman|imam|priest|monk|bishop|landlord|"
    r"schoolboy|father-in-law|son-in-law|stepfather)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(
    r"^(?:that )?(?:\w+ ){0,6}?(?:will|shall|would|must|should|are to|is to)\b|^to \w+"
)
"""What is announced or asked for, not told."""
OWN_PART = re.compile(
    r"(?:any |all |its |his |her |their |having |having had )?(?:part|role|involvement|hand|share|"
    r"complicity|responsibility|connection|contact|links?|guilt|wrongdoing|intention|plans?)\b|"
    r"(?!anything|nothing|something|everything|being)\w{2,}ing\b",
    re.IGNORECASE,
)
"""What somebody denies of himself: a share in a deed, or the doing of it."""
COMMAND = verb_forms("forbid warn shout instruct command summon thank identify introduce")
STANCE = re.compile(
    r"\W*(?:(?:that|yes|no|but|and|so)\s)?(?:(?:I|we|he|she|they)(?:[’']m|[’']re|\sam|\sis|\sare)\s"
    r"(?:(?:not|very|also|still|always|now|\w+ly)\s)*(?:satisfied|happy|glad|pleased|proud|confident|convinced|sure|certain|"
    r"concerned|worried|optimistic|hopeful|ready|prepared|willing|open|committed|determined|grateful|"
    r"appalled|saddened|shocked|deeply|aware|against|opposed)\b|"
    r"(?:[^.;“”]{3,60},\s)?(?:I|we|he|she|they)\s(?:(?:also|still|always|really|only|just|all|both|fully|strongly)\s)*"
    r"(?:want|wants|wanted|wish|wishes|hope|hopes|cannot|can|can[’']t|must|should|need|needs|expect|expects|"
    r"demand|condemn|call|calls|urge|urges|share|stand|reject|support|respect|appreciate|"
    r"have\s(?:always\s)?(?:understood|believed|said|no)|had\sno|has\sno|know\sthat)\b)",
    re.IGNORECASE,
)
"""What somebody in office wants, feels or holds, which is nothing that he saw."""
WAS_THERE = Screened(
    r"\b(?:who|and)\s(?:himself\s|herself\s|themselves\s)?(?:had\s|was\s|were\s)?"
    r"(?:saw|seen|watched|witnessed|survived|escaped|fled|hid|led|buried|washed|stood|stayed|worked|"
    r"served|participated|treated|helped|carried|tied|beaten|burned|shot|wounded|injured|there|present|"
    r"inside|standing|passing|sitting|held|taken|released|came\swith|lost)\b"
    r"|\b(?:himself|herself|themselves)\spresent\b|\b(?:present|on\sboard|aboard)\sat?\b|"
    r"\bin\s(?:a\s|the\s)?hospital\b|\breached\s(?:there|inside)\b",
    re.IGNORECASE,
)
"""What a source's own words say of him: that he was there."""
IN_OFFICE = re.compile(
    r"\b(?:managers?|management|directors?|chair(?:man|woman|person)?|operators?|owners|company|"
    r"firm|manufacturer|crisis\sstaff|(?:media|registration|press|help)\sdesk|crews|coast\sguards?|"
    r"peacekeepers|diplomats|partner|board|department|directorate|commission|head\sof\sthe|"
    r"spokes(?:man|woman|person|people)|secretar(?:y|iat))\b",
    re.IGNORECASE,
)
"""Sources who speak for what they run."""
OF_ITSELF = re.compile(
    r"(?:that )?(?:all )?(?:it|its)\s(?!(?:is|was|were|would|will|could)\b)", re.IGNORECASE
)
"""What a body says of itself."""
_ITS_MEN = (
    r"(?:its|their|our|his|her)\s(?:own\s)?(?:\w+\s){0,2}?(?:units?|forces|troops|fighters|men|"
    r"army|soldiers|police|guards?|officers?|patrols?|crews?|teams?|staff|agents?|engineers|doctors|"
    r"workers|members|delegates|inspectors|detectives|investigators|volunteers|gendarmes|militia|navy|"
    r"air force|aircraft|pilots|gunners|rangers|wardens|brigades?|squads?|battalions?|company)"
)
OF_A_BODY = re.compile(rf"^(?:that )?(?:it|{_ITS_MEN}|an? (?:patrol|unit|team|squad|crew))\s", re.I)
"""A body, or its people, as who did it."""
INTENDS = re.compile(
    rf"(?:that )?(?:it|they|we|he|she|I|{_ITS_MEN})\s(?:\w+ly\s)?(?:will|would|shall)\s"
    r"(?!have\b|be\b)",
    re.IGNORECASE,
)
"""What a body will do, or its people."""
COURTESY = verb_forms(
    "wish greet welcome salute ask thank regret apologise apologize congratulate advise reaffirm "
    "recommend convey condole reiterate"
)
"""What a body, too, does by saying it."""
OFFICE = re.compile(
    r"\b(?:was|were|has|have|had|is|are|been|being)\s(?:(?:now|also|being|been|already|since)\s){0,3}"
    r"(?:questioned|interrogated|released|detained|arrested|charged|filed|opened|launched|admitted|"
    r"registered|seized|confiscated|searched|deported|evacuated|deployed|indicted|fined|neutrali[sz]ed|"
    r"eliminated|treated)\b(?!\sby\b)",
    re.IGNORECASE,
)
"""What nobody but those in office does, in the passive without an agent."""
APPEAL = re.compile(
    r"\b(?:urge[sd]?|urging|call(?:s|ed|ing)? (?:for|on|upon)|demand(?:s|ed)?|appeal(?:s|ed))\b"
)
ANNOUNCE = verb_forms("announce")
DECLARE = verb_forms("declare proclaim")
DREAD = verb_forms("fear suspect")
OWN_START = re.compile(
    r"(?:that )?(?:(?:the|an?|its|their|his|her)\s(?:\w+\s){0,2}?(?:start|beginning|launch|end|"
    r"opening|resumption|suspension|extension|lifting|withdrawal|creation|formation|dismissal|"
    r"appointment|dismantling|closure)\s(?:of|from)\b|"
    r"(?:the\s|an?\s)?(?:[\w\-]+\s){0,3}?(?:ceasefire|cease-fire|truce|curfew|amnesty|mourning|"
    r"strike|boycott|state\sof\semergency|martial\slaw|independence|mobili[sz]ation|operation|"
    r"offensive)\b(?!\s(?:was|were|had|is|has|by)\b)|"
    r"(?:period|days?|week)\sof\s(?:\w+\s)?mourning|"
    r"(?:they|it)\s(?:have\s|has\s|had\s)?(?:begun|began|started|launched|opened|suspended|halted|"
    r"ended|resumed)\b)",
    re.IGNORECASE,
)
"""What a body begins, ends or proclaims by saying so."""
RECALL = verb_forms("recall remember recount describe narrate")
BEFELL = re.compile(r"\b(?:was|were|had|did|came|said|told|saw|" + DONE + r")\b", re.IGNORECASE)
"""What is told as past."""
UNSURE = verb_forms(
    "claim allege accuse fear hope believe call assure maintain insist declare suggest hint "
    "dispute reject blame consider expect doubt criticise criticize praise report inform deny "
    "contradict confirm speculate imply contend argue reportedly allegedly"
)
"""Cues of somebody who takes a position or passes on news, more than he tells what befell him."""
CLAUSE = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|would|will|could|may|might|never)\b", re.IGNORECASE
)
CLAUSE_WORDS = 6
"""Words within which a content that is a sentence shows its verb."""
OWN_FORCE = verb_forms(
    "arrest detain capture seize kill destroy attack shell bomb strike shoot launch fire raid "
    "stop search hold storm carry repel release free intercept neutralise neutralize eliminate "
    "liberate ambush"
)
NOT_DONE = frozenset({"by", "been", "not", "never", "no", "if", "will", "would"})
OWN_ORDER = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:suspended|closed|banned|lifted|imposed|extended|"
    r"cancelled|dismissed|halted|evacuated)\b",
    re.IGNORECASE,
)
OWN_VICTORY = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:neutrali[sz]ed|eliminated|liquidated|repelled|"
    r"captured|liberated|cleaned|cleared|destroyed)\b(?! by)",
    re.IGNORECASE,
)
"""What a party says was done, and nobody else does to its enemies."""
OWN_UNITS = re.compile(
    r"^(?:that )?(?:\w+ )?(?:units?|forces|troops|fighters|aircraft|artillery|soldiers|brigades?|"
    r"jets)\b|^(?:that )?(?:its|their|our|his) (?:\w+ ){0,3}?(?:units?|forces|troops|fighters|men|"
    r"army|soldiers|police|guards|officers|air force|navy|aircraft|artillery)\b",
    re.IGNORECASE,
)
OWN_EYES = Screened(
    r"\b(?:we|I|our (?:staff|team|reporters?|correspondents?|observers?|researchers?)|"
    r"(?:this|the|our) (?:newspaper|reporter|correspondent|team)s?)(?:,[^,]{1,80},)? (?:\w+ ){0,2}?"
    r"(?:saw|counted|visited|examined|measured|watched|heard|photographed|inspected|seen)\b",
    re.IGNORECASE,
)
THEIR_EYES = Screened(
    r"\b(?:he|she|they|none of (?:them|the \w+)|\w+s|people|nobody) (?:had |has |have |also )?"
    r"(?:saw|seen|heard|watched|counted|noticed)\b",
    re.IGNORECASE,
)
OWN_MEN = Screened(
    r"\bby our\b|\bour (?:\w+ )?"
    r"(?:forces|units?|troops|fighters|men|army|soldiers|police|guards)\b",
    re.IGNORECASE,
)
THERE = re.compile(
    r"\b(?:eye-?)?witness(?:es)?\b|\bsurvivors?\b|\bwounded\b|\binjured\b|\bvictims?\b|"
    r"\bescaped\b|\bpassengers?\b",
    re.IGNORECASE,
)
"""Sources who were there."""
SEES = re.compile(
    r"\W*(?:that )?(?:I|he|she) (?:\w+ )?(?:saw|heard|inspected|watched)\b|"
    r".{0,80}?\b[Ww]e have seen\b",
    re.IGNORECASE,
)
"""An official says in so many words that he saw it."""
LAWYER_BEFORE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|barristers?|solicitors?|advocates?),?\s"
    r"(?:(?:for|of)\s[^.;,\n]{2,40},\s)?(?:[A-Z][a-z]{0,4}\.?\s){0,2}$"
)
LAWYER_AFTER = re.compile(
    r"\s?,\s(?:who\sis\s)?(?:the|an?|his|her|their|one\sof)\s[^.;\n]{0,30}?\b(?:lawyers?|attorneys?|"
    r"counsel|barristers?|solicitors?|advocates?)\b"
)
OF_WHOM = re.compile(r"(?:that\s)?(he|she|they)\b", re.IGNORECASE)
LAWYER = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|barristers?|solicitors?|advocates?|"
    r"defen[cs]e(?! minist| forc))\b",
    re.IGNORECASE,
)
"""Who speaks for a client has no institution's knowledge."""
