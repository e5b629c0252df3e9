"""What the scripts have in common: which lab, and errors in one line."""

import argparse
import os
import sys

from .state import DEFAULT_NAME, Lab, require_rights


def parser(description):
    """An argument parser with the option that every script has."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--lab", default=os.environ.get("MARSLAB", DEFAULT_NAME), type=Lab, metavar="NAME",
                      help="which lab, when several stand side by side (default: %(default)s, or the variable MARSLAB)")
    return made


def guarded(action):
    """Runs the action of a script; what goes wrong is said in words."""
    require_rights()
    try:
        return action()
    except RuntimeError as error:
        print(f"lab: {error}", file=sys.stderr)
        return 1
