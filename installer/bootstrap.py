"""Sets up Taito planner in this checkout and starts it: the one file to run on a fresh machine.

This file must stay readable for any Python 3, so that an old one gets a sentence and not a syntax error.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the reason for this file
    sys.exit(
        "Taito planner needs Python 3.11 or newer. This is Python %d.%d. "  # noqa: UP031
        "Install a newer Python and run the command again with it." % sys.version_info[:2]
    )

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from installer.commands import main  # noqa: E402 - the version is checked first

if __name__ == "__main__":
    sys.exit(main())
