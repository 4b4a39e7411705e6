"""Judges names told to a network: which of them identify, and what proves it."""

from collections.abc import Sequence
from dataclasses import dataclass

from exposure_check.checks.net_evidence import Told, frames_of, senders_of
from exposure_check.checks.net_name_kind import NameKind, is_only_address, name_kind, own_part
from exposure_check.model.address import is_local
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Proof


@dataclass(frozen=True, slots=True)
class NameGroups:
    """Names sorted by what they give away; each is in one group.

    Attributes:
        other_address: spell a link address other than the sender's, or a vendor's.
        carried: told from several link addresses of the device.
        device_ids: a maker's default with a number of this device.
        own: names of their own.
        shared: names that many devices have.
        unsure: names that may or may not stay: a lone UUID, the own local address.
        changing: several different UUIDs used as host names from one link address.
    """

    other_address: tuple[Told, ...]
    carried: tuple[Told, ...]
    device_ids: tuple[Told, ...]
    own: tuple[Told, ...]
    shared: tuple[Told, ...]
    unsure: tuple[Told, ...]
    changing: tuple[Told, ...]


def sort_names(names: Sequence[Told]) -> NameGroups:
    """Sort names into groups; see `NameGroups`."""
    by_group: dict[str, list[Told]] = {}
    carried = _carried(names)
    for item in names:
        by_group.setdefault(_group(item, names, carried), []).append(item)
    return NameGroups(**{group: tuple(by_group.get(group, ())) for group in _GROUPS})


_GROUPS = ("other_address", "carried", "device_ids", "own", "shared", "unsure", "changing")


def _carried(names: Sequence[Told]) -> frozenset[str]:
    senders: dict[str, set[bytes]] = {}
    for item in names:
        senders.setdefault(_key(item), set()).add(item.sender)
    return frozenset(name for name, told_by in senders.items() if name and len(told_by) > 1)


def _key(item: Told) -> str:
    return own_part(item.fact.text)[0].lower()


def _group(item: Told, names: Sequence[Told], carried: frozenset[str]) -> str:
    inside, text = item.fact.address, item.fact.text
    if inside is not None and (inside != item.sender or not is_local(inside)):
        return "other_address"
    if inside is not None and is_only_address(text):
        return "unsure"
    kind = name_kind(text)
    if kind is NameKind.SHARED:
        return "shared"
    if _key(item) in carried:
        return "carried"
    if kind is NameKind.RANDOM_LOOKING:
        return "changing" if _changes(item, names) else "unsure"
    return "device_ids" if kind is NameKind.DEVICE_ID else "own"


def _changes(item: Told, names: Sequence[Told]) -> bool:
    """True if the same sender called itself by another UUID as well.

    Only host names count: a device may well keep the UUIDs of several services for years.
    """
    return item.fact.kind is NetFactKind.LOCAL_NAME and any(
        other.sender == item.sender
        and other.fact.kind is NetFactKind.LOCAL_NAME
        and _key(other) != _key(item)
        and name_kind(other.fact.text) is NameKind.RANDOM_LOOKING
        for other in names
    )


def telling(groups: NameGroups) -> tuple[tuple[Proof, ...], Confidence]:
    """Return the proofs that names identify, strongest first, and how sure; () if none does."""
    proofs = []
    if groups.other_address:
        proofs.append(_address_proof(groups.other_address))
    for proof_id, items in (
        ("carried-over", groups.carried),
        ("device-id", groups.device_ids),
        ("own-name", groups.own),
    ):
        if items:
            proofs.append(name_proof(proof_id, items))
    sure = groups.other_address or groups.carried or groups.device_ids
    return tuple(proofs), Confidence.CERTAIN if sure else Confidence.STRONG


def name_proof(proof_id: str, items: Sequence[Told]) -> Proof:
    """Return a proof that shows the first of some names and how many names and addresses."""
    return Proof(
        proof_id,
        frames_of(items),
        {
            "name": Identifier(IdentifierKind.NAME, own_part(items[0].fact.text)[0]),
            "names": len({_key(item) for item in items}),
            "addresses": len(senders_of(items)),
        },
    )


def _address_proof(items: Sequence[Told]) -> Proof:
    inside = dict.fromkeys(item.fact.address for item in items if item.fact.address)
    shown = Identifier(IdentifierKind.ADDRESS, next(iter(inside)))
    return Proof("holds-address", frames_of(items), {"address": shown, "addresses": len(inside)})
