import pytest

from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.subject.selection import Selection, parse_selection


def test_no_rule_selects_nothing():
    assert parse_selection([]) == Selection()
    assert parse_selection([]).rule == ""


@pytest.mark.parametrize("word", ["all", "strongest"])
def test_words_stand_alone(word):
    assert parse_selection([word]).rule == word
    with pytest.raises(ExposureCheckError) as caught:
        parse_selection([word, "name=Phone"])
    assert caught.value.reason is Reason.SELECTION_CONTRADICTS


def test_beside_all_an_address_is_known_and_chooses_nothing():
    selection = parse_selection(["all", "address=02:00:5e:00:53:01"])
    assert (selection.rule, len(selection.addresses)) == ("all", 1)
    with pytest.raises(ExposureCheckError):
        parse_selection(["strongest", "address=02:00:5e:00:53:01"])


def test_all_and_strongest_contradict():
    with pytest.raises(ExposureCheckError):
        parse_selection(["all", "strongest"])


@pytest.mark.parametrize("text", ["02:00:5e:00:53:01", "02-00-5E-00-53-01", "02005e005301"])
def test_addresses_in_usual_spellings(text):
    assert parse_selection([f"address={text}"]).addresses == {bytes.fromhex("02005e005301")}


def test_rules_add_up():
    selection = parse_selection(
        ["address=02:00:5e:00:53:01", "address=02:00:5e:00:53:02", "name=a=b", "irk=" + "0f" * 16]
    )
    assert len(selection.addresses) == 2
    assert selection.names == {"a=b"}
    assert selection.irks == (b"\x0f" * 16,)
    assert selection.rule == "address"


@pytest.mark.parametrize(
    "rule",
    ["", "everything", "address", "address=", "address=02:00", "address=zz:00:5e:00:53:01",
     "name=", "irk=00", "all=1", "strongest=2"],
)  # fmt: skip
def test_what_is_not_understood_is_said_without_repeating_the_value(rule):
    with pytest.raises(ExposureCheckError) as caught:
        parse_selection([rule])
    assert caught.value.reason is Reason.SELECTION_NOT_UNDERSTOOD
    assert rule.partition("=")[2] not in str(caught.value.details) or not rule.partition("=")[2]
