"""Identities: stable and random, so that names and dates of a thing may change."""

import secrets
import time
from typing import NewType

GroupId = NewType("GroupId", str)
CustomerId = NewType("CustomerId", str)
StaffId = NewType("StaffId", str)
EntityId = str
"""Any of the above, or the id of a visit, block, training and so on."""

_last_tick = 0


def new_id() -> str:
    """A new identity of 20 characters; ids sort in the order they were made, so rows keep their order.

    The clock is used for that order alone: nothing reads a time back out of an id.
    """
    global _last_tick
    _last_tick = max(_last_tick + 1, time.time_ns() // 1000)
    return f"{_last_tick:014x}{secrets.token_hex(3)}"
