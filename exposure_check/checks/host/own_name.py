"""The computer's name, as far as it could be read: its owner's choice, or one that many share."""

from exposure_check.checks.net_name_kind import NameKind, name_kind
from exposure_check.model.identifier import Identifier
from exposure_check.model.setting import Settings, What


def own_name(settings: Settings) -> Identifier | None:
    """Return a name that tells this computer from others; None if all are shared, or unknown."""
    return next((one for one in names(settings) if not is_shared(str(one.value))), None)


def names(settings: Settings) -> list[Identifier]:
    """Return every name that was read, each once."""
    found = (one.value for one in settings.all(What.COMPUTER_NAME))
    return list(dict.fromkeys(one for one in found if isinstance(one, Identifier)))


def is_shared(name: str) -> bool:
    """Return whether a name is a maker's default without a number of one device."""
    return name_kind(name) is NameKind.SHARED
