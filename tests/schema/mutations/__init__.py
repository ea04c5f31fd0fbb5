"""Ways to break each rule of the contract, by the rule: single changes to a valid set of tables and texts."""

from tests.schema.mutations import (
    appearing,
    columns,
    dates,
    events,
    evidence,
    faults,
    figures,
    links,
    places,
    quotations,
    texts,
)
from tests.schema.mutations.changes import Mutations

MUTATIONS = Mutations(
    columns.MUTATIONS
    | texts.MUTATIONS
    | dates.MUTATIONS
    | links.MUTATIONS
    | places.MUTATIONS
    | quotations.MUTATIONS
    | events.MUTATIONS
    | faults.MUTATIONS
    | figures.MUTATIONS
    | appearing.MUTATIONS
    | evidence.MUTATIONS
)
