"""Metadata and paragraphs from bare text, as people paste it, and from what a format knows."""

from sayso.ingest.block import Block
from sayso.ingest.metadata.describe import describe
from sayso.ingest.metadata.described import Described

__all__ = ["Block", "Described", "describe"]
