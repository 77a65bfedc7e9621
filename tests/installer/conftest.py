"""The Linux package is tested where it can run."""

import sys

collect_ignore = ["test_linux_package.py"] if sys.platform == "win32" else []
