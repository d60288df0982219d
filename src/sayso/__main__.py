"""`python -m sayso` is `sayso`."""

import sys

__all__ = ["main"]


def main() -> None:
    """The program. Ctrl-C while it is still being loaded ends it without a word, too."""
    try:
        from sayso.show.cli import main as run
    except KeyboardInterrupt:
        sys.exit(1)
    run()


if __name__ == "__main__":
    main()
