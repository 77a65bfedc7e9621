"""Who makes a paper or a message, as it is signed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Maker:
    """A name, the provider, how to reach them. What is empty is left to be written by hand."""

    name: str = ""
    provider: str = ""
    contact: str = ""

    @property
    def signature(self) -> str:
        """What stands below a message: a line for each that is known."""
        return "\n".join(filter(None, (self.name, self.provider, self.contact)))
