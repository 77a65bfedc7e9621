"""Makes the program as it is given to planners: frozen, tested, and packed for the system this runs on.

This file must stay readable for any Python 3, so that an old one gets a sentence and not a syntax error.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the reason for this file
    sys.exit("The build needs Python 3.11 or newer. This is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

from installer.packing import main  # noqa: E402 - the version is checked first

if __name__ == "__main__":
    sys.exit(main())
