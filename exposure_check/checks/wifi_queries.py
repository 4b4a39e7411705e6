"""What the device asks access points before it joins, and what else it sends unsealed."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from exposure_check.checks.check import MIN_SIGHTINGS, Check
from exposure_check.checks.wifi_chance import at_least
from exposure_check.checks.wifi_own import MAX_FRAMES, absent
from exposure_check.model.evidence import Evidence, WifiBodySeen
from exposure_check.model.frame import FrameRef
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity
from exposure_check.model.wifi import WifiAction

TOKENS = 256
TOKEN_STEPS = 8
"""A counter of questions is ahead by so much at most, if some of them were not heard."""
ERROR = 0.01

_JOINING = (WifiSubtype.ASSOCIATION_REQUEST, WifiSubtype.REASSOCIATION_REQUEST)


class Said(NamedTuple):
    """One action frame's body, and the address that sent it."""

    sender: bytes
    action: WifiAction
    seen: WifiBodySeen


def judge(evidence: Evidence) -> Outcome:
    """Judge action frames, and joins that could not be read; the first row decides.

    ==================================================== ====================
    no such frame                                        not-seen / not-checked
    a home realm by name in 3 good frames                named, certain
    a home realm by name in fewer                        named, weak
    something that is not read here                      undecided
    numbers of questions run on over changes of address  undecided
    a join that came in pieces                           undecided
    anything else                                        harmless
    ==================================================== ====================

    A device may ask access points about themselves before it joins (GAS, ANQP). A list of what is
    asked for is the same for all devices of a model; the name of a home realm says whose customer
    or member the user is (Vanhoef et al., AsiaCCS 2016, section 6, on such questions).
    """
    said = [
        Said(one.address, seen.body.action, seen)
        for one in evidence.wifi
        for seen in one.bodies
        if seen.body.action is not None
    ]
    pieces = [
        seen.first
        for one in evidence.wifi
        for seen in one.bodies
        if seen.subtype in _JOINING and not seen.body.elements
    ]
    if not said and not pieces:
        return absent(CHECK, evidence, "ask")
    dropped = any(one.bodies_dropped for one in evidence.wifi)
    return _named(said) or _open(said, pieces, dropped=dropped) or _harmless(said)


CHECK = Check(
    id="wifi.queries",
    version=1,
    words={"named": Severity.EXPOSED, "harmless": Severity.PROTECTED},
    judge=judge,
)


def _named(said: Sequence[Said]) -> Outcome | None:
    by_realm: dict[str, list[Said]] = {}
    for one in said:
        for realm in one.action.realms:
            by_realm.setdefault(realm, []).append(one)
    if not by_realm:
        return None
    frames = {realm: sum(one.seen.frames for one in those) for realm, those in by_realm.items()}
    proofs = [
        Proof(
            "realm",
            _frames(by_realm[realm]),
            {
                "realm": Identifier(IdentifierKind.NETWORK, realm.encode()),
                "frames": frames[realm],
                "addresses": len({one.sender for one in by_realm[realm]}),
            },
        )
        for realm in sorted(frames, key=lambda realm: -frames[realm])[:MAX_FRAMES]
    ]
    sure = max(frames.values()) >= MIN_SIGHTINGS
    return CHECK.verdict("named", Confidence.CERTAIN if sure else Confidence.WEAK, *proofs)


def _open(said: Sequence[Said], pieces: Sequence[FrameRef], *, dropped: bool) -> Outcome | None:
    unread = [one for one in said if one.action.unread]
    if unread:
        values = {"frames": sum(one.seen.frames for one in unread)}
        return CHECK.undecided(Need("unread"), Proof("unread", _frames(unread), values))
    if counted := _running_on(said):
        return CHECK.undecided(Need("counted"), Proof("counted", counted, {}))
    if pieces or dropped:
        shown = [Proof("pieces", tuple(pieces[:MAX_FRAMES]), {})] if pieces else []
        return CHECK.undecided(Need("pieces"), *shown)
    return None


def _running_on(said: Sequence[Said]) -> tuple[FrameRef, ...]:
    """Return where questions of a new address go on counting, if that is not chance (1 %)."""
    asked = sorted(
        (one.seen.first.time, one.sender, one.action.token, one.seen.first)
        for one in said
        if one.action.token is not None
    )
    changes = [(old, new) for old, new in pairwise(asked) if old[1] != new[1]]
    ran_on = [new[3] for old, new in changes if 0 < (new[2] - old[2]) % TOKENS <= TOKEN_STEPS]
    if len(ran_on) * 2 < len(changes) or not ran_on:
        return ()
    chance = at_least(len(ran_on), len(changes), TOKEN_STEPS / TOKENS)
    return tuple(ran_on[:MAX_FRAMES]) if chance <= ERROR else ()


def _harmless(said: Sequence[Said]) -> Outcome:
    values = {"frames": sum(one.seen.frames for one in said)}
    return CHECK.verdict("harmless", Confidence.WEAK, Proof("settings", _frames(said), values))


def _frames(said: Sequence[Said]) -> tuple[FrameRef, ...]:
    return tuple(one.seen.first for one in said[:MAX_FRAMES])
