"""Who speaks, through whom, under which names: the room of identities and chains."""

from sayso.resolve.who.knowledge import Knowledge
from sayso.resolve.who.report import find_who

__all__ = ["Knowledge", "find_who"]
