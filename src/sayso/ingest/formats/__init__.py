"""One module for each format: what it is, how it splits into records, how its text is taken.

`sniff` tells formats apart, `encodings` turns bytes into text, `item` and `extracted` hold the
nouns. A module that reads a container has `split`, one that reads a record has `extract`.
"""
