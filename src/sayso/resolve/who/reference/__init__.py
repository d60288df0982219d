"""Whom a pronoun means: who may be meant, what speaks for each, what that counts."""
