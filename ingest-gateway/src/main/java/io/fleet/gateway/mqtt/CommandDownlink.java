package io.fleet.gateway.mqtt;

import io.fleet.events.Command;
import io.fleet.events.CommandJson;
import io.fleet.events.CommandStatus;
import io.fleet.gateway.command.CommandDesk;
import io.vertx.core.Context;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands one connected device the commands of the vehicle it is in, at most so many at a time. Of
 * the connection's event loop, except {@link #wake}.
 */
final class CommandDownlink {
  /** At most, whatever a device says it can take. */
  static final int MAX_ON_THEIR_WAY = 16;

  /** Topic, properties and header beside the payload. */
  private static final int HEAD_BYTES = 128;

  private final String deviceId;
  private final CommandSession session;
  private final CommandDesk desk;
  private final PacketSender sender;
  private final Context context;
  private final int window;
  private final long maxPacketBytes;
  private boolean ended;

  CommandDownlink(
      String deviceId,
      CommandSession session,
      CommandDesk desk,
      PacketSender sender,
      Context context) {
    this.deviceId = deviceId;
    this.session = session;
    this.desk = desk;
    this.sender = sender;
    this.context = context;
    this.window = Math.min(sender.receiveMaximum(), MAX_ON_THEIR_WAY);
    this.maxPacketBytes = sender.maxPacketBytes();
  }

  String deviceId() {
    return deviceId;
  }

  CommandSession session() {
    return session;
  }

  /** What was not confirmed on the last connection goes out again, before anything new. */
  void resume() {
    Set<String> waiting =
        desk.pendingFor(deviceId).stream().map(Command::commandId).collect(Collectors.toSet());
    for (CommandSession.Sent sent : session.onTheirWay()) {
      if (waiting.contains(sent.command().commandId())) {
        hand(sent, true);
      } else {
        session.drop(sent.packetId());
      }
    }
    pump();
  }

  /** Sends what waits, as far as the device can take it now. */
  void pump() {
    if (ended || !session.isSubscribed() || session.size() >= window) {
      return;
    }
    for (Command command : desk.pendingFor(deviceId)) {
      if (session.size() >= window) {
        return;
      }
      CommandSession.Sent sent = session.send(command);
      if (sent != null) {
        hand(sent, false);
      }
    }
  }

  /** There may be something to send; from any thread. */
  void wake() {
    context.runOnContext(v -> pump());
  }

  /**
   * The device has confirmed a message.
   *
   * @param refusal what it says against it, null if nothing
   */
  void confirmed(int packetId, String refusal) {
    Command command = session.confirm(packetId);
    if (command != null) {
      CommandStatus status = refusal == null ? CommandStatus.DELIVERED : CommandStatus.FAILED;
      desk.handedOver(command, status, refusal);
      pump();
    }
  }

  /** The connection is gone. */
  void end() {
    ended = true;
  }

  private void hand(CommandSession.Sent sent, boolean again) {
    byte[] payload = CommandJson.write(sent.command());
    if (payload.length + HEAD_BYTES > maxPacketBytes) {
      session.confirm(sent.packetId());
      desk.handedOver(sent.command(), CommandStatus.FAILED, "larger than the device takes");
      return;
    }
    sender.command(DeviceTopic.commandsOf(deviceId), payload, sent.packetId(), again);
    desk.sent(again);
  }
}
