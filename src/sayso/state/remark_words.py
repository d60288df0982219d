"""The words that make a remark: one pattern a status, tried in the order in which they stand here.

A choice of our own of what reports write when somebody checked, could not check, did not answer,
denied or took back.
"""

from __future__ import annotations

import re

from sayso.english.screened import Screened
from sayso.state.remark_denials import DENIALS
from sayso.vocabulary import RemarkStatus

__all__ = ["PATTERNS", "UNSEEN", "UNSEEN_BY_ME", "WORDS_OF"]

WORDS_OF = re.compile(
    r"(?:testimon(?:y|ies)|claims?|accounts?|allegations?|accusations?|statements?|stor(?:y|ies)|"
    r"words|reports?|figures?|toll|numbers?|assertions?|version|details?|identit(?:y|ies)|"
    r"charges?|footage|videos?|photographs?|images?|authenticity|information|rumou?rs?)",
    re.IGNORECASE,
)
"""What somebody says or shows, as a noun."""

CHECK = (
    r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?|substantiated?|"
    r"establish(?:ed)?|determined?|resolved?|check(?:ed)?|vouch(?:ed)? for|prove[dn]?|traced?|"
    r"tell whether|judge whether)"
)
NOT_ABLE = (
    r"(?:(?:could|can|was|were|is|are|has|have|had|did)(?: not|n['’]t)(?: yet)?(?: been)?"
    r"|cannot|unable to|not been able to|not able to|no way to|impossible to|not possible to"
    r"|(?:has|have|had) yet to(?: be)?|remains? to be)"
)
ADVERBS = r"(?: (?:be|been|able to|possible to|also|yet|\w+ly))*"
_WHICH = r"(?:how|whether|why|what|who|whom|whose|where|when|if|which)"
_TELL = (
    r"(?:comment|be drawn|answer|discuss|elaborate|confirm|explain|specify|disclose|reveal|"
    r"respond|say (?:more|anything|"
    + _WHICH
    + r")|be interviewed|speak to (?:us|reporters|journalists|the press)|"
    r"(?:give|show|release|provide|share|name) (?:us |any |more |further |the |its |his |her |a )*"
    r"(?:details?|figures?|numbers?|evidence|footage|documents?|explanation|reasons?|sources?|"
    r"names?|"
    r"videos?|photographs?|information|proof|interviews?|toll))"
)
_OWN_NAME = r"(?:give|show|release|provide|share) (?:his|her) (?:\w+ )?names?\b"
"""Who stays without a name has commented all the same."""
_REPLY = r"(?:comment|response|reply|answer|reaction|statement|word)"
_SENT = r"(?:e-?mails?|calls?|messages?|questions?|requests?|letters?|inquiries|enquiries)"
_NOT = r"(?:did not|had not|has not|have not|never|didn['’]t|hasn['’]t|hadn['’]t|haven['’]t)"
PATTERNS: tuple[tuple[RemarkStatus, Screened], ...] = tuple(
    (status, Screened(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            RemarkStatus.retracted,
            r"\b(?:we|I|and) (?:withdraw|retract|take back) (?:it|this|that|the|our)\b"
            r"|\b(?:retract(?:ed|s)|(?:has|have|had|was|were) (?:since |now |later )?retracted"
            r"|with(?:drew|draws|drawn) (?:the|its|that|their|his|her|it|this) "
            r"?(?:(?:earlier |previous |first )?"
            r"(?:report|story|claim|statement|article|figure|account|accusation|testimony))?)"
            r"(?=\W|$)"
            r"|\b(?:report|story|article|statement|claim|account|post|video)s? (?:has|have|had|"
            r"was|were)"
            r" (?:since |later )?(?:been )?(?:retracted|withdrawn|taken down)\b"
            r"|\b(?:report|story|article|statement|claim|account|post|dispatch)[^.;]{0,30}, "
            r"(?:since |later |now )?(?:retracted|withdrawn)\b"
            r"|\bcross(?:es|ed) (?:it|this|that|the \w+) out\b"
            r"|\bshould not have (?:written|published|printed|reported|said|called|named|stated)\b"
            r"|\b(?:took back|recant(?:s|ed)|disown(?:s|ed))\b"
            r"|\b(?:take|takes|took|taken|taking) (?:it|this|that|them|everything) back\b"
            r"|\b(?:has |have |had )?deleted (?:the|his|her|its|their|that) (?:\w+ )?(?:post|tweet|"
            r"video|message|comment|article|report|page)s?\b",
        ),
        (
            RemarkStatus.not_stated,
            rf"^\W*{_WHICH}\b[^.;,]{{1,80}} (?:has|have|had) (?:not|never) (?:yet )?been "
            r"(?:established|determined|clarified|explained|resolved)\b",
        ),
        (
            RemarkStatus.could_not_verify,
            rf"\b{NOT_ABLE}{ADVERBS} {CHECK}\b"
            r"|\bno (?:independent |official |outside |immediate )*(?:confirmation|verification|"
            r"corroboration)"
            r"|\bnot (?:yet )?(?:been )?independently (?:verified|confirmed|corroborated)\b"
            r"|\b(?:remains?|is|are|was|were) (?:still )?(?:unverified|unconfirmed)\b"
            rf"|\bno way (?:to|of) {CHECK}|\bnot (?:\w+ly )?(?:yet )?possible to {CHECK}"
            rf"|\bno way of (?:check|verify|confirm)ing\b|\bwas not (?:\w+ly )?able to {CHECK}\b"
            r"|\bwithout (?:independent )?(?:confirmation|verification)\b"
            r"|\b(?:no|none|neither|nobody|no-one|nor)\b[^.;]{0,60}? (?:has|have|had|was|were) "
            rf"(?:been )?able to (?:{CHECK}|reach (?:the|this|that|(?-i:[A-Z]\w+)))\b"
            r"|\b(?:do|does) not confirm\b"
            r"|\brating: (?:un(?:proven|supported|verified|confirmed)|not proven)\b"
            r"|\bcould not reach the (?:town|village|city|place|site|area|scene|camp|island|"
            r"district|valley|hospital|prison|mine)\b",
        ),
        (
            RemarkStatus.comment_declined,
            r"\bdeclin(?:ed|es)(?=[.;,:]|$)|\b(?:would|will) (?:say|add) nothing(?: more| else| "
            r"further)?"
            r"(?=[.;,]|$)|\b(?:would|will) not (?:say|tell|guess|be drawn|speak|talk|comment|"
            r"answer)"
            r"(?=[.;,]|$)|\b(?:would|will) not (?:come out|come to the (?:door|telephone|phone)) "
            r"to "
            r"(?:speak|talk)\b"
            r"|\b(?:do|does|did) not (?:want|wish) to (?:speak|talk|comment|be (?:quoted|"
            r"interviewed|filmed|recorded))\b"
            r"|\b(?:nobody|no one|no-one|none(?: of (?:them|\w+ \w+))?|neither)(?: of them)? "
            r"(?:wished|"
            r"wanted|would|was willing|were willing|dared|cared|agreed) (?:to )?(?:comment|be "
            r"(?:quoted|"
            r"named|interviewed)|speak|talk|say|answer)\b"
            r"|\b(?:of|about|on) (?:that|this|it) I (?:can|will|may|shall) say nothing\b"
            r"|\brefus(?:ed|es|ing) to (?:comment|answer|speak|talk|say)\b(?! (?:for|up|out)\b)"
            r"|\bdeclin(?:ed|es) (?:to (?:be (?:interviewed|quoted|drawn|filmed)|"
            r"take (?:questions|calls)|"
            r"speak|talk|appear|identify|specify|name|give|show|say|disclose|release|provide|share)"
            r"|an? (?:interview|comment)|our|all|any|repeated|every)\b|\bhad nothing to (?:add|"
            r"say)\b"
            r"|\breferred (?:us|reporters|journalists|callers|(?:all |our |the |further |any |"
            r"\w+['’]s )*(?:questions?|inquiries|enquiries|requests?)) to\b"
            r"|\bhung up\b|\bdeclin(?:ed|es) (?:an|the|our|any) (?:invitation|request)\b"
            r"|\bdo(?:es)? not comment on\b|\brefus(?:ed|es) to (?:speak|talk) (?:to|with)\b"
            r"|\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|would not|will not|"
            rf"not prepared|did not wish|did not want) ?(?:to )?(?!{_OWN_NAME}){_TELL}\b"
            r"|\bhad no (?:further |immediate )?comment\b|\b(?:offered|made) no comment\b"
            r"|\bdeclin(?:ed|es|e) (?:all |a |our |\w+['’]s |repeated )*(?:requests?|comment)\b"
            r"|\bneither confirm(?:ed|s)? nor den(?:y|ied|ies)\b"
            r"|\basked (?:about|whether|why|how|for|if)\b[^.;]{0,80}\b(?:walked away|hung up|"
            r"ended the (?:call|interview|conversation)|did not answer|said nothing|shrugged)\b",
        ),
        (
            RemarkStatus.no_response,
            rf"\b{_NOT}(?: (?:yet|also|\w+ly))* (?:respon(?:d|ded)|repl(?:y|ied)|commented|"
            r"react(?:ed)?|"
            rf"return(?:ed)? (?:our |any |repeated )*(?:{_SENT})|"
            r"answer(?:ed)? (?:(?:our|the|any|his|her|their|repeated|written|several) )*"
            rf"{_SENT})\b"
            r"|\b(?:did not|never) (?:answer|react|come to the (?:tele)?phone)(?=[.,;]|$| by |"
            r" before )"
            rf"|\b{_SENT}[^.;]{{0,60}} without (?:an |any )?(?:answer|reply|response)\b"
            r"|\bno (?:answer|reply|response) (?:came|was|has)\b|\b(?:answer|reply|"
            r"response) (?:is|was) "
            r"(?:still )?outstanding\b|\bwaiting for (?:an |a |any |the )?(?:answer|reply|"
            r"response)\b"
            r"|\b(?:was|were|has been|have been|remain(?:s|ed)|kept) silent\b"
            r"|\bnot known to have (?:commented|responded|replied|reacted|answered)\b"
            rf"|\b(?:has|have|had) yet to (?:receive|get|have) (?:an? |any )?{_REPLY}\b"
            r"|\b(?:did|does|do|would) not (?:pick up|answer) (?:the |his |her |its |their |my |"
            r"our )?"
            r"(?:tele|mobile )?(?:phones?|calls?|bell|door)\b|\b(?:did|does|do) not pick up\b"
            r"|\b(?:number|(?:tele)?phone|mobile|line)s? (?:is|was|are|were|has been|had been|"
            r"remains?) (?:\w+ )?(?:switched off|disconnected|out of service|dead|off)\b"
            r"|\b(?:unable|not able) to (?:reach|contact) (?=him|her|them|"
            r"(?:the )?(?-i:[A-Z])|(?:his|her|its|their|the|an?) (?:\w+ )?(?:ministry|spokes\w+|"
            r"compan\w+|office|famil\w+|lawyers?|owners?|"
            r"author\w+))"
            r"|\b(?:stopped|ceased) (?:responding|answering|replying)\b"
            r"|\b(?:is|are|remains?|stays?|keeps?) silent(?=[.;,]|$)"
            r"|\brequest\b[^.;]{0,40}\b(?:has|have|is|was) (?:been )?(?:still )?pending\b"
            r"|\b(?:has|have|had) (?:offered|given|provided) no (?:explanation|answer|reply|"
            r"comment)\b"
            r"|\bdid not comment\b|\b(?:has|have) yet to (?:respond|reply|comment|answer)\b"
            r"|\bneither [^.;]{1,80}? (?:has|have|had)? ?(?:responded|replied|answered|commented)\b"
            rf"|\bnot (?:yet )?(?:had|received) (?:an|any) {_REPLY}\b"
            rf"|\b(?:received|got|had) no (?:immediate )?(?:response|reply|answer)\b"
            rf"|\bno (?:immediate |official |further |public )*{_REPLY} (?:from|by|was|has|on)\b"
            r"|\bcould not(?: \w+ly)? be (?:reached|contacted)\b"
            r"|\b(?:was|were) (?:not|un)(?: \w+ly)? ?(?:available|reachable)"
            r"(?: (?:for|to) (?:\w+ )?(?:comment|questions?|interviews?|answer))?"
            r"|\b(?:nobody|no one|no-one|none) [^.;]{0,60}(?:available|reachable|"
            r"could be reached)\b"
            rf"|\b{_SENT}[^.]{{0,60}}"
            r"(?:went|gone|remained|were|was)(?: \w+ly)? (?:unanswered|ignored|not (?:\w+ly )?"
            r"(?:answered|returned))\b",
        ),
        (
            RemarkStatus.partly_verified,
            r"(?<!who )\b(?:has|have) (?:seen|examined|reviewed|compared|inspected)\b"
            r"[^.]{0,40}?\b(?:book|"
            r"documents?|records?|registers?|pages?|papers?|ledger|letters?|photographs?|videos?|"
            r"footage|copies|copy|diary|log|contract|cards?|roster|passports?|badges?|"
            r"receipts?|lists?)\b"
            r"|\bsa(?:ys|id) that it (?:had )?(?:seen|examined|reviewed)\b"
            r"|\b(?:we|has|have) (?:have )?(?:a copy|copies) of\b"
            r"|\b(?:is|was|are|were) (?:\w+ )?(?:genuine|authentic)\b(?! or)"
            r"|\bnot (?:dispute|contest|question) [^.;]{0,60}?(?:authenticity|genuineness)\b"
            r"|\b(?:has|have|had|could|can) (?:confirm(?:ed)?|establish(?:ed)?) (?:his|her|the|"
            r"their) (?:\w+ )?identit(?:y|ies)\b"
            r"|\bwe (?:saw|examined|reviewed|compared|inspected|obtained|checked) "
            r"(?:the|a|an|his|her|its|their|both|copies|\w+ of the)\b[^.]{0,40}?\b(?:book|"
            r"documents?|records?|registers?|pages?|papers?|ledger|letters?|photographs?|videos?|"
            r"footage|copies|copy|diary|log|contract|cards?|roster|lists?|images?)\b"
            r"|\b(?:which|whose (?:\w+ )?\w+) (?:we|I|this (?:\w+)) (?:have |has )?(?:seen|"
            r"photographed|"
            r"examined|read|copied)\b"
            r"|\bI have (?:the|a|his|her|its|their) (?:\w+ )?(?:picture|photograph|receipt|"
            r"recording|paper|copy|letter|document|video|note|list)s?\b"
            r"|\brating: partly\b|\bconsiders? (?:it|them|(?:the|this|these|both) \w+) "
            r"(?:genuine|authentic)\b"
            r"|\b(?:partly|partially) (?:verified|confirmed|corroborated|true)\b"
            r"|\b(?:verified|confirmed) (?:only )?(?:some|part|parts|two|three|several|half) of\b",
        ),
        (
            RemarkStatus.corrected,
            r"\bcorrects (?:the|an?) "
            r"|\b(?:earlier|previous|first|original) (?:version|edition|report|figure|statement)s?"
            r"[^.]{0,60}\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|misstated|in error|"
            r"corrected|gave|said)\b"
            r"|\b(?:has|have|had|was|were) (?:been )?(?:later |since )?corrected\b"
            r"|\b(?:revised|corrected|amended) (?:the|its|that|their) (?:earlier |previous )?"
            r"(?:figure|toll|number|count|account|statement|estimate)\b"
            r"|^\W*(?:this|that|it|both|these) (?:was|is|were) (?:\w+ )?(?:wrong|incorrect|"
            r"mistaken|"
            r"an error|a mistake|not (?:true|correct|so|the case))\b"
            r"|\bwe (?:wrongly|incorrectly|mistakenly) (?:wrote|reported|said|stated|named|gave)\b"
            r"|\b(?:wrote|reported|said|stated|named) (?:wrongly|incorrectly|mistakenly)\b"
            r"|\bshould have (?:read|said|been)\b|\bapologi[sz]es? for\b|\bregrets? the error\b"
            r"|\b(?:later|since|then) (?:raised|lowered|revised|changed|reduced) (?:its|his|her|"
            r"their|the) (?:\w+ )?(?:figure|toll|number|count|estimate)\b"
            r"|\b(?:report|article|story|version|page) (?:was|has been) (?:amended|updated)\b"
            r"|\b(?:in error|by mistake),? (?:we|it|the)\b|\b(?:gave|named|reported|stated|"
            r"wrote)[^.;]"
            r"{0,40} in error\b|^\s*correction\b|\bwe got (?:it|this|that|the \w+) wrong\b"
            r"|^\W*corrects?\b|\bremoves? (?:an? |the )?reference\b"
            r"|\b(?:regret|apologi[sz]e for) (?:this|the|these|our|any) (?:errors?|mistakes?)\b"
            r"|\bthat (?:he|she|they|it|we) (?:was|were|had been) mistaken\b",
        ),
        (
            RemarkStatus.verified,
            r"\b(?:independently|separately) (?:verified|confirmed|corroborated|geolocated)\b"
            r"|\b(?:has|have|had|was|were) (?:able to )?(?:verif(?:y|ied)|authenticated?|"
            r"geolocated?)\b|\b(?:we|it|they|who) (?:verified|geolocated|authenticated)\b"
            r"|\b(?:were|was) able to confirm\b"
            r"|\b(?:that|this|it) is correct\b|\bstands? by (?:it|that|the|its|her|his|their)\b"
            r"|\bverified (?:the|by|that|it|its|their|his|her)\b"
            rf"|\b(?:confirm(?:ed|s)|corroborat(?:ed|es)) (?:the|this|that|his|her|its|their|both) "
            rf"(?:\w+['’]s )?{WORDS_OF.pattern}\b"
            r"|\b(?:confirm(?:s|ed)?|corroborate[sd]?) (?:this|it|that)(?=[.,;:]|$| in )"
            r"|(?<!not )(?<!yet )(?<!\bto )\bconfirm(?:s|ed) (?:the|his|her|its|their|both|these|"
            r"those) (?!existence|identit|receipt)\w+"
            r"|\bauthenticity\b[^.;]{0,60}? (?:was|were|is|has been) confirmed\b"
            rf"|\b{WORDS_OF.pattern} (?:was|were|has been|have been) (?:later |since )?"
            r"(?:confirmed|verified|corroborated) by\b"
            r"|\bconfirm(?:ed|s) (?:it|this|that) (?:to|for) (?:us|me|our|this)\b"
            r"|\b(?:gave|gives|give|told|tells?) (?:\w+ )?the same (?:account|story|version|"
            r"description)\b"
            r"|\b(?:bears?|bore|borne) (?:it|this|that|him|her|them) out\b"
            r"|\brecogni[sz]ed (?:the|his|her|its|their) (?:\w+ )?(?:handwriting|hand|"
            r"signature|writing)\b",
        ),
        (
            RemarkStatus.not_stated,
            r"\b(?:could|can|did|do|does|has|have|had|was|were|would) ?(?:not|n['’]t) (?:been )?"
            rf"(?:able to )?(?:rule out|exclude|say (?:by |to |for |from |with )?{_WHICH}|specify|"
            rf"identify {_WHICH}|"
            r"enter|see any evidence|seen evidence|given access|allowed to (?:see|enter|visit)|"
            r"(?:grant(?:ed)?|give|allow(?:ed)?|permit(?:ted)?|let) (?:us|our|them|the|any|"
            r"journalists|reporters|observers|access)\b)"
            r"|\b(?:we|it|they|he|she) (?:have|has|had|found|saw|seen) (?:seen )?no (?:\w+ )?"
            r"(?:evidence|proof|sign|trace)\b"
            r"|\bdo(?:es)? not (?:know|say|mention|explain|name) (?:who|whose|whether|how|why|"
            r"where|when|"
            r"what|which|the|a)\b|\b(?:has|have|had) no knowledge of\b|\bnot known (?:who|"
            r"whether|how|why)"
            r"|\b(?:nobody|no one) (?:can|could|knows|was able to) ?(?:say|tell)?\b"
            r"|\b(?:did|does|do|has|have|had)(?: not|n['’]t) (?:yet |so far |publicly )*(?:named?|"
            r"mention(?:ed)?|specif(?:y|ied)|identif(?:y|ied)|published?|acknowledged?|"
            r"disclosed?|revealed?|explain(?:ed)?)\b"
            r"|\b(?:nam(?:es|ed)|mention(?:s|ed)) (?:no(?:body| one| such| \w+)|neither|none)\b"
            r"|(?<!who )(?<!that )\b(?:gave|gives?) no (?:\w+ )?names?\b"
            r"|\b(?:say|says|said) nothing (?:of|about|on|more about)\b"
            r"|^\W*(?:of|about|on) [^.;,]{1,60} (?:says?|said|tells?) nothing\b"
            r"|\b(?:remains?|is|are|was|were) (?:still )?unknown(?=[.;,]|$)"
            r"|\b(?:nobody|no one|no-one|no group|none) (?:else )?(?:has |have |had )?(?:yet )?"
            r"(?:admit(?:s|ted)?|agrees?|claim(?:s|ed)? responsibility)\b"
            r"|\b(?:do|does|did) not (?:deny|dispute|contest) (?!it\b)"
            r"|\bwe (?:publish|print|report|give|pass) (?:this|it|them) (?:on )?with (?:\w+ )?"
            r"(?:reserve|reservations?|caution)\b"
            r"|\b(?:did|does|do) not say (?:by|to|from|for|with|in) (?:whom|which|what)\b"
            r"|\b(?:is|are|was|were) silent (?:on|about)\b|\bmakes? no mention of\b"
            r"|\b(?:was|were|been) (?:sent away|turned away|kept out|barred from)\b"
            r"|\bneither had seen evidence\b|\bdoes not say (?:who|how|where|when|whether)\b"
            rf"|\b(?:not (?:\w+ly )?(?:clear|known)|unclear|unknown) {_WHICH}\b"
            r"|\b(?:gave|provided|offered|presented|cited|produced) no (?:\w+ )?(?:evidence|"
            r"proof|details?|"
            r"figures?|sources?|explanation|reasons?|numbers?)\b"
            r"|\bwithout (?:giving|providing|citing|naming|offering|presenting) (?:\w+ ){0,2}"
            r"(?:evidence|proof|details?|figures?|sources?|explanation|reasons?|names?)\b"
            r"|\b(?:denied|refused) (?:us |our \w+ |reporters |journalists )?"
            r"(?:access|entry|permission)\b",
        ),
        (RemarkStatus.denied, DENIALS),
    )
)

UNSEEN = Screened(
    r"\b(?:he|she|they|it|who|neither|[A-Z]\w+|\w+self) (?:himself |herself |themselves )?"
    r"(?:(?:had|has|have|did|could|was|were)(?: not|n['’]t)|never)(?: \w+ly)?"
    r" (?:been (?:there|present|at)|(?:seen?|saw|met|meet|witness(?:ed)?|heard?|present)\b)"
    r"|\b(?:[Rr]umou?rs?|[Hh]earsay),? for now\b"
)
"""That somebody did not see it himself: in the publisher's own voice; in a speaker's a claim."""

UNSEEN_BY_ME = Screened(
    r"\b(?:I|we) (?:myself |ourselves )?(?:did not|didn['’]t|have not|had not|was not|were not|"
    r"wasn['’]t"
    r"|weren['’]t|never) (?:(?:see|seen|saw|witness(?:ed)?) (?:it|this|that|him|her|them|the|any)|"
    r"there\b|(?:go|been) (?:there|myself|inside|in)|present|"
    r"at the (?:scene|place|spot))"
)
"""The same in a speaker's own words: what he tells he has from others."""
