"""Lines that a web page puts round an article: known by their wording, whole lines only.

Patterns are matched against a whole line, folded in case, with white space and quotation marks
made plain (`plain`). A line that only begins like one of them stays body.
"""

# ruff: noqa: E501 - tables of wordings read better unbroken
from __future__ import annotations

import re

__all__ = ["LONGEST", "is_count", "is_furniture", "is_section", "opens_list", "plain"]

LONGEST = 300
"""Longer lines are never furniture, and no pattern is tried on them."""

_PLAIN = str.maketrans(
    "‘’‚‛′`“”„«»\u00a0\u202f\u2009", "''''''\"\"\"\"\"   ", "\u200b\u200e\u200f\ufeff\u2060"
)
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+")
_EDGE = " \t•|*#_=~>·▪►▶»-–—:"


def plain(line: str) -> str:
    """A line with plain quotation marks, single spaces and no decoration; its case is kept."""
    return " ".join(_PICTURES.sub(" ", line.translate(_PLAIN)).split()).strip(_EDGE)


_NUMBER = r"\d{1,3}(?:[.,]?\d{3})*(?:\.\d)?[km]?"
_NET = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linkedin|instagram|pinterest|reddit|e-?mail|messenger"
    r"|flipboard|tumblr|youtube|tiktok|viber|vk|print|copy link|link|bluesky|threads|mastodon|signal"
    r"|rss|google\+|more|share|tweet|pocket|pdf|sms|line|skype|save|bookmark|comment|comments|like)"
)
_WHOLE = (
    # sharing and printing
    rf"{_NET}(?:[ ,|/·•]+{_NET}){{0,20}}",
    rf"share (?:this|on|via|with|to|it)?(?: (?:this|story|article|post|page|with|on|via|to|{_NET}|your|friends|&|and|,)){{0,8}}",
    r"(?:click )?(?:here )?to (?:share|print|email)(?: .{0,40})?(?:\(opens in new window\))?",
    rf"(?:send|post|open|tweet|share|recommend)(?: .{{0,30}})? (?:on|via|by|to|in) {_NET}\.?",
    r"(?:print|e-?mail|save|gift|download|listen to|bookmark|copy)(?: (?:this|the|a|link to))*(?: (?:article|story|page|post|link|pdf|friend))?",
    r"(?:printer[- ]friendly|text size|font size|a\+ a-|aa)(?: .{0,20})?",
    r"like this|like loading|loading|liked? by .{1,40}|\d+ bloggers? like this",
    r"(?:follow|find|like|join|watch|subscribe to) (?:us(?: (?:on|at|via)\b)?|@\w+|our .{2,40} (?:channel|page|group|list)|.{2,40} on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|google news|linkedin|tiktok|bluesky))(?: (?:for|and|to|on|@)\b.{0,60}| (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|google news|linkedin|tiktok|bluesky)\b.{0,40}|[:!.].{0,40})?",
    r"@\w{2,30}",
    # comments and counts
    rf"{_NUMBER} (?:comments?|shares?|views?|likes?|reads?|retweets|replies|reactions|followers|votes?|minutes? read|mins? read|photos|images)",
    r"(?:no|add|leave a|post a|write a|view all|show|hide|read|see|join the) (?:comments?|reply|conversation|discussion|response)",
    rf"(?:comments?|shares?|views?|reads?|hits|visits|likes)[: ]*\(?{_NUMBER}?\)?(?: (?:off|closed|are closed|are off))?",
    r"(?:be the first to comment|comments (?:are )?(?:closed|off|disabled).{0,40}|log ?in to (?:comment|reply|post).{0,40}|reply|report (?:abuse|comment)|your email address will not be published.{0,60}|required fields are marked.{0,5})",
    r"(?:about )?(?:a )?\d{1,3}[- ]?(?:min(?:ute)?s?)(?: read| to read|s reading)?|reading time:? .{1,20}|(?:estimated )?read(?:ing)? time.{0,20}",
    # subscriptions, cookies, accounts, advertisements
    r"(?:sign up|subscribe|register|sign in|log ?in|join)(?: (?:now|here|today|free|for|to|up|with)\b.{0,120})?[.!]?",
    r"(?:already )?(?:a subscriber|have an account|registered)\?.{0,60}",
    r"(?:get|receive) (?:the latest|our|more|breaking|daily|all the|stories|notified|news|alerts?)\b.{0,120}",
    r"enter your e-?mail.{0,80}|your e-?mail(?: address)?|e-?mail address",
    r"(?:this (?:web ?site|site|page)|we)(?: and our partners)? uses? cookies.{0,240}",
    r"by (?:continuing|clicking|signing up|subscribing|using this site)\b.{0,120}(?:agree|accept|consent|terms|cookies|privacy)\b.{0,160}",
    r"(?:accept|reject|manage|allow)(?: all)?(?: cookies| preferences| settings| consent)?|cookie (?:policy|settings|notice|preferences)",
    r"(?:advert|ad|ads|adverti[sz]e?ment|advertising|sponsored(?: content)?|promoted(?: content)?|paid content|partner content)(?: - .{0,60})?",
    r"(?:story|article|content|text) continues (?:below|after).{0,40}|continue (?:reading|to site|below).{0,80}|scroll (?:down|to continue).{0,40}",
    r"support (?:us|our (?:work|journalism|reporting)|(?:independent|quality) (?:media|journalism))\b.{0,60}|donate to .{1,40}|help us (?:to )?(?:keep|continue|grow|stay)\b.{0,80}|(?:become|be) a (?:member|supporter|patron|subscriber)\b.{0,60}|make a (?:donation|contribution)\b.{0,60}|buy us a coffee.{0,20}",
    r"donate(?: now| here)?|(?:download|get|install) (?:our|the) .{0,30}app.{0,40}|available on (?:the app store|google play).{0,20}",
    r"(?:newsletter|newsletters|(?:our|the) (?:daily|weekly) (?:newsletter|briefing))(?: sign[- ]?up)?",
    r"(?:enable|turn on|allow) (?:notifications|javascript).{0,80}|your browser does not support.{0,80}|this video .{0,30}(?:cannot|could not|can't) .{0,40}",
    # navigation and lists of other stories
    r"(?:skip to|jump to|back to|return to|go to) (?:main )?(?:content|navigation|top|home ?page|home|search|article|list|news)",
    r"(?:main )?menu|navigation|search(?: for)?|close|toggle (?:navigation|caption|menu)|(?:hide|show|enlarge|view|open) (?:caption|this image|image|gallery|full ?screen|larger)|(?:next|previous|prev|older|newer)(?: (?:post|posts|article|story|page|entry|slide))?(?: .{0,3})?|load more|show more|see more|view more|read more|more|expand|play|pause|mute|listen|watch",
    r"(?:read|see|learn|find out|watch|hear|view|explore) (?:more|also|next|the full (?:story|article|interview|report))(?: (?:on|at|about|in|from|here|of) .{1,120}|[:>].{0,200})?",
    r"(?:related|read(?: more| also| next)?|also read|see also|don't miss|more on this|in pictures|recommended|must read|watch|listen|in case you missed it|more)\s?[:|>]\s?.{0,200}",
    r"(?:up )?next (?:article|story|up|post)?\s?[:>]\s?.{0,200}|previous (?:article|story|post)?\s?[:>]\s?.{0,200}",
    r"(?:tags?|tagged(?: with| as)?|filed under|topics?|keywords|categor(?:y|ies)|posted in|in this (?:story|article)|labels?|section|themes?)\s?[:|]\s?.{0,240}",
    r"(?:tags?|topics|keywords|categories)",
    r"#\w{2,40}(?:[ ,]+#\w{2,40}){0,20}",
    r"home(?:page)?(?:\s?[>/»›|\\]\s?[^>/»›|\\.]{1,80}){0,8}",
    # rights
    r"(?:(?:©|\(c\)).{0,240}|copyright(?: ?(?:©|\(c\)|\d{4}|:|by\b|-|notice).{0,200})?)",
    r"(?:.{0,120}[.,|-]? ?)?all rights reserved\.?(?: .{0,160})?",
    r"(?:this (?:material|article|content|story)|no part of this .{2,40}|the content of this .{2,40}) (?:may not|must not|cannot) be .{0,240}",
    r"(?:reproduction|republication|redistribution|reprinting)\b.{0,60}(?:prohibited|forbidden|permission|allowed|permitted|encouraged).{0,160}",
    r"(?:reprinted|reproduced|used) (?:here )?(?:with|by) (?:kind )?permission.{0,120}",
    r"(?:terms|privacy|terms (?:of use|of service|and conditions|& conditions)|privacy (?:policy|notice|statement)|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|site ?map|help|faq|imprint|impressum|legal|disclaimer|accessibility|rss|archive|corrections|subscribe|cookies?)(?:\s?[|/·•,-]?\s?(?:terms|privacy|terms (?:of use|of service|and conditions|& conditions)|privacy (?:policy|notice|statement)|contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|site ?map|help|faq|imprint|impressum|legal|disclaimer|accessibility|rss|archive|corrections|subscribe|cookies?)){0,12}",
    r"powered by .{1,40}|(?:website|site|web design|designed|developed|built) by .{1,60}|hosted by .{1,40}",
    # pictures
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|video|graphics?|illustrations?|maps?|infographic)(?: (?:credits?|sources?))?\s?(?:[:/©]|by\b|via\b|courtesy(?: of)?\b)\s?\S+(?: \S+){0,7}",
    r"\(?(?:file|stock|archive|handout|undated|courtesy|screen ?grab|screenshot)(?: (?:photo|image|picture|photograph|video|footage))?(?: ?[:/,].{0,60})?\)?",
    r"[\[(](?:photo|image|picture|video|file|credit)s?\b[^\])]{0,80}[\])]",
    r"(?:[\w.'-]+ ){0,4}[\w.'-]+ ?/ ?(?:[\w' -]+/ ?)?(?:getty(?: images)?|afp|ap|reuters|epa(?:-efe)?|anadolu(?: agency)?|shutterstock|zuma(?: press)?|pool|handout|nurphoto|sipa|alamy)(?: (?:images|photo|pictures|via .{2,40}))?",
    r"(?:ap|reuters|afp|getty|getty images|epa) (?:photo|images?|pictures?|file|video)(?: ?/.{0,40})?",
    # press releases
    r"(?:for )?immediate release\.?|embargo(?:ed)? (?:until|till)\b.{0,60}|embargoed\b.{0,40}|not for (?:release|publication).{0,60}|(?:strictly )?check against delivery\.?",
    r"(?:media|press|for (?:more|further) information.{0,40}|for media|for press) ?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b.{0,160}|for (?:more|further) information,? (?:please )?(?:contact|visit|call|see|email).{0,160}",
    r"(?:contacts?|tel|telephone|phone|mobile|fax|e-?mail|web|website)\s?:\s?.{1,120}|tel\. ?[\d+ ()/-]{5,30}",
    r"(?:\+|\(\+?|00)\d{1,4}\)?(?:[ /-]?\(?\d{2,5}\)?){2,5}",
    r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{2,30}){1,3}",
    r"(?:ends?|-?30-?|more follows|mf|press release ends|end of (?:statement|release|text|document|article))\.?",
    # ages and pages
    r"(?:posted |published |updated |last updated )?(?:\d{1,2}|an?|one|two|three) (?:second|minute|min|hour|hr|day|week|month|year)s? ago(?: .{0,30})?",
    r"(?:today|yesterday),? (?:at )?\d{1,2}[:.]\d{2}.{0,10}|just now|published|posted|updated on|last updated|last modified|modified|date|breaking|live|live updates?|exclusive|updated|developing(?: story)?|watch live",
    r"page \d{1,4}(?: ?(?:of|/) ?\d{1,4})?|\d{1,4} ?(?:of|/) ?\d{1,4}",
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)(?: ?(?:gmt|utc|[a-z]{2,4}t))?(?:[+-]\d{1,2}(?::?\d{2})?)?",
    r"(?:report|spotted|found|notice)(?: an?| the)? (?:typo|error|mistake|problem|correction)\b.{0,120}",
    r"(?:got|have|do you have)(?: a| any)? (?:tip|news tip|story|information|confidential).{0,120}",
    r"(?:was this article (?:helpful|useful|interesting)|rate this article|how do you like).{0,60}",
    r"about the authors?\b.{0,3}|more (?:from|by|in|on) [^.,]{1,60}|view all posts.{0,60}|see all .{1,40}|all posts by .{1,40}",
)  # fmt: skip
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _WHOLE))
_OPENERS = re.compile(
    r"(?:related|recommended|similar|more|other|latest|top|popular|trending|further|most read|most"
    r" viewed|most popular|most shared|most commented|editors?'? picks?)(?: (?:for you|stories|articles"
    r"|news|topics|coverage|content|posts|reading|headlines|links|items|reports|now|today|in [\w ]{2,30}"
    r"|from [\w ]{2,40}|on this(?: story| topic)?|by this author|videos?|photos|galleries|this week))?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,30}|what to read next|read next"
    r"|in other news|sponsored (?:links|stories)|around the web|from (?:around )?the web|see also"
    r"|also read|read also|don't miss|promoted stories|more stories"
)
_COUNT = re.compile(rf"\(?{_NUMBER}\)?|\d{{1,4}}")
_SECTION_WORDS = (
    "home|news|world|international|national|local|regional|politics|society|business|economy|"
    "opinion|opinions|analysis|comment|commentary|editorial|interview|interviews|feature|features|"
    "culture|sport|sports|conflict|war|security|defence|defense|human rights|rights|middle east|"
    "near east|africa|asia|europe|americas|latin america|eurasia|caucasus|balkans|central asia|"
    "south asia|north africa|mena|global|foreign|foreign affairs|domestic|latest|latest news|"
    "breaking news|top stories|top news|world news|headlines|front page|cover story|exclusive|"
    "special report|special reports|reports|report|investigations|investigation|in depth|in focus|"
    "focus|background|explainer|dispatch|dispatches|crime|law|justice|courts|health|science|"
    "technology|environment|religion|diplomacy|military|army|border|press releases?|press|"
    "statements?|press statements?|communiqu[eé]s?|announcements?|updates?|activities|events|"
    "articles?|stories|story|blog|blogs|post|video|videos|photos|gallery|multimedia|media|general|"
    "uncategorized|other|more|english|en|archive|documents|publications|letters|magazine|lifestyle|"
    "weekend|today|live|daily|weekly|wire|newswire|news in brief|in brief|briefs|briefing|regions?"
)
_SECTION = re.compile(
    rf"(?:{_SECTION_WORDS})(?:\s?(?:[|/>»›,·•&-]|and)\s?(?:{_SECTION_WORDS})){{0,6}}"
)


def is_furniture(line: str) -> bool:
    """Whether a `plain` line is one that pages put round articles, wherever it stands."""
    if len(line) > LONGEST or line.startswith(('"', "'")):
        return False
    return bool(_FURNITURE.fullmatch(line.casefold()))


def is_section(line: str) -> bool:
    """Whether a `plain` line is the name of a section, or a row of such names and counts."""
    if len(line) > 80:
        return False
    if _SECTION.fullmatch(line.casefold()):
        return True
    first, *others = re.split(r"\s?[|/>»›•·]\s?", line)
    named = [part for part in (first, *others) if not (is_count(part) or is_furniture(part))]
    if others and named and all(_SECTION.fullmatch(part.casefold()) for part in named):
        return True
    return bool(
        others and _SECTION.fullmatch(first.casefold())
        and all(part[:1].isupper() and len(part.split()) <= 3 for part in others)
    )  # fmt: skip


def is_count(line: str) -> bool:
    """Whether a `plain` line is a number alone: comments, shares, a page."""
    return len(line) <= 12 and bool(_COUNT.fullmatch(line.casefold()))


def opens_list(line: str) -> bool:
    """Whether a `plain` line opens a list of other stories."""
    return len(line) <= 80 and bool(_OPENERS.fullmatch(line.casefold()))
