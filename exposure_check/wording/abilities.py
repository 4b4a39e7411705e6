"""Why this computer can or cannot do something, in words."""

from exposure_check.client.words import Words

GROUPS = ("bluetooth", "helper")
"""Where a sentence stands that is not among the words of abilities."""


def why_text(why: str, words: Words) -> str:
    """Return the sentence for a reason."""
    if words.has("abilities", f"why.{why}"):
        return words.text("abilities", f"why.{why}")
    group = next(group for group in GROUPS if words.has(group, why))
    return words.text(group, why)
