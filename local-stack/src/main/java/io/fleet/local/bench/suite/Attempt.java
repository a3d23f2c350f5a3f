package io.fleet.local.bench.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * One run of one bench.
 *
 * @param bench its name
 * @param run which of its runs, from 1
 * @param outcome how it ended
 * @param line the JSON object it printed, as it printed it; empty if there is none
 * @param seconds it took
 */
public record Attempt(String bench, int run, Outcome outcome, String line, double seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How a run ended. */
  public enum Outcome {
    /** It printed its line. */
    TOLD,
    /** It printed its line and says that the run measured nothing. */
    INVALID,
    /** It ended without a line. */
    FAILED,
    /** It was given up. */
    TIMED_OUT
  }

  /** How it ended, in words. */
  public String how() {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether there is a line of a run that measured something. */
  public boolean isTold() {
    return outcome == Outcome.TOLD;
  }

  /** The line's members. */
  public JsonNode members() {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of {@code bench.jsonl}: of which suite, and the bench's own line within. */
  String json(SuiteRun suite) {
    ObjectNode all = JSON.createObjectNode();
    all.put("started", suite.started().toString());
    all.put("commit", suite.commit());
    all.put("size", suite.size().word());
    all.put("bench", bench);
    all.put("run", run);
    all.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    all.put("seconds", Math.round(seconds * 10) / 10.0);
    if (!line.isEmpty()) {
      all.putRawValue("line", new RawValue(line));
    }
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Attempt of(JsonNode kept) {
    return new Attempt(
        kept.path("bench").asText(),
        kept.path("run").asInt(),
        Outcome.valueOf(kept.path("outcome").asText().toUpperCase(Locale.ROOT)),
        kept.has("line") ? kept.get("line").toString() : "",
        kept.path("seconds").asDouble());
  }
}
