"""Which kind of address the device searches for Wi-Fi with (rules W1, W3, W4)."""

from dataclasses import dataclass

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_bursts import (
    RENEWAL_SECONDS,
    Burst,
    Habit,
    Rotation,
    bursts_needed,
    bursts_of,
    minutes_for,
    rotation_of,
)
from exposure_check.checks.wifi_chance import drawn_badly
from exposure_check.checks.wifi_own import (
    absent,
    as_address,
    asked_names,
    burst_frames,
    derived_from,
    is_vendors,
    links_of,
    marked_p2p,
    own_hardware,
    probe_bodies,
    run_frames,
    searching,
    sure,
)
from exposure_check.model.address import (
    ADDRESS_LENGTH,
    ANDROID_PLACEHOLDER,
    is_local,
    octets_kept,
)
from exposure_check.model.evidence import Evidence, WifiBodySeen, WifiEmitter
from exposure_check.model.verdict import Confidence, FactValue, Need, Outcome, Proof, Severity

_DRAWN = slice(3, ADDRESS_LENGTH)
"""The first three octets may stand for a maker or a system (W2); these are drawn by all schemes."""
_MOSTLY = 2
"""Drawn octets in which all addresses agree that are enough to tell the device apart."""

Emitters = tuple[WifiEmitter, ...]
Rotations = list[tuple[Emitters, Rotation]]


@dataclass(frozen=True, slots=True)
class Pools:
    """The search addresses, sorted by what they can prove.

    Attributes:
        hardware: vendor-given and sure, or confirmed by an exact match.
        faint_hardware: vendor-given, too few sightings to say so.
        placeholder: Android's dummy address, sure.
        derived: made of a known hardware address.
        marked, plain: other sure local addresses, with and without Wi-Fi Direct's marks.
        faint: local, too few sightings; they count for nothing.
    """

    hardware: Emitters
    faint_hardware: Emitters
    placeholder: Emitters
    derived: Emitters
    marked: Emitters
    plain: Emitters
    faint: Emitters


def judge(evidence: Evidence) -> Outcome:
    """Judge the addresses of probe requests; the first row that fits decides.

    ================================================== =====================
    no probe request                                   not-seen / not-checked
    a hardware address, other addresses rotating       leaks-hardware
    a hardware address                                 hardware
    a hardware address, given for all links            leaks-hardware
    one other address, given for all links by several  fixed-local
    an address made of a known hardware address        p2p-derived
    one local address kept over 5 bursts (W4)          see `_kept`
    Android's placeholder                              shared-placeholder
    a hardware address, but heard once or twice        undecided
    two of the last three octets in all addresses      fixed-local
    one of the last three octets in all addresses      undecided
    a part of these more often than if drawn (0.1 %)   undecided
    every local address given up again (W4)            rotating
    anything else                                      undecided
    ================================================== =====================

    Sources: W1 and W3 from AOSP ``MacAddress`` and brcmfmac ``p2p.c``; W4 see `wifi_bursts`.
    """
    heard = searching(evidence)
    if not heard:
        return absent(CHECK, evidence, "search")
    pools = _sorted(heard, evidence)
    groups = [group for group in (pools.plain, pools.marked) if group]
    rotations = [(group, rotation_of(bursts_of(group))) for group in groups]
    return (
        _hardware_shown(pools, rotations)
        or _behind_links(heard)
        or _derived(pools, evidence)
        or _one_kept(rotations)
        or _placeholder(pools)
        or _hardware_suspected(pools)
        or _part_kept(pools)
        or _rotating(pools, rotations)
        or _undecided(pools, rotations)
    )


CHECK = Check(
    id="wifi.search-address",
    version=3,
    words={
        "hardware": Severity.EXPOSED,
        "fixed-local": Severity.EXPOSED,
        "shared-placeholder": Severity.PARTLY,
        "p2p-derived": Severity.EXPOSED,
        "rotating": Severity.PROTECTED,
        "stable-while-joined": Severity.PARTLY,
        "leaks-hardware": Severity.EXPOSED,
    },
    judge=judge,
)


def _sorted(heard: Emitters, evidence: Evidence) -> Pools:
    known = own_hardware(evidence)
    kinds: dict[str, list[WifiEmitter]] = {}
    for one in heard:
        kinds.setdefault(_kind(one, known), []).append(one)
    return Pools(**{name: tuple(kinds.get(name, ())) for name in Pools.__dataclass_fields__})


def _kind(one: WifiEmitter, known: frozenset[bytes]) -> str:
    if not is_local(one.address):
        # Known by an exact match, too (named by the user, WPS UUID): one good frame is enough.
        return "hardware" if one.address in known else "faint_hardware"
    if derived_from(one.address, known) is not None:
        return "derived"
    if not sure(one):
        return "faint"
    if one.address == ANDROID_PLACEHOLDER:
        return "placeholder"
    return "marked" if marked_p2p(one) else "plain"


def _hardware_shown(pools: Pools, rotations: Rotations) -> Outcome | None:
    if not pools.hardware:
        return None
    worst = max(pools.hardware, key=lambda one: one.probes)
    proof = Proof(
        "hardware",
        run_frames(pools.hardware),
        {"address": as_address(worst.address), "frames": sum(one.probes for one in pools.hardware)},
    )
    for group, rotation in rotations:
        if rotation.habit is Habit.ROTATING:
            return CHECK.verdict("leaks-hardware", Confidence.STRONG, proof, _changes(group))
    others = pools.plain + pools.marked + pools.derived + pools.placeholder
    if not others:
        return CHECK.verdict("hardware", Confidence.CERTAIN, proof)
    also = Proof("also-local", run_frames(others), {"addresses": len(others)})
    return CHECK.verdict("hardware", Confidence.CERTAIN, proof, also)


def _behind_links(heard: Emitters) -> Outcome | None:
    """Look for the address that a Wi-Fi 7 device has beside those of its links."""
    carriers: dict[bytes, list[tuple[WifiEmitter, WifiBodySeen]]] = {}
    for one in heard:
        for seen in probe_bodies(one):
            for address in links_of(seen):
                carriers.setdefault(address, []).append((one, seen))
    for address, found in carriers.items():
        frames = sum(seen.frames for _, seen in found)
        senders = {one.address for one, _ in found} - {address}
        shown = tuple(seen.first for _, seen in found[:8])
        values: dict[str, FactValue] = {
            "address": as_address(address),
            "frames": frames,
            "addresses": len(senders),
        }
        if is_vendors(address) and frames < MIN_SIGHTINGS:
            return CHECK.undecided(Need("hardware-once"), Proof("hardware-once", shown, values))
        if is_vendors(address):
            proof = Proof("link-hardware", shown, values)
            return CHECK.verdict("leaks-hardware", Confidence.CERTAIN, proof)
        if len(senders) > 1:
            proof = Proof("link-stays", shown, values)
            return CHECK.verdict("fixed-local", Confidence.CERTAIN, proof)
    return None


def _part_kept(pools: Pools) -> Outcome | None:
    """Compare the addresses: one that is only partly drawn anew goes on telling the device."""
    group = pools.plain + pools.marked
    addresses = [one.address for one in group]
    kept = octets_kept(addresses, _DRAWN)
    if not kept:
        if not drawn_badly(addresses, _DRAWN):
            return None
        often = Proof("part-often", run_frames(group), {"addresses": len(group)})
        return CHECK.undecided(Need("part-kept"), often)
    proof = Proof("part-kept", run_frames(group), {"octets": kept, "addresses": len(group)})
    if kept < _MOSTLY:
        return CHECK.undecided(Need("part-kept"), proof)
    return CHECK.verdict("fixed-local", Confidence.STRONG, proof)


def _derived(pools: Pools, evidence: Evidence) -> Outcome | None:
    if not pools.derived:
        return None
    one = pools.derived[0]
    base = derived_from(one.address, own_hardware(evidence)) or b""
    values: dict[str, FactValue] = {
        "address": as_address(one.address),
        "hardware": as_address(base),
    }
    proof = Proof("derived", run_frames(pools.derived), values)
    return CHECK.verdict("p2p-derived", Confidence.CERTAIN, proof)


def _one_kept(rotations: Rotations) -> Outcome | None:
    for group, rotation in rotations:
        if rotation.habit is Habit.FIXED:
            return _kept(group, rotation)
    return None


def _kept(group: Emitters, rotation: Rotation) -> Outcome:
    """Name an address that was kept.

    ================================================ ===================
    searches carry the Wi-Fi Direct element          p2p-derived
    one address all along, one network asked/joined  stable-while-joined
    anything else                                    fixed-local
    ================================================ ===================

    Within 300 s an address renewed by the clock looks the same, and Wi-Fi Direct may draw its
    address by chance: weak.
    """
    keeper = next(one for one in group if one.address == rotation.kept)
    strong = rotation.kept_seconds > RENEWAL_SECONDS
    confidence = Confidence.STRONG if strong else Confidence.WEAK
    proof = Proof(
        "kept",
        run_frames((keeper,)),
        {
            "address": as_address(keeper.address),
            "bursts": rotation.kept_bursts,
            "seconds": round(rotation.kept_seconds),
        },
    )
    if marked_p2p(keeper):
        marks = tuple(seen.first for seen in probe_bodies(keeper)[:8])
        return CHECK.verdict("p2p-derived", Confidence.WEAK, proof, Proof("marked", marks, {}))
    if len(group) == 1 and _networks(keeper) == 1:
        return CHECK.verdict("stable-while-joined", Confidence.WEAK, proof, _one_network(keeper))
    return CHECK.verdict("fixed-local", confidence, proof)


def _networks(one: WifiEmitter) -> int:
    """Count the networks an address asked for or joined; those without a name count as one."""
    names = {name for seen in probe_bodies(one) for name in asked_names(seen)}
    names |= {join.ssid for join in one.joins if join.ssid}
    return len(names) or len({join.network for join in one.joins})


def _one_network(one: WifiEmitter) -> Proof:
    asked = [seen.first for seen in probe_bodies(one) if asked_names(seen)]
    frames = asked + [join.first for join in one.joins]
    return Proof("one-network", tuple(frames[:8]), {"joins": len(one.joins)})


def _placeholder(pools: Pools) -> Outcome | None:
    if not pools.placeholder:
        return None
    frames = sum(one.probes for one in pools.placeholder)
    proof = Proof("placeholder", run_frames(pools.placeholder), {"frames": frames})
    return CHECK.verdict("shared-placeholder", Confidence.CERTAIN, proof)


def _changes(group: Emitters) -> Proof:
    bursts = bursts_of(group)
    rotation = rotation_of(bursts)
    values: dict[str, FactValue] = {
        "addresses": len(group),
        "bursts": rotation.bursts,
        "changes": rotation.changes,
        "longest": round(rotation.kept_seconds),
        "seconds": round(rotation.kept_seconds),
    }
    return Proof("changes", burst_frames(bursts), values)


def _hardware_suspected(pools: Pools) -> Outcome | None:
    if not pools.faint_hardware:
        return None
    frames = sum(one.frames for one in pools.faint_hardware)
    proof = Proof("hardware-once", run_frames(pools.faint_hardware), {"frames": frames})
    return CHECK.undecided(Need("hardware-once"), proof)


def _rotating(pools: Pools, rotations: Rotations) -> Outcome | None:
    if not rotations or any(one.habit is not Habit.ROTATING for _, one in rotations):
        return None
    group = pools.plain + pools.marked
    return CHECK.verdict("rotating", Confidence.STRONG, _changes(group))


def _undecided(pools: Pools, rotations: Rotations) -> Outcome:
    for group, rotation in rotations:
        if rotation.habit is Habit.MIXED:
            return CHECK.undecided(Need("mixed"), _changes(group))
    if not rotations:  # only faint addresses are left
        frames = sum(one.frames for one in pools.faint)
        proof = Proof("faint", run_frames(pools.faint), {"frames": frames})
        return CHECK.undecided(Need("sightings"), proof)
    open_group, open_rotation = max(
        (pair for pair in rotations if pair[1].habit is Habit.OPEN),
        key=lambda pair: bursts_needed(pair[1]),
    )
    bursts: tuple[Burst, ...] = bursts_of(open_group)
    more = bursts_needed(open_rotation)
    need = Need("more-bursts", {"bursts": more, "minutes": minutes_for(bursts, more)})
    return CHECK.undecided(need, Proof("heard", burst_frames(bursts), _heard(open_group, bursts)))


def _heard(group: Emitters, bursts: tuple[Burst, ...]) -> dict[str, FactValue]:
    return {"addresses": len(group), "bursts": len(bursts)}
