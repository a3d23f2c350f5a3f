package io.fleet.gateway.mqtt;

import io.fleet.gateway.command.CommandDesk;
import io.fleet.gateway.mqtt.ConnectionRegistry.Client;
import io.fleet.gateway.publish.ConnectionEvent;
import io.fleet.gateway.publish.ConnectionLog;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the log that one connection began and how it ended, each once, and executes the will. From
 * any thread.
 */
final class ConnectionLife {
  /** Why a connection ended that nobody ended on purpose. */
  private static final String NETWORK = "network";

  private final Client client;
  private final Will will;
  private final ConnectionLog log;
  private final CommandDesk vehicles;
  private final Wills wills;
  private final Vertx vertx;
  private final AtomicBoolean over = new AtomicBoolean();

  /**
   * @param will what is to be published at the end, or null
   */
  ConnectionLife(
      Client client, Will will, ConnectionLog log, CommandDesk vehicles, Wills wills, Vertx vertx) {
    this.client = client;
    this.will = will;
    this.log = log;
    this.vehicles = vehicles;
    this.wills = wills;
    this.vertx = vertx;
  }

  /** The device is let in. */
  void begun() {
    wills.revoke(client);
    tell(ConnectionEvent.CONNECTED, null);
  }

  /**
   * The device has said that it goes.
   *
   * @param withWill whether its will is to be executed all the same
   */
  void disconnected(boolean withWill) {
    end(ConnectionEvent.DISCONNECTED, null, withWill);
  }

  /** Another connection of the same client is there. */
  void takenOver() {
    end(ConnectionEvent.TAKEN_OVER, null, true);
  }

  /** The credential does not count any more, and so does not what it was left with. */
  void revoked() {
    end(ConnectionEvent.REVOKED, null, false);
  }

  /**
   * The connection is gone; nothing happens if it was said before why.
   *
   * @param reason why the gateway ended it, or null if it did not
   */
  void lost(String reason) {
    end(ConnectionEvent.LOST, reason == null ? NETWORK : reason, true);
  }

  private void end(ConnectionEvent event, String reason, boolean withWill) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    tell(event, reason);
    if (withWill && will != null) {
      wills.execute(client, will, vertx);
    }
  }

  private void tell(ConnectionEvent event, String reason) {
    String deviceId = client.deviceId();
    String vehicleId = vehicles.vehicleOf(deviceId).orElse(deviceId);
    log.tell(vehicleId, client.clientId(), event, reason);
  }
}
