"""Why something could not be done, in the most telling words there are."""

from collections.abc import Mapping

from exposure_check.client.words import Words
from exposure_check.model.errors import Reason

_TABLES = (("helper", ""), ("bluetooth", ""), ("abilities", "why."))
"""Groups of ``resources/words``, and tables in them, with texts for codes beside `Reason`."""


def reason_text(reason: Reason, details: Mapping[str, str | int], words: Words) -> str:
    """Return the sentence for a reason, or for its code if that has one of its own."""
    code = str(details.get("code", ""))
    for group, table in _TABLES if reason is Reason.LISTENING_FAILED else ():
        if words.has(group, table + code):
            return words.text(group, table + code, details)
    return words.text("errors", reason.value, details)
