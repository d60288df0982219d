"""Quality and speed, measured; `python -m bench NAME` runs one of them."""
