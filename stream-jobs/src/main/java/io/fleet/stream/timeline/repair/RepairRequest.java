package io.fleet.stream.timeline.repair;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks to run a vehicle's rules again over the stored facts.
 *
 * @param vehicleId whose
 * @param requestId rises with each request of the vehicle
 * @param fromMs the earliest moment at which something is not as it was when the rules ran, epoch
 *     milliseconds
 * @param toMs the latest such moment; beyond it the rules may find themselves where they were
 * @param untilMs the vehicle's latest event; what is later has been kept by who asks
 * @param known ids of findings of which who asks knows what was told
 */
public record RepairRequest(
    String vehicleId, long requestId, long fromMs, long toMs, long untilMs, List<String> known) {

  /** Keeps its own copy. */
  public RepairRequest {
    known = List.copyOf(known);
  }

  /** Its form in the log. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter(128);
    write(this, out);
    return out.toByteArray();
  }

  /** Writes a request. */
  public static void write(RepairRequest request, ByteWriter out) {
    out.writeString(request.vehicleId);
    out.writeLong(request.requestId);
    out.writeLong(request.fromMs);
    out.writeLong(request.toMs);
    out.writeLong(request.untilMs);
    out.writeVarLong(request.known.size());
    request.known.forEach(out::writeString);
  }

  /** Reads a request. */
  public static RepairRequest read(ByteReader in) {
    String vehicleId = in.readString();
    long requestId = in.readLong();
    long fromMs = in.readLong();
    long toMs = in.readLong();
    long untilMs = in.readLong();
    List<String> known = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      known.add(in.readString());
    }
    return new RepairRequest(vehicleId, requestId, fromMs, toMs, untilMs, known);
  }
}
