"""Who and what takes part in a predicate, as far as words alone tell: people, what carries them."""

from __future__ import annotations

from sayso.state.tree import Tree

__all__ = ["GOODS", "PEOPLE", "RIDDEN", "cases", "goes", "human", "somebody", "subject_of"]

PEOPLE = frozenset(
    "man woman boy girl child person people fighter soldier civilian member militant terrorist "
    "prisoner villager resident driver husband wife son daughter brother sister father mother "
    "men women children baby infant youth teenager adult elder uncle aunt nephew niece cousin "
    "grandfather grandmother grandson granddaughter parent relative widow widower orphan "
    "neighbour neighbor friend colleague comrade guest stranger visitor traveller traveler "
    "passenger pedestrian tourist pilgrim migrant refugee evacuee deportee returnee survivor "
    "victim hostage captive detainee inmate convict suspect witness deserter defector "
    "infiltrator saboteur smuggler trafficker pirate bandit robber raider gunman gunmen "
    "attacker assailant abductor kidnapper looter rioter protester demonstrator striker picket "
    "dissident activist policeman policemen policewoman officer guard gendarme ranger conscript "
    "recruit recruiter reservist veteran volunteer mercenary guerrilla insurgent rebel partisan "
    "sniper sergeant corporal lieutenant captain major colonel general admiral commander sailor "
    "marine pilot airman airmen skipper crewman crewmen fisherman fishermen boatman ferryman "
    "farmer herder shepherd peasant labourer laborer worker miner trader merchant shopkeeper "
    "vendor broker buyer seller smith baker cook tailor carpenter mechanic electrician engineer "
    "technician porter courier messenger postman clerk secretary accountant manager director "
    "foreman foremen owner tenant landlord servant maid nanny cleaner caretaker gardener "
    "teacher professor student pupil schoolchildren doctor surgeon nurse midwife medic "
    "paramedic pharmacist patient priest bishop monk nun imam pastor mullah rabbi deacon judge "
    "magistrate prosecutor lawyer journalist reporter correspondent photographer editor actor "
    "singer poet musician artist athlete mayor governor prefect minister president premier "
    "senator deputy ambassador diplomat consul envoy delegate delegation inspector observer "
    "monitor peacekeeper investigator official chief headman sheikh king queen prince princess "
    "lord crowd mob family household".split()
)
SOMEBODY = frozenset(
    "i we he she they who me us him her them whom nobody somebody anybody everybody anyone someone "
    "everyone whoever".split()
)
RIDDEN = frozenset(
    "boat ship bus coach car truck lorry train plane motorcycle motorbike bicycle ferry raft van "
    "horse foot helicopter taxi ambulance cart donkey camel jeep convoy column tank aircraft "
    "drone vessel vehicle trucks lorries buses cars boats ships vans jeeps tanks planes vehicles "
    "drones traffic freight".split()
)
"""What one goes by, and what goes."""
GOODS = frozenset(
    "water flour rice wheat maize barley millet grain bread salt sugar tea oil milk meat fish "
    "food fruit beans onions seed fodder medicine medicines vaccine vaccines insulin serum "
    "morphine oxygen blood drug drugs fuel diesel petrol gas coal kerosene wood timber cement "
    "sand gravel iron copper gold diamond money cash note notes coin wage cargo freight goods "
    "supply supplies aid load loads crate crates box boxes bag bags sack sacks barrel drum "
    "drums parcel parcels package container tent tents blanket blankets clothes shoe shoes "
    "equipment machine machinery generator generators battery batteries tool pump rifle rifles "
    "gun guns pistol weapon weapons arms ammunition cartridge cartridges bullets body bodies "
    "corpse corpses coffin coffins remains paper papers book books ballot ballots cattle sheep "
    "goat goats camel camels cow ox".split()
)
"""What is carried and does not go by itself."""


def subject_of(tree: Tree, word: int) -> int:
    """The subject of a predicate: its own, what it describes, or that of the verb before it."""
    for _ in range(4):
        those = [c for c in tree.children[word] if tree.relation[c] in ("nsubj", "nsubj:pass")]
        own = min(those, key=lambda c: (c > word, abs(word - c)), default=-1)
        relation, head = tree.relation[word], tree.head[word]
        if own >= 0:
            relative = relation == "acl:relcl" and tree.lower[own] in ("who", "which", "that")
            return head if relative and head >= 0 else own
        if head < 0:
            return -1
        if relation in ("acl", "acl:relcl"):
            return head
        if relation not in ("conj", "xcomp", "advcl"):
            return -1
        word = head
    return -1


def somebody(tree: Tree, word: int) -> bool:
    """Whether a word stands for people, by what was found there or by the word alone."""
    if word < 0:
        return False
    if word in tree.people or tree.lower[word] in SOMEBODY:
        return True
    return bool({tree.noun(word), tree.lower[word].rstrip("s")} & PEOPLE)


def goes(tree: Tree, word: int) -> bool:
    """Whether a subject can travel: people and what carries them."""
    if word < 0:
        return False
    if somebody(tree, word) or tree.lower[word] in ("both", "others", "those"):
        return True
    return word in tree.vehicles or bool({tree.noun(word), tree.lower[word]} & RIDDEN)


def cases(tree: Tree, word: int) -> set[str]:
    """The first prepositions of the phrases that hang on a verb."""
    return {
        tree.case(child).split()[0] for child in tree.children[word]
        if tree.relation[child] in ("obl", "nmod", "advcl") and tree.case(child)
    }  # fmt: skip


def human(tree: Tree, word: int) -> bool:
    """Whether a word stands for people who can be held: "they" and "them" may be things."""
    if word < 0 or tree.lower[word] in ("they", "them", "it", "which", "that"):
        return word >= 0 and word in tree.people
    beside = tree.child(word, "appos")
    return somebody(tree, word) or (tree.pos[word] == "PROPN" and somebody(tree, beside))
