package io.fleet.gateway.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceKind;

/**
 * What somebody wants to be so of one thing.
 *
 * @param validFromMs from when on, event time, epoch milliseconds
 * @param body checked; null to have the thing gone
 * @param changedBy who wants it
 * @param expectation what must be so for it to be done
 */
public record ReferenceChange(
    ReferenceKind kind,
    String id,
    long validFromMs,
    ObjectNode body,
    String changedBy,
    Expectation expectation) {}
