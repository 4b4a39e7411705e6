from dataclasses import replace

import pytest

from exposure_check.content.library import Library
from exposure_check.locate import resources
from exposure_check.model.setting import BETWEEN_SOURCES, Source, Unread
from exposure_check.model.verdict import Need, Proof
from exposure_check.wording.findings import need_text, proof_text
from exposure_check.wording.sources import said_of_sources, source_named, sources_named
from tests.cli.made import DISCOVERABLE, WORDS

CHINESE = Library(resources(), "zh_HK")
KEPT = "a service of a later version"


@pytest.mark.parametrize("source", Source)
def test_each_has_a_name_in_every_language(source):
    assert source_named(source, WORDS) == source.value
    assert source_named(source, CHINESE)
    assert BETWEEN_SOURCES.strip() not in source.value


def test_a_name_that_is_a_description_is_translated():
    for source in (Source.KERNEL_FILES, Source.BLUETOOTH_KERNEL, Source.REGISTRY):
        assert source_named(source, CHINESE) != source.value
    assert source_named(Source.NETWORK_MANAGER, CHINESE) == "NetworkManager"


def test_several_are_a_list_of_the_language():
    both = (Source.IWD, Source.BLUETOOTH_KERNEL)
    told = BETWEEN_SOURCES.join(one.value for one in both)
    assert said_of_sources({"sources": told}, CHINESE)["sources"] == sources_named(both, CHINESE)
    assert told not in sources_named(both, CHINESE)


def test_what_is_not_known_and_other_values_stay():
    values = {"source": KEPT, "key": Source.REGISTRY.value, "networks": 2}
    assert said_of_sources(values, CHINESE) == values


def test_proofs_and_needs_say_them():
    source = Source.BLUETOOTH_KERNEL
    need = Need(f"unread-{Unread.NOT_OFFERED.value}", {"sources": source.value})
    proof = Proof("set-off", (), {"where": "-", "key": "k", "source": source.value})
    outcome = replace(DISCOVERABLE, check="host.bluetooth-privacy")
    for text in (
        need_text(outcome.check, need, CHINESE, reveal=False),
        proof_text(outcome, proof, 1, CHINESE, reveal=False),
    ):
        assert source_named(source, CHINESE) in text
        assert source.value not in text
