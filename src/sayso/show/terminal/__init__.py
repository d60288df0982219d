"""What the ledger looks like in a terminal: one module a page."""
