package io.fleet.gateway.mqtt;

import io.fleet.events.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client's session knows of commands: whether they are subscribed to, and which are on their
 * way under which packet id. Outlives the connection if the client wants its session to. Safe for
 * many threads, since an older connection may end while a newer one begins.
 */
final class CommandSession {
  private static final int MAX_PACKET_ID = 65_535;

  /** Commands that the client has confirmed though the log may not have told so yet. */
  private static final int MAX_CONFIRMED = 256;

  /** A command under its packet id. */
  record Sent(int packetId, Command command) {}

  private final Map<Integer, Command> onTheirWay = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> confirmed = new LinkedHashSet<>();
  private boolean subscribed;
  private int lastPacketId;

  synchronized boolean isSubscribed() {
    return subscribed;
  }

  /** Notes whether the client wants commands; returns whether it wanted them before. */
  synchronized boolean subscribe(boolean wanted) {
    boolean before = subscribed;
    subscribed = wanted;
    return before;
  }

  /** Commands on their way. */
  synchronized int size() {
    return onTheirWay.size();
  }

  /** Commands on their way, in the order in which they were sent. */
  synchronized List<Sent> onTheirWay() {
    List<Sent> sent = new ArrayList<>();
    onTheirWay.forEach((packetId, command) -> sent.add(new Sent(packetId, command)));
    return sent;
  }

  /** Sends a command on its way; null if it is there already or was confirmed. */
  synchronized Sent send(Command command) {
    String id = command.commandId();
    if (confirmed.contains(id) || !ids.add(id)) {
      return null;
    }
    do {
      lastPacketId = lastPacketId % MAX_PACKET_ID + 1;
    } while (onTheirWay.containsKey(lastPacketId));
    onTheirWay.put(lastPacketId, command);
    return new Sent(lastPacketId, command);
  }

  /** The client has it; returns the command, null if none was sent under that id. */
  synchronized Command confirm(int packetId) {
    Command command = drop(packetId);
    if (command != null) {
      confirmed.add(command.commandId());
      if (confirmed.size() > MAX_CONFIRMED) {
        confirmed.remove(confirmed.iterator().next());
      }
    }
    return command;
  }

  /** Forgets what is not to be sent again. */
  synchronized Command drop(int packetId) {
    Command command = onTheirWay.remove(packetId);
    if (command != null) {
      ids.remove(command.commandId());
    }
    return command;
  }
}
