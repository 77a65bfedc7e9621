"""What went wrong in a setup, in one sentence that says what to do."""

import errno
from pathlib import Path


class SetupError(Exception):
    """A setup that cannot go on; its text is for the user and says what to do."""


# What pip or the system writes, and the sentence it stands for. The first that is found counts.
CAUSES: list[tuple[tuple[str, ...], str]] = [
    (
        ("No space left on device", "not enough space on the disk"),
        "The disk is full. Free about 1 GB and run the command again.",
    ),
    (
        ("Permission denied", "Access is denied", "Read-only file system"),
        "{root} cannot be written to. Copy the folder to a place of your own and run the command there.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "A downloaded package is not the one that was tested, so nothing of it was used. "
        "Try again later; if it happens again, tell the makers of Taito planner.",
    ),
    (
        (
            "NewConnectionError",
            "Failed to establish a new connection",
            "name resolution",
            "getaddrinfo failed",
            "ConnectTimeout",
            "Read timed out",
            "ProxyError",
            "Network is unreachable",
            "Connection refused",
        ),
        "The packages could not be fetched: there is no connection to the package server. "
        "Check the network (and the proxy setting, if your office has one) and run the command again.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError"),
        "The package server could not be trusted: its certificate is unknown here. "
        "Ask your IT support for the office's certificate and set PIP_CERT to its file.",
    ),
    (
        ("No matching distribution found",),
        "A package has no version for this Python and system. "
        "Use a 64-bit Python from 3.11 to 3.14 (on Linux: Debian 12, Ubuntu 22.04 or newer) and run again.",
    ),
]


def pip_failure(output: str, root: Path) -> SetupError:
    """The error for a pip or venv run that ended badly, from all that it wrote."""
    for signs, sentence in CAUSES:
        if any(sign in output for sign in signs):
            return SetupError(sentence.format(root=root))
    last_lines = "\n".join(output.strip().splitlines()[-8:])
    return SetupError(
        f"{last_lines}\nThe installation stopped. Run the command again; if it stops again, see above."
    )


def write_failure(error: OSError, root: Path) -> SetupError:
    """The error for a file of the environment that could not be written or read."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return pip_failure("No space left on device", root)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return pip_failure("Permission denied", root)
    return SetupError(
        f"{error.filename or root}: {error.strerror}. Put this right and run the command again."
    )
