package io.fleet.gateway.admit;

import io.fleet.events.RecordReader;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.events.Topic;
import io.fleet.events.VehicleStatus;

/** Judges what vehicles tell of their slow-changing state. */
final class StatusJudge implements EventJudge {
  private final RecordJudge records;

  StatusJudge(Hearing hearing) {
    this.records = new RecordJudge(hearing);
  }

  @Override
  public Verdict judge(int index, byte[] body, int from, int to) {
    byte[] sent = Hearing.slice(body, from, to);
    try {
      return records.judge(index, RecordReader.head(sent), sent, true, StatusJudge::entry);
    } catch (RefusedException e) {
      return noObject(index, e.refusal().detail());
    }
  }

  private static LogEntry entry(byte[] sent, String vehicleId, boolean isPrivate)
      throws RefusedException {
    VehicleStatus status = RecordReader.vehicleStatus(sent);
    byte[] value = isPrivate ? PrivateRecords.status(status, vehicleId) : sent;
    return new LogEntry(Topic.VEHICLE_STATUS, vehicleId, value);
  }
}
