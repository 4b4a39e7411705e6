import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exposure_check.checks.ble_name_kind import NameKind, name_kind, spellings

ADDRESS = bytes.fromhex("745c4ba1b2d8")


@pytest.mark.parametrize(
    ("name", "octets"),
    [
        ("Sensor 74:5C:4B:A1:B2:D8", 6),
        ("745c4ba1b2d8", 6),
        ("d8b2a14b5c74", 6),
        ("Scale-A1B2D8", 3),
        ("Scale D8-B2-A1", 3),
        ("Band B2D8", 2),
        ("Band b2:d8", 2),
        ("Band d8b2", 2),
        ("MySpeakerB2D8", 2),
        ("Band B2D9", 0),
        ("B2", 0),
        ("745C4B", 0),  # the maker's half says nothing about one device
    ],
)
def test_octets_of_an_address(name, octets):
    read = name_kind(name, spellings([ADDRESS]))
    assert read.octets == octets
    assert (read.kind is NameKind.ADDRESS) == bool(octets)


@pytest.mark.parametrize(
    "name",
    ["iPhone", "MacBook Pro", "Galaxy Buds", "Galaxy Watch4 Classic", "Jabra Evolve 75e",
     "Pixel 8 Pro", "WH-1000XM4", "LE-Bose QC Ultra Headphones", "JBL Flip 5", "Mi Smart Band 6"],
)  # fmt: skip
def test_models(name):
    assert name_kind(name).kind is NameKind.MODEL
    assert name_kind(f" {name} ").kind is NameKind.MODEL


@pytest.mark.parametrize(
    "name",
    ["TestPhone1", "Kit-Yan-Phone", "Kit's iPhone", "iPhone von Kit", "MacBook Pro (2)", "Galaxy",
     "Jabra Evolve 75e Kit", "佩怡的 iPhone", "", "Face", "Cafe"],
)  # fmt: skip
def test_everything_else_is_somebodys(name):
    assert name_kind(name).kind is NameKind.FREE


@pytest.mark.parametrize(
    "name",
    ["LE-1A2B", "Mi Band 0F3C", "Galaxy Watch 12345", "Forerunner 3917264810", "SN12345678",
     "AB-C1234567D", "Scale 0123AB", "iPhone 99999"],
)  # fmt: skip
def test_what_looks_like_a_serial(name):
    assert name_kind(name).kind is NameKind.SERIAL


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=400), st.lists(st.binary(max_size=7), max_size=3))
def test_any_name_is_read(name, addresses):
    read = name_kind(name, spellings(addresses))
    assert read.octets in {0, 2, 3, 6}


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=20), st.sampled_from(["iPhone", "Galaxy Buds"]))
def test_a_model_with_anything_more_is_seldom_a_model(extra, model):
    if any(character.isalpha() and not character.isascii() for character in extra):
        assert name_kind(f"{model} {extra}").kind is not NameKind.MODEL
