"""A correction that no longer fits what was read, or another correction, stops the build."""

import pytest

from onrecord.assembly.corrections import BadCorrection, StaleCorrection, apply
from onrecord.language.spans import Span
from tests.assembly.entries import AGAIN, ARTICLE, ENVOYS, MEET, MEET_AGAIN, ROWS, SET, corrected, entry, load

STALE = {
    "text that is not at the span": (
        entry("set", "mentions", ENVOYS, text="Envoy", **SET),
        "'Envoy' at [0, 6]",
        "'Envoys'",
    ),
    "a span behind the text": (
        entry("set", "mentions", Span(900, 906), text="Envoys", **SET),
        "'Envoys' at [900, 906]",
        "found ''",
    ),
    "a row that is not there": (entry("set", "mentions", AGAIN, **SET), "one row of mentions", "overlap it: none"),
    "a row beside one that is there": (
        entry("set", "mentions", Span(0, 5), **SET),
        "one row of mentions at [0, 5] 'Envoy'",
        "overlap it: harbour:m0-6",
    ),
    "the arguments of no event": (
        entry("drop", "event_arguments", Span(7, 9), expect={"role": "actor"}),
        "one row of event_arguments at [7, 9] 'me'",
        "none there",
    ),
    "two rows of region_control": (
        entry("drop", "region_control", MEET, expect={"extent": "unknown"}),
        "found 2: harbour:c7-kherson; harbour:c7-donetsk",
        "Choose by region_id.",
    ),
    "two arguments of an event": (
        entry("drop", "event_arguments", MEET, expect={"rule": "names.age"}),
        "found 2: harbour:e7, actor, kremlin; harbour:e7, location, alaska",
        "Choose by role and entity_id.",
    ),
    "an expectation that does not hold": (
        entry("drop", "mentions", ENVOYS, expect={"entity_id": "kremlin", "form": "name"}),
        "expected form = 'name'",
        "found form = 'nominal' in harbour:m0-6",
    ),
    "a null that is not there": (
        entry("drop", "quotes", AGAIN, expect={"speaker_text": ""}),
        "expected speaker_text = ''",
        "found speaker_text = 'meet'",
    ),
    "a value that is there already": (
        entry("set", "mentions", ENVOYS, expect={"form": "nominal"}, value={"entity_id": "kremlin"}),
        "values that are not there yet",
        "entity_id = 'kremlin' in harbour:m0-6",
    ),
    "an added row that is there already": (
        entry("add", "mentions", ENVOYS, value={"entity_id": "russia", "form": "name"}),
        "no other row of mentions with the key harbour:m0-6",
        "one that was read or added",
    ),
    "an argument for an event that is not there": (
        entry("add", "event_arguments", MEET_AGAIN, value={"role": "actor", "entity_id": "kremlin"}),
        "an event whose trigger is [30, 34] 'meet'",
        "none among the rows",
    ),
}


@pytest.mark.parametrize(("written", "expected", "found"), STALE.values(), ids=STALE.keys())
def test_a_stale_correction_stops_the_build(written, expected, found):
    with pytest.raises(StaleCorrection) as stale:
        corrected(written)
    for part in ("harbour.toml, [[", "]] 1", expected, found, "Nothing was built."):
        assert part in str(stale.value)


def test_a_correction_of_a_text_that_has_changed_is_stale():
    with pytest.raises(StaleCorrection, match=r"harbour\.toml, text_sha256: expected the text of 'harbour'"):
        apply(ARTICLE, ROWS, load(sha256="0" * 64))


@pytest.mark.parametrize(
    "pair",
    [
        [entry("set", "mentions", ENVOYS, **SET), entry("drop", "mentions", ENVOYS, expect={"entity_id": "kremlin"})],
        [
            entry("set", "mentions", ENVOYS, **SET),
            entry("set", "mentions", ENVOYS, **SET | {"value": {"form": "name"}}),
        ],
        [
            entry("drop", "events", MEET, expect={"status": "planned"}),
            entry("drop", "event_arguments", MEET, role="actor", expect={"entity_id": "kremlin"}),
        ],
    ],
)
def test_two_entries_about_one_row_are_refused(pair):
    with pytest.raises(BadCorrection, match="a row that no other entry names"):
        corrected(*pair)
