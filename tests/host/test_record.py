"""A recording keeps shapes and vocabulary, and nothing of anyone."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.host.record import Tape, masked, masked_text
from exposure_check.model.setting import Reading, Settings, Source, System, Unread, What

XML = """<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
<name>Anna's Café 5G</name><SSIDConfig><SSID><hex>416E6E61</hex></SSID>
<nonBroadcast>false</nonBroadcast></SSIDConfig><keyMaterial>hunter2000</keyMaterial>"""


def test_vocabulary_stays_and_everything_else_is_a_shape():
    text = masked_text(XML)
    for kept in ("<WLANProfile", "<SSIDConfig>", "<nonBroadcast>false</nonBroadcast>"):
        assert kept in text
    for gone in ("Anna", "Caf", "5G", "416E", "hunter", "2000"):
        assert gone not in text
    assert masked_text("aa:bb:12:3d:ee:ff") == "xx:xx:00:0x:xx:xx"


def test_names_in_keys_and_octets_are_masked():
    value = {
        "Anna's mouse": {"ssid": b"secret", "hidden": True, "address": [60, 6, 48, 18, 52, 86]}
    }
    assert masked(value) == {
        "Xxxx'x xxxxx": {"ssid": "(6 bytes)", "hidden": True, "address": "(6 bytes)"}
    }
    assert masked([1_700_000_000, 3, None]) == [0, 3, None]


def test_depth_is_bounded():
    deep = []
    for _ in range(100):
        deep = [deep]
    assert "(deeper)" in str(masked(deep))


def test_a_tape_is_json_with_reasons():
    tape = Tape()
    tape.note("/etc/hostname", "anna-laptop\n")
    unread = Reading(What.HIDDEN, "", "k", Unread.NO_BUS, Source.IWD)
    document = json.loads(tape.as_json(Settings(System.LINUX, (unread,)), "1.0"))
    assert document["answers"] == [{"asked": "/etc/hostname", "answer": "xxxx-xxxxxx\n"}] or (
        document["answers"][0]["answer"] == "xxxx-laptop\n"
    )
    assert document["unread"] == [{"source": "iwd", "what": "hidden", "reason": "no-bus"}]


@settings(max_examples=1000, deadline=None)
@given(
    st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=9, max_size=40)
)
def test_no_unknown_word_survives(word):
    assert masked_text(f"q{word}q") != f"q{word}q"
    assert set(masked_text(f"q{word}q")) <= set("xX0")


def test_version_numbers_are_kept_where_a_version_stands():
    told = {"Version": "1.42.4", "Name": "1.42.4", "version": "aa:bb", "VERSION": "of Anna"}
    assert masked(told) == {
        "Version": "1.42.4",
        "Name": "0.00.0",
        "version": "xx:xx",
        "VERSION": "xx Xxxx",
    }
