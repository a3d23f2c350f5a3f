package io.fleet.stream.timeline;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.trip.TripState;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what repairs need of a vehicle's state: anchors, and what came of a run. Not packed: the
 * store does that, and who erases a person must find the name in it.
 */
final class PastCodec {
  private final VehicleStateCodec codec;
  private final RuleBook book;

  PastCodec(VehicleStateCodec codec) {
    this.codec = codec;
    this.book = codec.book();
  }

  /**
   * What the rules know at the horizon, and which findings can still change. Two of the same bytes
   * go on in the same way, however the vehicle came there and whatever was told.
   */
  byte[] anchor(VehicleState state) {
    Map<String, LedgerEntry> open = new TreeMap<>();
    state.ledger.forEach(
        (id, entry) -> {
          if (entry.settled() != null && !entry.settled().isFinal()) {
            open.put(id, LedgerEntry.untold(entry.settled(), entry.foundMs()));
          }
        });
    ByteWriter body = new ByteWriter(512);
    body.writeSigned(state.anchorMs);
    codec.writeBase(anchored(state.base), body);
    body.writeVarLong(0);
    VehicleStateCodec.writeLedger(open, body);
    body.writeVarLong(0);
    return body.toByteArray();
  }

  private RuleStates anchored(RuleStates base) {
    Object[] states = base.states();
    int trip = book.tripRule();
    if (trip < 0 || ((TripState) states[trip]).isWithoutTrip()) {
      long atMs = base.last().timestampMs();
      states = states.clone();
      for (int i = 0; i < states.length; i++) {
        states[i] = book.rule(i).anchored(states[i], atMs);
      }
    }
    return new RuleStates(base.last(), base.motion().withoutTravelled(), states, base.failures());
  }

  /** A state that goes on from an anchor. */
  VehicleState ofAnchor(byte[] anchor) {
    VehicleState state = new VehicleState(RuleStates.initial(book));
    codec.readBody(new ByteReader(anchor), state, false);
    return state;
  }

  /** What came of running the rules again, for the log. */
  byte[] slice(VehicleState state) {
    ByteWriter body = new ByteWriter(4_096);
    codec.writeBody(state, body);
    return body.toByteArray();
  }

  /** Reads what {@link #slice} has written. */
  VehicleState ofSlice(byte[] slice) {
    VehicleState state = new VehicleState(RuleStates.initial(book));
    codec.readBody(new ByteReader(slice), state, false);
    return state;
  }
}
