"""`python -m placeness`: the same as the command `placeness`."""

from placeness.command import main

if __name__ == "__main__":
    main()
