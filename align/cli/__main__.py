"""``python -m align.cli``: the command line without its script."""

from align.cli import main

main()
