package io.fleet.local.recompute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What holds of a scope from a moment on.
 *
 * @param body null if the scope has no rules from then on
 */
record RulesVersion(String scope, Instant validFrom, ObjectNode body) {
  /** Stands before whatever else begins at the same moment. */
  private static final long NEWEST = Long.MAX_VALUE;

  /** The record of the topic that would say so. */
  String asRecord(Instant now) {
    ReferenceVersion version =
        new ReferenceVersion(
            ReferenceKind.RULES,
            scope,
            validFrom.toEpochMilli(),
            NEWEST,
            body == null,
            now.toEpochMilli(),
            "recompute",
            body == null ? "{}" : body.toString());
    return new String(ReferenceJson.write(version), StandardCharsets.UTF_8);
  }
}
