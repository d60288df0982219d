"""What a run leaves behind while it goes on: whole or not at all."""

from __future__ import annotations

import logging
from pathlib import Path

import torch

from training.network import Network

__all__ = ["save"]

log = logging.getLogger(__name__)


def save(network: Network, path: Path, step: int) -> None:
    """Write weights and step to `path`; killed meanwhile, the former file stays."""
    part = path.with_suffix(".part")
    torch.save({"weights": network.state_dict(), "step": step}, part)
    part.replace(path)
    log.info("saved at step %d", step)
