package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandJson;
import io.fleet.events.CommandReply;
import io.fleet.events.CommandStatus;
import io.fleet.events.Refusal.RefusedException;
import io.fleet.gateway.admit.VehicleScopes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Where commands are given, handed out and answered for. Safe for many threads; never blocks. */
@Singleton
public class CommandDesk {
  private final CommandSettings settings;
  private final CommandBook book;
  private final CommandLog log;
  private final ReplyOutbox outbox;
  private final CommandFeed feed;
  private final VehicleScopes scopes;
  private final CommandMeters meters;
  private final Clock clock;

  CommandDesk(
      CommandSettings settings,
      CommandBook book,
      CommandLog log,
      ReplyOutbox outbox,
      CommandFeed feed,
      VehicleScopes scopes,
      CommandMeters meters,
      Clock clock) {
    this.settings = settings;
    this.book = book;
    this.log = log;
    this.outbox = outbox;
    this.feed = feed;
    this.scopes = scopes;
    this.meters = meters;
    this.clock = clock;
  }

  /** A command for a vehicle, with a new id; it is not given yet. */
  public Command draw(String vehicleId, CommandRequest request) {
    Duration life = request.expiresIn() == null ? settings.defaultLife() : request.expiresIn();
    long nowMs = clock.millis();
    return new Command(
        UUID.randomUUID().toString(),
        vehicleId,
        request.type(),
        request.params(),
        nowMs,
        nowMs + life.toMillis());
  }

  /** The longest a command may wait. */
  public Duration maxLife() {
    return settings.maxLife();
  }

  /** Gives a command; done when the log has it. */
  public CompletionStage<Void> give(Command command) {
    return log.write(command);
  }

  /** What is known of a vehicle's commands, oldest first. */
  public List<CommandState> of(String vehicleId) {
    return book.of(vehicleId);
  }

  /** What waits for the vehicle a device is in now; nothing before the log was read. */
  public List<Command> pendingFor(String deviceId) {
    Optional<String> vehicleId = feed.isLoaded() ? vehicleOf(deviceId) : Optional.empty();
    return vehicleId.map(id -> book.pending(id, clock.millis())).orElse(List.of());
  }

  /** The vehicle a device is in now. */
  public Optional<String> vehicleOf(String deviceId) {
    return scopes.vehicleOf(deviceId, clock.millis());
  }

  /** A command was handed to a device, perhaps not for the first time. */
  public void sent(boolean again) {
    meters.sent(again);
  }

  /** A device has confirmed that it has a command, or said that it will not take it. */
  public void handedOver(Command command, CommandStatus status, String detail) {
    outbox.post(
        new CommandReply(command.commandId(), command.vehicleId(), clock.millis(), status, detail));
  }

  /**
   * A device says what it did with a command of its vehicle.
   *
   * @return done when the log has it
   * @throws RefusedException if that cannot be read, or if there is no such command for the vehicle
   *     the device is in
   */
  public CompletionStage<Void> answered(String deviceId, byte[] payload) throws RefusedException {
    String vehicleId = vehicleOf(deviceId).orElse(null);
    CommandReply reply = CommandJson.answer(payload, vehicleId, clock.millis());
    if (vehicleId == null || !vehicleId.equals(book.vehicleOf(reply.commandId()))) {
      throw new RefusedException("unknown_command", "there is no such command for this device");
    }
    return log.write(reply).thenRun(() -> meters.replied(reply.status()));
  }
}
