"""Live checks, as the command line asks for them: the client of an engine in its own process."""

from exposure_check.checks.registry import CHECKS
from exposure_check.client.accept import acceptable
from exposure_check.client.live_client import LiveClient
from exposure_check.client.words import Words
from exposure_check.model.errors import ExposureCheckError, Reason
from exposure_check.model.talk import Ear, Request
from exposure_check.wiring.keyboard import is_keyboard


def live(request: Request, words: Words) -> LiveClient:
    """In the client: start a live check."""
    if any(one.ear is Ear.STANDARD_INPUT for one in request.sources) and is_keyboard():
        raise ExposureCheckError(Reason.STANDARD_INPUT_IS_KEYBOARD)
    parts = frozenset(words.names("payloads"))
    return LiveClient(request, lambda report: acceptable(report, CHECKS, words, parts))
