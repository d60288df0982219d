"""Forms of companies and societies: they say what a body is in law, hardly ever which one.

Our own lists, from the registers' usual words and abbreviations of some fifty countries. Each form
belongs to a class, as far as it tells one: a stock company and a limited one that share all other
words are two, while "Ltd" or "Company" may translate any of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

__all__ = ["form_class", "without_forms", "without_native_forms"]

# Folded words, as regular expressions; several words first. Keys: the class.
_LONG = {
    "stock": r"""
    (?:(?:public|open|closed|private|joint|pub) )*(?:joint ?stock|stock) (?:co|compan(?:y|i|ies)?|
    corporation|society|partnership)|public (?:limited compan[yi]|company limited|ltd co)|
    joint ?stock|(?:public|open) joint stock|
    (?:(?:publichnoe|publichnoye|otkrytoe|otkrytoye|zakrytoe|zakrytoye|nepublichnoe|publichne|
    pryvatne|vidkryte|zakryte) )?(?:aktsionernoy?e obshchestvo|aktsionerne tovarystvo|
    akcionernoe obshestvo|aktsionernoe obschestvo)|
    aktsionerno druzhestvo|dionicko drustvo|akcionarsko drustvo|delniska druzba|
    akciova spolecnost|akciova spolocnost|spolka akcyjna|akcine bendrove|akciju sabiedriba|
    (?:zartkoruen|nyilvanosan) mukodo reszvenytarsasag|reszvenytarsasag|
    sociedad anonima(?: (?:de c v|de cv|abierta|cerrada))?|sociedade anonima|societe anonyme|
    societe par actions(?: simplifiee)?|sociedad por acciones(?: simplificada)?|
    societa per azioni|societate pe actiuni|anonimi et[ae]i?ria|anonymi et[ae]i?r[ei]ia|
    kabushiki ?kaisha|kabushiki ?gaisha|naamloze vennootschap|aktiengesellschaft|aktiebolaget|
    aktiebolag|aktieselskabe?t?|allmennaksjeselskap|aksjeselskap|osakeyhtio|aktsiaselts|hlutafelag|
    anonim (?:sirketi?|ortakligi)|perseroan terbatas|cong ty co phan|cong ty phan|
    sherkat sahami(?: (?:am|khass?))?|shoqeri aksionere|aksiyadorlik jamiyati|
    s a de c v|sa de cv|(?:s a p i|sapi) de (?:c v|cv)
    """,
    "limited": r"""
    (?:public |private |closed |open )?limited liability (?:compan[yi]|society|corporation)|
    private limited(?: company)?|pvt limited|pte limited|with limited liability|
    ob?s[hc]{1,3}h?estvo s ogranichenn?o[yij]? ?otvetstv[ei]nn?ost[yi]?u|
    tovarystvo z obmezhenoyu vidpovidaln[iy]styu|tovarishchestvo s ogranichennoi? ?otvetstvennostyu|
    druzhestvo s ogranichena otgovornost|drustvo sa? ogranicenom odgovornoscu|
    druzba z omejeno odgovornostjo|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym|
    spolka z ograniczona odpowiedzialnoscia|spolka z o ?o|uzdaroji akcine bendrove|
    sabiedriba ar ierobezotu atbildibu|osauhing|korlatolt felelossegu tarsasag|
    societate(?:a)? cu raspundere limitata|sociedad (?:de responsabilidad )?limitada|
    sociedad de responsabilidad limitada(?: de c v| de cv)?|sociedade limitada|
    sociedade por quotas|societe a responsabilite limitee|societa a responsabilita limitata|
    gesellschaft (?:mit beschrankter haftung|m b h)|unternehmergesellschaft(?: haftungsbeschrankt)?|
    besloten vennootschap(?: met beperkte aansprakelijkheid)?|anpartsselskab|limited sirketi|
    godo ?gaisha|yugen ?gaisha|sendirian berhad|sdn bhd|sociedad anonima unipersonal|
    free zone (?:establishment|company|co|llc|entity)|fz (?:establishment|company|co|llc)|
    cong ty trach nhiem huu han|cong ty tnhh|shoqeri me pergjegjesi te kufizuar|
    mas uliyati cheklangan jamiyati|masuliyati cheklangan jamiyati|
    (?:s|soc) de r ?l(?: de c ?v)?
    """,
    "partners": r"""
    gmbh (?:and |und )?co(?: kg(?:aa)?)?|ag (?:and |und )?co(?: kg(?:aa)?)?|
    (?:incorporated )?(?:limited|general) (?:liability )?partnership|
    kommanditgesellschaft(?: auf aktien)?|
    offene handelsgesellschaft|commanditaire vennootschap|komanditni spolecnost|spolka komandytowa|
    societe en (?:commandite(?: simple)?|nom collectif)|sociedad en comandita
    """,
    "charity": r"""
    avtonomnaya nekommercheskaya organizatsiya|eingetragener verein|association sans but lucratif|
    non ?profit (?:organi[sz]ation|partnership|corporation)|community interest company
    """,
    "": r"""
    (?:federal )?(?:state|municipal) unitary enterprise|
    (?:federalnoe |federalnoye )?(?:gosudarstvennoe|gosudarstvennoye|munitsipalnoe|munitsipalnoye)
    [ ]unitarnoy?e predpriy?atie|derzhavne pidpryyemstvo|
    soci?edad mercantil|compania anonima|cia ltda|co ltd|company limited|
    a o|o u|e i r l
    """,
}
_SHORT = {
    "stock": r"""
    jsc|ojsc|cjsc|pjsc|ojse|oao|zao|pao|nao|ao|prat|pat|at|ag|akg|s a|sa|s a s|sas|sau|spa|s p a|
    s c a|sca|nv|n v|plc|p l c|pcl|a s|as|asa|aps? ?a|ab|a b|abp|oy|oyj|tbk|bhd|kk|k k|ad|a d|dd|
    d d|zrt|nyrt|rt|se|s e|psc|qsc|saog|saoc|sal|sak|ksc|kscc?|ksa|hf|ehf
    """,
    "limited": r"""
    llc|l l c|ooo|o o o|too|tov|gmbh|g m b h|ggmbh|mbh|ug|sarl|s a r l|srl|s r l|sl|s l|slu|bv|
    b v|bvba|b v b a|sp ?z ?o ?o|sp zoo|spzoo|s r o|sro|spol s r o|doo|d o o|ood|eood|kft|uab|sia|
    ou|aps|a p s|wll|w l l|fze|fzc|fzco|fz ?llc|dmcc|ltda|limitada|lda|eirl|eireli|tnhh|shpk|mchj|
    sdn
    """,
    "partners": r"llp|l l p|lp|l p|kg|kgaa|ohg|cv|c v|snc|s n c|sp ?k|scs",
    "charity": r"ano|e v|ev|asbl|a s b l|vzw|cic|nko",
    "": r"""
    fgup|gup|mup|fsue|limited|incorporated|corporation|company|companies|compania|companhia|
    compagnie|compagnia|kompani[iyea]{0,2}|gesellschaft|shirkat|sharikat?|sherkat|firma|co|corp|inc|
    ltd|lim|pte|pty|pvt|pt|p t|sti|
    s ?t ?i|rl|est|n a|na|e u|c a|persero|cy|coltd
    """,
}  # fmt: skip
_WORDS_TOO = frozenset({"as", "at", "too", "pat", "est", "se", "ad", "ou", "sal", "rt", "na", "hf",
                        "ug", "lim", "sak", "cy", "ev", "ano"})  # fmt: skip
"""Forms that are words or syllables of names: a form only where they end or, some, begin a name."""
_IN_FRONT_TOO = frozenset({"ano", "too"})


_BREAK = re.compile(r"\n *")


_MISTYPED = frozenset(
    "company limited incorporated corporation aktiengesellschaft partnership".split()
)
"""Forms that are still known one letter off, where they end a name."""


def _one_of(table: dict[str, str], mark: str) -> str:
    """A regular expression with a group for each class; an unknown class is the last one."""
    return "|".join(
        f"(?P<{mark}_{kind or 'any'}>{_BREAK.sub('', rows)})" for kind, rows in table.items()
    )


_FORMS = re.compile(rf"\b(?:{_one_of(_LONG, 'l')}|{_one_of(_SHORT, 's')})\b")
_NATIVE = re.compile(
    r"(?:股份)?有限(?:责任|責任)?公司|有限公司|集团公司|株式会社|合同会社|有限会社|주식회사|유한회사|\(주\)|㈜|"
    r"\bش\.?\s?م\.?\s?(?:ل|م|ع|ب|ق)\b\.?|\bذ\.?\s?م\.?\s?م\b\.?|\bشركة\b|\bחברה\b|בע[\"״]מ"
)
"""Forms in scripts that write no gap or none that folding keeps."""


def without_native_forms(name: str) -> str:
    """A body's name without forms in Chinese, Japanese, Korean, Arabic or Hebrew letters."""
    return name if name.isascii() else _NATIVE.sub(" ", name)


def without_forms(folded: str) -> list[str]:
    """The words of a folded name without its forms; all, where it is nothing else."""
    words = _FORMS.sub(_kept, folded).split() or folded.split()
    mistyped = len(words) > 1 and len(words[-1]) > 5 and any(
        DamerauLevenshtein.distance(words[-1], form) == 1 for form in _MISTYPED
    )  # fmt: skip
    return words[:-1] if mistyped else words


@lru_cache(maxsize=65_536)
def form_class(folded: str) -> str:
    """What a folded name says that the body is in law; empty where it says nothing or two things.

    "stock", "limited", "partners" (an enterprise of partners) or "charity".
    """
    if len(without_forms(folded)) == len(folded.split()):
        return ""
    found = {
        kind for form in _FORMS.finditer(folded)
        if _kept(form) == " " and (kind := (form.lastgroup or "_any").split("_")[1]) != "any"
    }  # fmt: skip
    return found.pop() if len(found) == 1 else ""


def _kept(found: re.Match[str]) -> str:
    """A form is dropped; one that is a word too only where it can be nothing else."""
    word = found.group()
    if word not in _WORDS_TOO or found.end() == len(found.string):
        return " "
    return " " if found.start() == 0 and word in _IN_FRONT_TOO else word
