from dataclasses import replace

import pytest

from exposure_check.checks.wifi_queries import CHECK
from exposure_check.model.heard import WifiSubtype
from exposure_check.model.verdict import Confidence
from exposure_check.model.wifi import WifiAction
from tests.checks.wifi_made import body, emitter, judged, local, seen


def asked(address, action, at=0.0, frames=3, subtype=WifiSubtype.ACTION):
    inside = replace(body(None), action=action)
    return emitter(address, (), [seen(inside, frames, at, subtype)])


def outcome(*emitters, channels=(1,)):
    return judged(CHECK, *emitters, channels=channels)


def need_ids(found):
    return [need.id for need in found.needs]


def proof_ids(found):
    return [proof.id for proof in found.proofs]


def test_nothing_asked():
    assert outcome().word == "not-seen"
    assert outcome(channels=()).word == "not-checked"


@pytest.mark.parametrize(("frames", "sure"), [(3, Confidence.CERTAIN), (2, Confidence.WEAK)])
def test_a_realm_is_named(frames, sure):
    found = outcome(asked(local(1), WifiAction(1, ("maple.example",)), frames=frames))
    assert (found.word, found.confidence) == ("named", sure)
    assert found.proofs[0].values["frames"] == frames


def test_lists_are_harmless():
    found = outcome(asked(local(1), WifiAction(7)), asked(local(2), WifiAction(99), 60))
    assert (found.word, proof_ids(found)) == ("harmless", ["settings"])


def test_what_is_not_read_is_not_cleared():
    found = outcome(asked(local(1), WifiAction(7)), asked(local(2), WifiAction(unread=b"x"), 60))
    assert (found.word, need_ids(found)) == ("undecided", ["unread"])
    shake = asked(local(1), WifiAction(unread=b"x"), subtype=WifiSubtype.AUTHENTICATION)
    assert outcome(shake).word == "undecided"


def test_numbers_that_run_on():
    on = [asked(local(n), WifiAction((250 + 3 * n) % 256), 60 * n) for n in range(5)]
    assert need_ids(outcome(*on)) == ["counted"]
    drawn = [asked(local(n), WifiAction(n * 97 % 256), 60 * n) for n in range(5)]
    assert outcome(*drawn).word == "harmless"
    same = [asked(local(n), WifiAction(1), 60 * n) for n in range(5)]
    assert outcome(*same).word == "harmless"


def test_a_join_in_pieces_is_not_cleared():
    piece = emitter(local(1), (), [seen(body(None), subtype=WifiSubtype.ASSOCIATION_REQUEST)])
    assert need_ids(outcome(piece)) == ["pieces"]


def test_more_than_is_kept_is_not_cleared():
    more = replace(asked(local(1), WifiAction(7)), bodies_dropped=1)
    assert need_ids(outcome(more)) == ["pieces"]
