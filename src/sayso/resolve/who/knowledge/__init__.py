"""What is known beforehand about parties, outlets and monitors: a dated, sourced, open file."""

from sayso.resolve.who.knowledge.load import Knowledge
from sayso.resolve.who.knowledge.party import Party, PartyKind

__all__ = ["Knowledge", "Party", "PartyKind"]
