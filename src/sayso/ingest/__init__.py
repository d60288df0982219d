"""The stage ingest: from a path to items, from an item to its text and what is known of it."""

from sayso.ingest.block import HINTS, Block
from sayso.ingest.files import path_of, source_name, walk
from sayso.ingest.items import Extracted, Item, extract, hash_file, sniff, split
from sayso.ingest.manifest import Known, Manifests, is_manifest
from sayso.ingest.metadata import Described, describe
from sayso.ingest.vault import Vault

__all__ = [
    "HINTS",
    "Block",
    "Described",
    "Extracted",
    "Item",
    "Known",
    "Manifests",
    "Vault",
    "describe",
    "extract",
    "hash_file",
    "is_manifest",
    "path_of",
    "sniff",
    "source_name",
    "split",
    "walk",
]
