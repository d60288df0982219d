"""The commands, one module a kind of work. Heavy imports wait until a command runs, so that
`sayso --help` answers at once.
"""
