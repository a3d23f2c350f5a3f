package io.fleet.query.alert;

import java.time.Instant;

/**
 * What people have made of an alert; what nobody has said is null.
 *
 * @param acknowledgedBy who was first to acknowledge it, since it was last reopened
 * @param assignedTo whose it is
 * @param closedBy who was first to close it, since it was last reopened
 * @param comments how many there are, null for none
 */
record Handling(
    String acknowledgedBy,
    Instant acknowledgedAt,
    String assignedTo,
    String closedBy,
    Instant closedAt,
    Long comments) {
  static final Handling NONE = new Handling(null, null, null, null, null, null);
}
