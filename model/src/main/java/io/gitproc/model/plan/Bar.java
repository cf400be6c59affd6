package io.gitproc.model.plan;

import io.gitproc.model.unit.UnitName;

/**
 * Why a unit must not start beside the others as they are.
 *
 * @param verb what it is to the other one: {@code requires}
 */
record Bar(String verb, UnitName other) {

    /** {@code requires db.service, which is held}. */
    String words(Draft draft) {
        return verb + " " + other + ", " + draft.plight(other);
    }
}
