"""How the weights were made, start to finish. Needs the `training` extra (torch)."""
