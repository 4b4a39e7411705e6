"""The name under which the device logs in to a network, before the login is sealed."""

from collections.abc import Iterator, Sequence

from exposure_check.checks.check import Check
from exposure_check.checks.net_evidence import Told, frames_of, senders_of, told
from exposure_check.model.evidence import Evidence
from exposure_check.model.heard import NetProtocol
from exposure_check.model.identifier import Identifier, IdentifierKind
from exposure_check.model.net import NetFactKind
from exposure_check.model.verdict import Confidence, Need, Outcome, Proof, Severity

_MOST_NAMES = 8
_ANONYMOUS = frozenset({"", "anon", "anonymous"})
_OPERATORS = ("3gppnetwork.org", ".3gppnetwork.org")
_METHODS = ("0", "1", "6", "8")
_SHORTEST_NUMBER = 7
"""A subscriber's number as a user name: a digit for the method, then the IMSI of 6 to 15 digits
(3GPP TS 23.003 14.3); what else stands there is a pseudonym that an operator gave."""


def judge(evidence: Evidence) -> Outcome:
    """Judge the names of logins (EAP identities); the first row decides.

    ==================================================== ============
    no login was heard                                   not-seen
    a user's name, or the number of a SIM card           named
    a SIM card's pseudonym under two addresses           named
    a method that is not read: it may give a name        undecided
    a SIM card's pseudonym: it may be new each time      undecided
    no name, but whose member the user is                organisation
    neither                                              anonymous
    ==================================================== ============

    Sources: RFC 3748 5.1, RFC 7542 (network access identifier), 3GPP TS 23.003 14 and 19.3.
    """
    names, unread = _logins(evidence, NetFactKind.LOGIN_NAME), _logins(evidence, NetFactKind.UNREAD)
    if not names and not unread:
        return CHECK.not_seen(Need("login"))
    pseudonyms = [one for one in names if _is_pseudonym(one)]
    carried = [one for one in pseudonyms if _under_several(one, pseudonyms)]
    users = [one for one in names if _user(one) and one not in pseudonyms]
    if users or carried:
        return CHECK.verdict("named", Confidence.CERTAIN, *_proofs("name", users + carried))
    if unread:
        proof = Proof("method", frames_of(unread), {"method": int(unread[0].fact.text)})
        return CHECK.undecided(Need("method"), proof)
    if pseudonyms:
        return CHECK.undecided(Need("pseudonym"), *_proofs("pseudonym", pseudonyms))
    realms = [one for one in names if _realm(one)]
    if realms:
        return CHECK.verdict("organisation", Confidence.CERTAIN, *_proofs("realm", realms))
    proof = Proof("no-name", frames_of(names), {"addresses": len(senders_of(names))})
    return CHECK.verdict("anonymous", Confidence.STRONG, proof)


def _logins(evidence: Evidence, kind: NetFactKind) -> list[Told]:
    """Return what logins told, on the air and inside a network."""
    inside = [one for one in told(evidence, kind) if one.fact.protocol is NetProtocol.EAP]
    return [*_on_air(evidence, kind), *inside]


def _on_air(evidence: Evidence, kind: NetFactKind) -> Iterator[Told]:
    for one in evidence.wifi:
        for seen in one.bodies:
            for fact in seen.body.told:
                if fact.kind is kind:
                    yield Told(one.address, fact, seen.frames, seen.first)


def _parts(item: Told) -> tuple[str, str]:
    """Return the user's part and the realm; Windows may write them the other way round."""
    text = item.fact.text
    if "@" in text:
        user, _, realm = text.rpartition("@")
    else:
        realm, _, user = text.rpartition("\\")
    return user.strip(), realm.strip().lower()


def _user(item: Told) -> str:
    """Return the user's part, "" if it is one that says nothing."""
    user = _parts(item)[0]
    return "" if user.lower() in _ANONYMOUS else user


def _realm(item: Told) -> str:
    return _parts(item)[1]


def _is_pseudonym(item: Told) -> bool:
    user, realm = _parts(item)
    operator = realm == _OPERATORS[0] or realm.endswith(_OPERATORS[1])
    return operator and bool(user) and not _is_number(user)


def _is_number(user: str) -> bool:
    return user.startswith(_METHODS) and user.isdecimal() and len(user) >= _SHORTEST_NUMBER


def _under_several(item: Told, names: Sequence[Told]) -> bool:
    return any(one.sender != item.sender and one.fact.text == item.fact.text for one in names)


def _proofs(proof: str, items: Sequence[Told]) -> list[Proof]:
    by_name: dict[str, list[Told]] = {}
    for item in items:
        by_name.setdefault(item.fact.text, []).append(item)
    return [
        Proof(
            proof,
            frames_of(those),
            {
                "name": Identifier(IdentifierKind.NAME, name),
                "addresses": len(senders_of(those)),
            },
        )
        for name, those in list(by_name.items())[:_MOST_NAMES]
    ]


CHECK = Check(
    id="net.login",
    version=1,
    words={
        "named": Severity.EXPOSED,
        "organisation": Severity.PARTLY,
        "anonymous": Severity.PROTECTED,
    },
    judge=judge,
)
