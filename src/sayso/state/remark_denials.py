"""The words with which somebody denies what others said, or makes light of it.

Who says outright that it is untrue, who calls it a forgery or a fairy tale, who laughs at it, who
tells the opposite. A plea of not guilty answers a charge and is no remark. That
somebody merely says that something did not happen is a claim with negative polarity and no remark:
it does not speak of anybody's words.
"""

from __future__ import annotations

__all__ = ["DENIALS"]

_CLAIM = (
    r"(?:allegations?|accusations?|claims?|reports?|charges?|involvement|responsibility|"
    r"wrongdoing|accounts?|version|stor(?:y|ies)|rumou?rs?|statements?|words?|it|them|that|"
    r"this|these)"
)
_TOLD = (
    r"(?:allegations?|accusations?|claims?|charges?|accounts?|versions?|stor(?:y|ies)|rumou?rs?|"
    r"suggestions?|assertions?|insinuations?|testimon(?:y|ies)|talk|tales?|findings?|"
    r"conclusions?|denunciations?|complaints?)"
)
"""What is told against somebody."""
_SHOWN = (
    r"(?:documents?|papers?|letters?|cables?|memos?|notes?|diar(?:y|ies)|recordings?|tapes?|"
    r"pictures?|photographs?|photos?|images?|videos?|films?|footage|screenshots?|lists?|"
    r"certificates?|signatures?|posts?|messages?|e-?mails?|evidence)"
)
"""What is shown for it."""
_FALSE = (
    r"(?:false|untrue|(?:a )?lies?|(?:a )?fabricat(?:ed|ions?)|(?:an )?inventions?|invented|"
    r"nonsense|baseless|unfounded|groundless|propaganda|slander(?:ous)?|not true|forger(?:y|ies)|"
    r"forged|fakes?|faked|hoax(?:es)?|fictions?|fables?|fairy[- ]?tales?|myths?|fantas(?:y|ies)|"
    r"montages?|smears?|calumn(?:y|ies)|libel(?:lous)?|defamation|defamatory|provocations?|"
    r"disinformation|misinformation|psychological war(?:fare)?|absurd(?:it(?:y|ies))?|ridiculous|"
    r"ludicrous|laughable|preposterous|rubbish|garbage|drivel|concocted|made[- ]up|staged|"
    r"doctored|distort(?:ed|ions?)|misleading|exaggerat(?:ed|ions?)|without foundation|gossip|"
    r"hearsay|(?:bad |poor |cruel |sick )?jokes?|unsubstantiated|malicious|trumped[- ]up|"
    r"(?:enemy|black|hostile) (?:talk|propaganda)|tall (?:story|tale)s?|old wives['’] tales?|"
    r"rumou?rs?)"
)
_CALLS = (
    r"(?:call(?:s|ed|ing)?(?! (?:up)?on\b)|describ(?:es?|ed|ing)|dismiss(?:es|ed|ing)?|brand(?:s|"
    r"ed)|"
    r"label(?:s|led|ed)|term(?:s|ed)|reject(?:s|ed|ing)|"
    r"ridicul(?:es?|ed|ing)|mock(?:s|ed|ing)|deem(?:s|ed))"
)
_CREDITED = (
    r"(?:true|credible|genuine|accurate|reliable|honest|serious|correct|consistent|convincing|"
    r"plausible|important|authentic|painful)"
)
_POINTED = r"(?:the|this|that|these|those|such|all|any|his|her|its|their|our|my)"

DENIALS = "|".join(
    (
        rf"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)) "
        rf"(?:the |any |all |such |both |every |his |her |its |their |\w+['’]s )*"
        rf"(?:\w+ )?{_CLAIM}\b",
        r"\brefut(?:es|ed)\b|\bcategorically (?:den|reject|refut)\w+",
        r"\b(?:we|I|they) (?:deny|reject|dispute|refute|contest) (?:this|that|it|the|all|any|"
        r"every)\b",
        rf"\b(?:claims?|reports?|allegations?|accusations?|statements?|it|that|this|all of it)"
        rf"(?: (?:of|by) [^.;]{{1,60}}?)?(?: that [^.;]{{1,120}})? (?:is|are|was|were) "
        rf"(?:an? )?(?:\w+ )?{_FALSE}\b",
        rf"\b(?:rumours?|stor(?:y|ies)|talk|versions?|accounts?|assertions?|accusations?)\b"
        rf"[^;“]{{1,160}}? (?:is|are|was|were) (?:an? )?(?:\w+ )?{_FALSE}\b",
        r"\b(?:is|are|was|were) (?:an? |the |pure |sheer |\w+ ){0,2}(?:inventions?|fabrications?|"
        r"slanders?|forger(?:y|ies)|hoax(?:es)?|calumn(?:y|ies)|libels?|lies)\b"
        r"|\b(?:is|are|was|were) (?:an? |the )?(?:product|work|fruit)s? of (?:\w+ )?(?:propaganda|"
        r"imagination|fantasy|enem(?:y|ies))\b"
        r"|\brumours? [^.;]{1,80} spread by (?:the )?(?:\w+ )?(?:enem|agents|provoc|traitor)",
        rf"\b{_POINTED} (?:\w+ )?(?:{_TOLD}|{_SHOWN})(?: (?:of|by|in|on|about) [^.;,]{{1,60}}?)? "
        rf"(?:is|are|was|were) (?:an? )?[“\"‘]?(?:an? )?(?:\w+ )?{_FALSE}\b",
        rf"\b{_CALLS} [^.;]{{1,80}}? (?:as )?[“\"‘]?(?:an? |the )?(?:\w+ ){{0,2}}?{_FALSE}\b",
        rf"\b{_CALLS} {_POINTED} (?:\w+ )?{_TOLD}(?: (?:of|by|about) [^.;“‘]{{1,60}}?)? (?:as )?"
        rf"(?:an? |the )?[“\"‘](?!(?:an? )?(?:\w+ )?{_CREDITED}\b)",
        r"\b(?:call(?:s|ed)?|describ(?:es?|ed)) (?:this|that|such \w+) (?:as )?(?:an? |the )?[“\"‘]"
        rf"(?!(?:an? |the )?(?:\w+ )?{_CREDITED}\b)",
        rf"\b{_CALLS} such (?:talk|{_TOLD}|reports?|rumours?) (?:as )?(?:an? )?\w+",
        r"\b(?:ridicul(?:es|ed)|mock(?:s|ed)|derid(?:es|ed)) (?:the|this|that|these|those|such|his|"
        r"her|their|its)\b",
        rf"\b{_CALLS} (?:this|that|it) (?:as )?(?:an? )?[“\"‘][^”\"’]{{0,50}}\b(?:talk|film|drama|"
        r"dream|theatre|story|tale|comedy|farce|circus|invention)s?\b",
        r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!not )(?<!never )"
        r"\bden(?:y|ies|ied)\b(?! (?:us|him|her|them|our|"
        r"access|entry|permission|visas?|bail))(?! (?:nor|or) confirm)",
        r"\b(?:issu(?:es|ed)|publish(?:es|ed)|sent|releas(?:es|ed)|put out) (?:an? |its |his |her )"
        r"(?:\w+ )?denials?\b|\bstatement denying\b",
        r"(?<!nobody )(?<!no one )\bdisput(?:es|ed) (?:this|that|it|them|these|those|the|his|her|"
        r"its|their|any|all|both)\b",
        r"\b(?:contradict(?:s|ed)|contest(?:s|ed)|reject(?:s|ed)|dismiss(?:es|ed)) "
        r"(?:the|this|that|any|all|both|his|her|its|their|these|those|\w+['’]s) (?:\w+ ){0,2}?"
        r"(?:findings?|conclusions?|suggestions?|criticism|version|descriptions?|terms?|word|"
        r"characteri[sz]ation|figures?|number|toll|account|report|claims?|statement|story|lies?|"
        rf"{_SHOWN})\b",
        r"\b(?:contradict(?:s|ed)|belie(?:s|d)) (?:him|her|them|us|me|this|that|it)\b",
        r"\b(?:reject(?:s|ed)|dismiss(?:es|ed)) as\b",
        rf"\bassertions?\b[^.;]{{0,80}} (?:is|was) {_FALSE}\b",
        r"\b(?:did|does|do) not believe (?:it|this|that|him|her|them|a word)\b",
        r"\b(?:say|says|said|allege|alleges|claim|claims|tell it|told it) otherwise\b",
        r"\b(?:say|says|said|tell|tells|told|swear|swears|swore|stat\w+|claim\w*|maintain\w*|"
        r"insist\w*|show\w*|prov\w+|testif\w+)[^.;]{0,40} the (?:very |exact )?(?:opposite|"
        r"contrary|"
        r"reverse)\b",
        r"\b(?:tell|tells|told|recalls?|remembers?) (?:us |me )?[“\"‘]?(?:another|(?:a|quite a|an "
        r"entirely) different) "
        r"(?:story|version|tale|conversation|account)\b|\bversion is (?:another|different)\b",
        r"\bno truth (?:in|to)\b|\b(?:is|was|are|were) not true\b"
        r"|\b(?:do|does|did) not correspond to (?:the )?(?:reality|truth|facts)\b",
        r"\bnothing of the (?:kind|sort)\b",
        r"\bno such (?:order|attack|operation|incident|meeting|thing|event|convoy)\b"
        r"|\bthere (?:is|was|are|were|has been|had been|exists?) no such\b"
        r"|^\W*no such \w+ (?:is|was|has|ever|exists?)\b|\bno such \w+ (?:is|was) (?:registered|"
        r"on)\b",
        r"\bno \w+ (?:of|by|with) that (?:name|number|description|rank)\b"
        r"|\bno (?:person|man|woman|one) named\b",
        r"\b(?:laugh|scoff|sneer|jeer)(?:s|ed) (?:(?:out loud|aloud|loudly) )?(?:at |off )"
        rf"(?:this|that|it|such|{_POINTED} (?:\w+ )?{_TOLD})\b|\blaugh(?:s|ed) out loud\b",
        r"\b(?:shook|shakes|shaking) (?:his|her|their) heads?\b",
        r"\b(?:maintain|protest)(?:s|ed) (?:his|her|their|its) "
        r"innocence\b",
        r"\b(?:do|does|did) not agree\b(?! (?:to|on|upon)\b)|\bdisagree[sd]?(?: with (?:this|that|"
        r"it|him|"
        r"her|them|the))?(?=[.:;,]| with)",
        r"\b(?:cast|casts|throw|throws|threw) doubts? (?:on|upon)\b",
        r"\b(?:counter|retort)(?:s|ed) that\b",
        r"^\W*(?:we|they|it|he|she|I) did (?:not|no such thing)\W*$",
    )
)  # fmt: skip
"""One pattern, its parts joined."""
