package io.fleet.chaos.judge;

import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What subscribers were told of one run's vehicles.
 *
 * @param versions {@code alert@version} of each
 * @param idsByBeginning alert ids that were told, by type, vehicle and beginning
 * @param firstMs when the first webhook of a vehicle came
 * @param forged how many messages came with a wrong signature, of any run
 */
record ToldAlerts(
    Set<String> versions,
    Map<String, Set<String>> idsByBeginning,
    Map<String, Long> firstMs,
    Set<String> forged) {

  static ToldAlerts read(Path ledger, String prefix) throws IOException {
    ToldAlerts told =
        new ToldAlerts(new HashSet<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    Ledger.read(ledger, entry -> told.add(entry, prefix));
    return told;
  }

  private void add(Entry entry, String prefix) {
    if (entry.kind() == Kind.FORGED) {
      forged.add(entry.word(0));
    } else if (entry.kind() == Kind.TOLD && entry.word(5).startsWith(prefix)) {
      String vehicleId = entry.word(5);
      versions.add(entry.word(1) + "@" + entry.word(2));
      idsByBeginning
          .computeIfAbsent(
              beginning(entry.word(4), vehicleId, entry.number(6)), key -> new HashSet<>())
          .add(entry.word(1));
      firstMs.merge(vehicleId, entry.atMs(), Math::min);
    }
  }

  static String beginning(String type, String vehicleId, long startedAtMs) {
    return type + " of " + vehicleId + " since " + startedAtMs;
  }
}
