"""Words for users, as the faces ask for them; the content room has them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # shapes of words that a check of a file, or the first page, must not wait for
    from exposure_check.model.content import FindingWords, FixWords, PayloadWords, Tip
    from exposure_check.model.menus import Menus
    from exposure_check.model.phone import Checklist, Finding, PhoneStep
    from exposure_check.model.verdict import FactValue


class Words(Protocol):
    """All words of one language."""

    @property
    def language(self) -> str:
        """The tag of the language, as the folder of its translation is called."""
        ...

    def finding(self, check: str) -> "FindingWords":
        """Return the words of one check."""
        ...

    def tip(self, tip: str) -> "Tip":
        """Return one tip."""
        ...

    def fix(self, fix: str) -> "FixWords":
        """Return the words of one fix."""
        ...

    def checklist(self, system: str) -> "Checklist":
        """Return all steps for one system of phones."""
        ...

    def steps(self, phone: "Menus", findings: "Sequence[Finding]") -> "tuple[PhoneStep, ...]":
        """Return the steps for what was found on a phone; for no findings all of them."""
        ...

    def payload(self, part: str) -> "PayloadWords":
        """Return the words for one kind of payload part."""
        ...

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all files of a kind: findings, tips, payloads or words."""
        ...

    def has(self, group: str, key: str) -> bool:
        """Return whether ``resources/words/<group>.toml`` has the key (``table.key``)."""
        ...

    def text(
        self,
        group: str,
        key: str,
        values: "Mapping[str, FactValue]" = ...,
        reveal: bool = False,
    ) -> str:
        """Return one text of ``resources/words``, filled in."""
        ...

    def fill(self, template: str, values: "Mapping[str, FactValue]", reveal: bool = False) -> str:
        """Fill a text's placeholders; identifiers are masked unless ``reveal``."""
        ...
