package io.fleet.stream.upgrade;

import io.fleet.stream.topology.Uids;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CompositeKeySerializationUtils;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;

/**
 * The vehicles' states byte by byte as the kept savepoint has them, before any codec reads them.
 */
final class KeptStates {
  private static final String VEHICLE = "vehicle";

  private final Map<String, byte[]> byVehicle = new HashMap<>();

  private KeptStates() {}

  static KeptStates read() throws Exception {
    KeptStates kept = new KeptStates();
    OperatorSubtaskState whole = KeptSavepoint.of(Uids.VEHICLE_TIMELINE);
    var each =
        new FullSnapshotRestoreOperation<>(
                KeyGroupRange.of(0, FleetRun.MAX_PARALLELISM - 1),
                KeptStates.class.getClassLoader(),
                whole.getManagedKeyedState(),
                StateSerializerProvider.fromNewRegisteredSerializer(StringSerializer.INSTANCE))
            .restore();
    while (each.hasNext()) {
      kept.take(each.next());
    }
    return kept;
  }

  private void take(SavepointRestoreResult handle) throws Exception {
    List<String> names =
        handle.getStateMetaInfoSnapshots().stream().map(state -> state.getName()).toList();
    try (var groups = handle.getRestoredKeyGroups()) {
      while (groups.hasNext()) {
        try (var entries = groups.next().getKeyGroupEntries()) {
          while (entries.hasNext()) {
            KeyGroupEntry entry = entries.next();
            if (names.get(entry.getKvStateId()).equals(VEHICLE)) {
              byVehicle.put(vehicle(entry.getKey()), value(entry.getValue()));
            }
          }
        }
      }
    }
  }

  private static String vehicle(byte[] key) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(key);
    in.skipBytesToRead(
        CompositeKeySerializationUtils.computeRequiredBytesInKeyGroupPrefix(
            FleetRun.MAX_PARALLELISM));
    return StringSerializer.INSTANCE.deserialize(in);
  }

  /** What the codec wrote: after its length. */
  private static byte[] value(byte[] entry) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(entry);
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  byte[] of(String vehicle) {
    return byVehicle.get(vehicle);
  }
}
