"""The words of bodies' names that are written in several ways: forms of companies, short forms.

Our own lists, from the registers' usual abbreviations of some forty countries.
"""

from __future__ import annotations

import re

__all__ = ["TELLING", "plain_words"]

# Forms of companies: they say what a body is, not which one. Several words first.
_LONG = """
(?:public |closed |open |private )?(?:joint stock|limited liability|stock) (?:compan[yi]?|
partnership|society|corporation)|public limited company|private limited|limited liability|
obshchestvo s ogranichennoi? ?otvetstvennostyu|(?:publichnoe |otkrytoe |zakrytoe |nepublichnoe )?
aktsionernoe obshchestvo|tovarystvo z obmezhenoyu vidpovidalnistyu|
societate(?:a)? cu raspundere limitata|sociedad anonima(?: de c v)?|sociedad limitada|
sociedade anonima|societe anonyme|societe a responsabilite limitee|societa per azioni|
societa a responsabilita limitata|kabushiki kaisha|naamloze vennootschap|besloten vennootschap|
spolka z ograniczona odpowiedzialnoscia|spolka akcyjna|anonim sirketi|limited sirketi|
gesellschaft mit beschrankter haftung|aktiengesellschaft|aktiebolag|gmbh (?:and|&)? ?co kg(?:aa)?|
perseroan terbatas|sendirian berhad|free zone (?:establishment|company)
"""
_SHORT = """
sp zoo|sp z oo|sp z o o|s a de c v|sa de cv|s de r l|s a r l|s p a|s r l|s a s|s c a|s r o|a s|a g|
a d|d o o|d d|b v b a|b v|n v|n a|l l c|l l p|l p|p l c|p t|s a|s l|s e|s c|k k|a b|z s|e v|a o|
o o o|z a o|o a o|p a o|limitada|limited|incorporated|corporation|company|akg|ag|gmbh|mbh|ltd|
ltda|llc|llp|lp|plc|inc|corp|co|jsc|ojsc|cjsc|pjsc|oao|ooo|zao|pao|nao|ao|too|tov|pat|prat|at|sa|sas|
sca|spa|srl|sarl|bvba|bv|nv|sl|se|sro|as|ad|dd|doo|ood|eood|uab|sia|ou|oy|oyj|asa|aps|ab|kg|kgaa|
ohg|kft|zrt|nyrt|pte|pty|pvt|pt|tbk|bhd|sdn|kk|sti|fze|fzc|fzco|fzllc|dmcc|wll|psc|qsc|saog|sal|
saoc|kscc?|eirl|cv|rl|est
"""
_FORMS = re.compile(rf"\b(?:{_LONG}|{_SHORT})\b".replace("\n", ""))
_A_FORM_ALSO_A_WORD = frozenset({"as", "at", "too", "pat", "est", "se", "ad", "ou", "sal"})
_ABBREVIATED = dict(
    pair.split("=")
    for pair in """
    intl=international dept=department natl=national nat=national govt=government gov=government
    assn=association assoc=association bros=brothers mfg=manufacturing org=organization
    organisation=organization defence=defense centre=center labour=labor programme=program
    theatre=theater harbour=harbor ctr=center univ=university inst=institute cttee=committee
    cmte=committee comm=commission min=ministry mgmt=management mgt=management svc=service
    svcs=services serv=services sys=systems tech=technology technol=technology engr=engineering
    eng=engineering ind=industries inds=industries indl=industrial pharma=pharmaceuticals
    chem=chemical dist=distribution distrib=distribution ent=enterprises entp=enterprises
    grp=group hldg=holding hldgs=holding inv=investment invest=investment fin=financial
    ins=insurance lab=laboratory labs=laboratories res=research dev=development
    constr=construction transp=transport trans=transport telecom=telecommunications
    telecoms=telecommunications telekom=telecommunications commn=commission fdn=foundation
    found=foundation soc=society
    fed=federation rep=republic dem=democratic ste=saint st=saint mt=mount ft=fort hosp=hospital
    acad=academy admin=administration agcy=agency brig=brigade bn=battalion bde=brigade
    banque=bank banco=bank banca=bank banka=bank groupe=group gruppe=group grupo=group
    grubu=group holdings=holding universitat=university universite=university
    universidad=university universita=university universitesi=university ministere=ministry
    div=division regt=regiment cmd=command hq=headquarters ops=operations auth=authority
    bldg=building haus=house elec=electric mach=machinery prod=products prods=products
    """.split()
)
_NUMBERS = dict(
    pair.split("=")
    for pair in """
    one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
    first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
    eleventh=11 twelfth=12 ii=2 iii=3 iv=4 vi=6 vii=7 viii=8 ix=9 xi=11 xii=12
    """.split()
)
_NTH = re.compile(r"(\d+)(?:st|nd|rd|th)")
_COUNTRIES = {
    "us": "united states", "usa": "united states", "uk": "united kingdom",
    "uae": "united arab emirates", "un": "united nations", "eu": "european union",
    "dprk": "north korea", "prc": "china", "drc": "congo",
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip


_SHIP = re.compile(
    r"(?:m ?v|m [ty]|s [svy]|ss|m ?t ?b|f ?v|r ?v|r r s|lpgc?|lngc?|vlcc|hms|uss|ins|rfa|usns|rms|"
    r"hmas|hmcs|motor (?:vessel|tanker|ship|yacht)|sailing vessel|steamship) (?=\w{2})"
)
"""What stands before a ship's name and says what sort of ship it is ("M/V", "F/V", "HMS")."""


TELLING = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil britain brunei bulgaria burkina burma burundi cambodia cameroon canada chad chile china
    colombia comoros congo croatia cuba cyprus denmark djibouti dominica ecuador egypt england
    eritrea estonia ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada
    guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel
    italy jamaica japan jordan kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia
    lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia madagascar malawi
    malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia montenegro
    morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman
    pakistan palau palestine panama paraguay peru philippines poland portugal qatar romania russia
    rwanda samoa scotland senegal serbia seychelles singapore slovakia slovenia somalia spain sudan
    suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey
    turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen zambia
    zimbabwe
    east west north south eastern western northern southern central upper lower inner outer left
    right old new young first last great greater lesser big small red white black blue green
    mens womens men women male female boys girls civil military public private armed unarmed
    internal external interior exterior import export""".split()
)
"""Words that are never a slip for one another: countries, and those that tell like bodies apart."""


def plain_words(folded: str) -> tuple[str, ...]:
    """The words of a body's folded name, its form left out, short forms and numbers evened out.

    A name that is nothing but a form keeps it.
    """
    folded = _SHIP.sub("", folded, count=1) if _SHIP.match(folded) else folded
    words = _FORMS.sub(_unless_a_word, folded).split() or folded.split()
    if len(words) > 1:
        words = " ".join(_COUNTRIES.get(word, word) for word in words).split()
    return tuple(_ABBREVIATED.get(word, word) for word in _numbers(words))


def _unless_a_word(found: re.Match[str]) -> str:
    """A form is dropped; one that is an English word only at the end of the name."""
    word = found.group()
    inside = word in _A_FORM_ALSO_A_WORD and found.end() < len(found.string)
    return word if inside else " "


def _numbers(words: list[str]) -> list[str]:
    """Numbers in figures ("forty four" and "44th" → 44): a unit's number is its name."""
    made: list[str] = []
    ten = False
    for word in words:
        nth = _NTH.fullmatch(word)
        small = _NUMBERS.get(word, "")
        if ten and len(small) == 1 and not _ROMAN.fullmatch(word):
            made[-1] = made[-1][0] + small
        elif word.endswith("ieth") and f"{word[:-4]}y" in _TENS:
            made.append(str(_TENS[f"{word[:-4]}y"]))
        else:
            made.append(nth.group(1) if nth else small or str(_TENS.get(word, word)))
        ten = word in _TENS
    return made


_ROMAN = re.compile("[ivx]+")
