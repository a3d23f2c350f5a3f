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
 * @param reference the same machine's reference of the same run, 0 if there is none
 * @param generatorCeiling how much the load generator could have given, 0 if it is not asked for
 * @param verifiedRows effects of events that were found: rows, or distinct events in the log
 * @param expectedRows how many there had to be
 * @param more further members of the line, in their order
 */
public record BenchLine(
    Target target,
    double value,
    double reference,
    double generatorCeiling,
    long verifiedRows,
    long expectedRows,
    Map<String, Object> more) {

  /** A line without further members. */
  public BenchLine(
      Target target,
      double value,
      double reference,
      double generatorCeiling,
      long verifiedRows,
      long expectedRows) {
    this(target, value, reference, generatorCeiling, verifiedRows, expectedRows, Map.of());
  }

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
    if (!isTargetReached()) {
      reservations.add(missed());
    }
    target.atMost().forEach((member, most) -> hold(member, most, reservations));
    return reservations;
  }

  /** A member that is not there does not do either. */
  private void hold(String member, double most, List<String> reservations) {
    if (!(more.get(member) instanceof Number found && found.doubleValue() <= most)) {
      reservations.add("%s is %s, at most %s was wanted".formatted(member, more.get(member), most));
    }
  }

  private boolean isTargetReached() {
    return switch (target.goal()) {
      case RATIO_AT_LEAST -> ratio() >= target.target();
      case VALUE_AT_LEAST -> value >= target.target();
      case VALUE_AT_MOST -> value <= target.target();
    };
  }

  private String missed() {
    return switch (target.goal()) {
      case RATIO_AT_LEAST -> "the ratio is below its target of %.2f".formatted(target.target());
      case VALUE_AT_LEAST -> "the value is below its target of %,.0f".formatted(target.target());
      case VALUE_AT_MOST -> "the value is above its target of %,.0f".formatted(target.target());
    };
  }

  /** One JSON object without line breaks. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bench", target.bench());
    members.put("unit", target.unit());
    members.put("value", Math.round(value));
    if (reference > 0) {
      members.put("reference", Math.round(reference));
      members.put("ratio", BigDecimal.valueOf(ratio()).setScale(3, RoundingMode.DOWN));
    }
    members.put("target", plain(target.target()));
    members.put("reference_floor_met", isReferenceFloorMet());
    if (generatorCeiling > 0) {
      members.put("generator_ceiling", Math.round(generatorCeiling));
    }
    members.put("verified_rows", verifiedRows);
    members.putAll(more);
    members.put("ok", isOk());
    try {
      return new ObjectMapper().writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole numbers without a fraction. */
  private static Number plain(double number) {
    return number == Math.rint(number) ? (Number) (long) number : (Number) number;
  }
}
