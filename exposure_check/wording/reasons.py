"""Why something could not be done, in the most telling words there are."""

from collections.abc import Mapping

from exposure_check.client.words import Words
from exposure_check.model.errors import Reason

_GROUPS = ("helper", "bluetooth")
"""Groups of ``resources/words`` with a text for each code that goes with `Reason`."""


def reason_text(reason: Reason, details: Mapping[str, str | int], words: Words) -> str:
    """Return the sentence for a reason, or for its code if that has one of its own."""
    code = str(details.get("code", ""))
    for group in _GROUPS if reason is Reason.LISTENING_FAILED else ():
        if words.has(group, code):
            return words.text(group, code, details)
    return words.text("errors", reason.value, details)
