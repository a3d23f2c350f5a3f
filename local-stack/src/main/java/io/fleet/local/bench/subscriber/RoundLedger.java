package io.fleet.local.bench.subscriber;

import io.fleet.local.bench.load.Latencies;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps what the endpoints received of one round. For one thread. */
final class RoundLedger {
  private final List<Endpoint> endpoints = new ArrayList<>();
  private long messages;
  private long notVerified;
  private long lastAtUs;

  private static final class Endpoint {
    private final Set<String> ids = new HashSet<>();
    private final BitSet alerts = new BitSet();
    private final Latencies latencies = new Latencies();
  }

  RoundLedger(int endpointCount) {
    for (int i = 0; i < endpointCount; i++) {
      endpoints.add(new Endpoint());
    }
  }

  void add(int endpoint, String webhookId, NumberedAlert alert, long atUs) {
    messages++;
    Endpoint at = endpoints.get(endpoint);
    at.ids.add(webhookId);
    if (!at.alerts.get(alert.number())) {
      at.alerts.set(alert.number());
      at.latencies.add((atUs - alert.sentAtUs()) * 1_000);
      lastAtUs = atUs;
    }
  }

  void notVerified() {
    notVerified++;
  }

  Receipts receipts() {
    Latencies all = new Latencies();
    endpoints.forEach(endpoint -> all.addAll(endpoint.latencies));
    return new Receipts(
        endpoints.stream().mapToInt(e -> e.alerts.cardinality()).min().orElse(0),
        messages,
        endpoints.stream().mapToLong(e -> e.alerts.cardinality()).sum(),
        endpoints.stream().mapToLong(e -> e.ids.size()).sum(),
        notVerified,
        all.quantileMs(0.5),
        all.quantileMs(0.99),
        endpoints.stream().mapToDouble(e -> e.latencies.quantileMs(0.99)).max().orElse(0),
        lastAtUs);
  }
}
