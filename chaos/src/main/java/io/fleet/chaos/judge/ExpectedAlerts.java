package io.fleet.chaos.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which alerts an undisturbed run ended with. */
final class ExpectedAlerts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ExpectedAlerts() {}

  /** How many by type, vehicle and beginning, as a run of that prefix has to tell them. */
  static Map<String, Integer> byBeginning(FinalFacts undisturbed, String prefix)
      throws IOException {
    Map<String, Integer> expected = new HashMap<>();
    for (String row : undisturbed.byTable().getOrDefault("alerts", List.of())) {
      JsonNode alert = JSON.readTree(row);
      String started = alert.path("started_at").asText().replace(' ', 'T');
      long startedMs = LocalDateTime.parse(started).toInstant(ZoneOffset.UTC).toEpochMilli();
      String vehicleId = prefix + alert.path("vehicle_id").asText();
      String type = alert.path("alert_type").asText();
      expected.merge(ToldAlerts.beginning(type, vehicleId, startedMs), 1, Integer::sum);
    }
    return expected;
  }
}
