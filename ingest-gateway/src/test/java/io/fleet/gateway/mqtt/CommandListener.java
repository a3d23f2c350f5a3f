package io.fleet.gateway.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What reaches a device as commands, with a client that confirms at once or when it is told to. */
final class CommandListener {
  private final Device device;
  private final Mqtt5BlockingClient client;
  private final List<Mqtt5Publish> received = new CopyOnWriteArrayList<>();

  private CommandListener(Device device, String clientId, boolean confirming) {
    this.device = device;
    this.client = device.mqtt5(clientId);
    client.toAsync().publishes(MqttGlobalPublishFilter.ALL, received::add, !confirming);
  }

  /** A client that confirms what it gets. */
  static CommandListener of(Device device, String clientId) {
    return new CommandListener(device, clientId, true);
  }

  /** A client that confirms nothing, with a session that goes on. */
  static CommandListener silent(Device device, String clientId) {
    return new CommandListener(device, clientId, false);
  }

  /** Connects, with room for so many unconfirmed messages. */
  CommandListener connect(boolean clean, int receiveMaximum) {
    client
        .connectWith()
        .cleanStart(clean)
        .sessionExpiryInterval(600)
        .restrictions()
        .receiveMaximum(receiveMaximum)
        .applyRestrictions()
        .send();
    return this;
  }

  CommandListener subscribe() {
    client
        .subscribeWith()
        .topicFilter("devices/" + device.id() + "/commands")
        .qos(MqttQos.AT_LEAST_ONCE)
        .send();
    return this;
  }

  Mqtt5BlockingClient client() {
    return client;
  }

  /** Payloads so far. */
  List<String> payloads() {
    return received.stream()
        .map(message -> new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))
        .toList();
  }

  boolean has(String commandId) {
    return payloads().stream().anyMatch(payload -> payload.contains(commandId));
  }
}
