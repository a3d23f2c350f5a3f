package io.fleet.gateway.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds the answers to one connection's messages back until all before them are known: devices hear
 * in the order in which they spoke. Of one thread, except {@link Slot#settle}.
 */
final class AnswerQueue {
  /** Sends answers to the device. */
  interface Outlet {
    /**
     * Sends one.
     *
     * @param packetId the message it is about; 0 if it asked for no acknowledgement
     */
    void send(int packetId, Answer answer);
  }

  private final Deque<Slot> slots = new ArrayDeque<>();
  private int acknowledged;

  /**
   * A place for the answer to the message that has just come.
   *
   * @param packetId 0 if it asked for no acknowledgement
   */
  Slot open(int packetId) {
    Slot slot = new Slot(packetId);
    slots.addLast(slot);
    acknowledged += packetId == 0 ? 0 : 1;
    return slot;
  }

  /** Messages that wait for an acknowledgement. */
  int unacknowledged() {
    return acknowledged;
  }

  /** Messages on their way that asked for none. */
  int unasked() {
    return slots.size() - acknowledged;
  }

  /** Sends what is known, up to the first answer that is not. */
  void drain(Outlet outlet) {
    while (!slots.isEmpty() && slots.peekFirst().answer != null) {
      Slot slot = slots.pollFirst();
      acknowledged -= slot.packetId == 0 ? 0 : 1;
      outlet.send(slot.packetId, slot.answer);
    }
  }

  /** The place of one answer. */
  static final class Slot {
    private final int packetId;
    private volatile Answer answer;

    private Slot(int packetId) {
      this.packetId = packetId;
    }

    /** Makes the answer known; from any thread, once. */
    void settle(Answer known) {
      answer = known;
    }
  }
}
