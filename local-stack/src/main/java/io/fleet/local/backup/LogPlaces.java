package io.fleet.local.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A log and places in it.
 *
 * @param clusterId which log it is
 * @param generation how many there were before it
 * @param offsets by topic and partition: from where on the job has still to read it
 */
record LogPlaces(
    @JsonProperty("cluster_id") String clusterId,
    int generation,
    Map<String, Map<Integer, Long>> offsets) {}
