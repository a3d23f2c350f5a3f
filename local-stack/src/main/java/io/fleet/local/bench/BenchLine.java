package io.fleet.local.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a bench found out, as one line.
 *
 * @param target what was to be reached
 * @param value what was reached, in the target's unit
 * @param reference the same machine's reference of the same run
 * @param generatorCeiling how much the load generator could have given
 * @param verifiedRows rows found in ClickHouse that are the effect of an event
 * @param expectedRows how many there had to be
 */
public record BenchLine(
    Target target,
    double value,
    double reference,
    double generatorCeiling,
    long verifiedRows,
    long expectedRows) {

  public double ratio() {
    return value / reference;
  }

  public boolean isReferenceFloorMet() {
    return reference >= target.referenceFloor();
  }

  /** Whether every event had its effect. */
  public boolean isVerified() {
    return verifiedRows == expectedRows;
  }

  /** Whether the figure counts and reaches its target. */
  public boolean isOk() {
    return reservations().isEmpty();
  }

  /** Why the figure does not count or does not do, in the words of a table's foot. */
  public List<String> reservations() {
    List<String> reservations = new ArrayList<>();
    if (!isVerified()) {
      reservations.add("%,d of %,d rows are there".formatted(verifiedRows, expectedRows));
    }
    if (!isReferenceFloorMet()) {
      reservations.add(
          "the reference is below its floor of %,.0f: the machine was busy, or the run too short"
              .formatted(target.referenceFloor()));
    }
    if (generatorCeiling < target.generatorMargin() * value) {
      reservations.add(
          "the generator's ceiling is below %.1f × the value".formatted(target.generatorMargin()));
    }
    if (ratio() < target.ratio()) {
      reservations.add("the ratio is below its target of %.2f".formatted(target.ratio()));
    }
    return reservations;
  }

  /** One JSON object without line breaks. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bench", target.bench());
    members.put("unit", target.unit());
    members.put("value", Math.round(value));
    members.put("reference", Math.round(reference));
    members.put("ratio", BigDecimal.valueOf(ratio()).setScale(3, RoundingMode.DOWN));
    members.put("target", target.ratio());
    members.put("reference_floor_met", isReferenceFloorMet());
    members.put("generator_ceiling", Math.round(generatorCeiling));
    members.put("verified_rows", verifiedRows);
    members.put("ok", isOk());
    try {
      return new ObjectMapper().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
