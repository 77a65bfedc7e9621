"""Whatever stops a setup ends in a sentence that says what to do."""

import errno
from pathlib import Path

import pytest

from installer.failures import pip_failure, write_failure

ROOT = Path("taito")


@pytest.mark.parametrize(
    ("output", "way_out"),
    [
        ("OSError: [Errno 28] No space left on device", "Free about 1 GB"),
        ("[Errno 13] Permission denied: '.venv/x'", "place of your own"),
        ("NewConnectionError('...'): Failed to establish a new connection", "Check the network"),
        ("[Errno -3] Temporary failure in name resolution", "Check the network"),
        ("SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT"),
        ("ERROR: No matching distribution found for x==1", "64-bit Python"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that was tested"),
    ],
)
def test_a_known_cause_is_named_with_its_way_out(output: str, way_out: str) -> None:
    assert way_out in str(pip_failure(output, ROOT))


def test_an_unknown_cause_shows_the_last_lines() -> None:
    sentence = str(pip_failure("one\ntwo\nsomething odd", ROOT))
    assert "something odd" in sentence
    assert "Run the command again" in sentence


@pytest.mark.parametrize(
    ("code", "way_out"), [(errno.ENOSPC, "Free about 1 GB"), (errno.EROFS, "place of your own")]
)
def test_a_file_that_cannot_be_written_is_explained(code: int, way_out: str) -> None:
    assert way_out in str(write_failure(OSError(code, "no", ".venv"), ROOT))
