package io.fleet.local.accuracy;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A trial that stands in the log.
 *
 * @param labels what truly happened
 * @param classes of the vehicles, by id
 * @param events messages by identity: the rows that must be in ClickHouse
 * @param records messages written, repeated ones too
 * @param from first instant
 * @param to last instant
 */
record Trial(
    List<Label> labels,
    Map<String, VehicleClass> classes,
    long events,
    long records,
    Instant from,
    Instant to) {}
