"""What kind of name a device gives itself: one that many share, or one of its own.

The lists hold default names of makers that carry no number of one device. Everything else counts
as the device's own name: taking a shared name for an own one costs a needless warning, the reverse
would be a false all-clear.
"""

import re
from enum import Enum, auto

from exposure_check.model.address_text import without_addresses


class NameKind(Enum):
    """What a name gives away."""

    SHARED = auto()
    """A maker's default without any number of one device: says the model at most."""
    DEVICE_ID = auto()
    """A maker's default that ends with a number of this one device or installation."""
    RANDOM_LOOKING = auto()
    """A UUID: new for each use in some programs, kept for years in others."""
    OWN = auto()
    """Anything else: chosen by a person, or not known."""


_COPY = r"(?:[-_ ]?\(?\d{1,2}\)?)?"
"""A number that a system appends when the name is taken."""

# Compiled when first asked for (`re` keeps them): that takes longer than to read most files.
_SHARED = (
    r"(?:localhost|localhost4|localhost6|unknown|host|none|null"
    r"|android|i-?phone|i-?pad|i-?pod(?:[-_ ]?touch)?|watch|apple-?watch"
    r"|mac|imac|imac-?pro|macbook|mac-?book-?(?:air|pro)|mac-?mini|mac-?studio|mac-?pro"
    r"|linux|debian|ubuntu|fedora|archlinux|raspberrypi|kali|nixos|mobian|postmarketos"
    r"|laptop|desktop|notebook|computer|pc|phone|tablet"
    r"|galaxy[-_ ](?:[a-z]{1,2}[-_ ]?)?\d{1,3}[a-z]?(?:[-_ ]?(?:fe|plus|ultra|lite|edge|5g|4g))*"
    r"|galaxy[-_ ]z[-_ ](?:flip|fold)[-_ ]?\d{0,2}(?:[-_ ]5g)?"
    r"|galaxy[-_ ](?:tab|note|watch)[-_ ]?[a-z]?\d{0,2}[a-z]?(?:[-_ ]?(?:fe|plus|ultra|lite|5g))*"
    r"|pixel(?:[-_ ]\d{1,2}a?)?(?:[-_ ](?:pro|xl|fold|tablet|5g))*"
    r")" + _COPY
)
_DEVICE_ID = (
    r"android[-_][0-9a-f]{12,16}|(?:desktop|laptop|win|msedgewin)-[0-9a-z]{7,12}"
    r"|(?=[^\d]*\d)[0-9a-f]{8,64}"
)
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_PAIRED_AT = r"@fe80:[0-9a-f:]{0,40}(?:-supports[a-z0-9-]{0,40})?"
"""What follows the link address in the instance names of Apple's wireless pairing."""

_NEUTRAL_DOMAINS = frozenset({"", "local", "lan", "home", "localdomain", "home.arpa", "internal"})
"""Domains that every home has; any other may be an employer's or a family's."""

_LIMIT = 255


def name_kind(name: str) -> NameKind:
    """Classify a host name, a full domain name or the name of a service instance.

    Args:
        name: as it was told; ``host.local`` and ``Instance._service._tcp.local`` as well.
    """
    own, domain = own_part(name)
    if domain not in _NEUTRAL_DOMAINS:
        return NameKind.OWN
    if re.fullmatch(_UUID, own, re.IGNORECASE):
        return NameKind.RANDOM_LOOKING
    if re.fullmatch(_SHARED, own, re.IGNORECASE):
        return NameKind.SHARED
    numbered = re.fullmatch(_DEVICE_ID, own, re.IGNORECASE)
    return NameKind.DEVICE_ID if numbered else NameKind.OWN


def own_part(name: str) -> tuple[str, str]:
    """Split a name into what the device calls itself and its domain in small letters.

    A service's type and domain say what the device offers, not which one it is: their domain is
    returned as ``""``.
    """
    name = name[:_LIMIT].strip().rstrip(".")
    instance, service, _ = name.partition("._")
    if service:
        return instance, ""
    host, _, domain = name.partition(".")
    return host, domain.lower()


def is_only_address(name: str) -> bool:
    """True if nothing but a link address, and at most a shared word, is left of a name."""
    own, domain = own_part(name)
    bare = re.sub(_PAIRED_AT, "", without_addresses(own), flags=re.IGNORECASE)
    rest = bare.strip(" []()-_:@")
    shared = not rest or re.fullmatch(_SHARED, rest, re.IGNORECASE) is not None
    return domain in _NEUTRAL_DOMAINS and shared
