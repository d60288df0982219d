"""The untuned encoder's sentence vectors: what the tuned one must still be able to give."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from training.documents import Document
from training.network import Encoder

__all__ = ["sentence_vectors", "teach"]

LONGEST = 126


@torch.no_grad()
def sentence_vectors(encoder: Encoder, sentences: list[np.ndarray], size: int = 64) -> np.ndarray:
    """Unit mean-pooled vectors of sentences given as pieces, each read alone, (sentences, 384)."""
    encoder.eval()
    out = np.zeros((len(sentences), 384), np.float32)
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]))
    for at in range(0, len(order), size):
        chosen = order[at : at + size]
        rows = [[101, *sentences[i][:LONGEST].tolist(), 102] for i in chosen]
        longest = max(map(len, rows))
        pieces = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        here = pieces != 0
        mask = torch.where(here, 0.0, -1e4)[:, None, None].bfloat16()
        features = torch.zeros(*pieces.shape, len(encoder.features), dtype=torch.long)
        with torch.autocast("cpu", torch.bfloat16):
            hidden = encoder(pieces, features, torch.zeros(pieces.shape), mask)
        weights = here.float()[..., None]
        vectors = F.normalize((hidden.float() * weights).sum(1) / weights.sum(1), dim=-1)
        out[chosen] = vectors.numpy()
    return out


def teach(encoder: Encoder, documents: list[Document], cache: Path) -> None:
    """Fills `vectors` of all documents; equal sentences are read once, results kept in `cache`."""
    known: dict[bytes, int] = {}
    sentences: list[np.ndarray] = []
    places: list[list[int]] = []
    for document in documents:
        row = []
        for first, last in document.sentences:
            pieces = document.pieces[document.first[first] : document.first[last]]
            key = pieces.tobytes()
            if key not in known:
                known[key] = len(sentences)
                sentences.append(pieces)
            row.append(known[key])
        places.append(row)
    vectors = None
    if cache.exists():
        vectors = np.load(cache)["vectors"].astype(np.float32)
    if vectors is None or len(vectors) != len(sentences):
        vectors = sentence_vectors(encoder, sentences)
        np.savez(cache, vectors=vectors.astype(np.float16))
    for document, row in zip(documents, places, strict=True):
        document.vectors = vectors[row]
