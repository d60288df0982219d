"""`python -m sayso` is `sayso`."""

from sayso.show.cli import main

main()
