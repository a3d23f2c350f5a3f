package io.fleet.gateway.mqtt;

import io.fleet.gateway.broker.GatewayWorld;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A device that writes its packets by hand, to send what no library would. */
final class RawMqtt implements AutoCloseable {
  static final int CONNECT = 0x10;
  static final int PUBLISH_QOS_1 = 0x32;
  static final int PUBLISH_QOS_2 = 0x34;
  static final int PINGREQ = 0xC0;

  private static final int PATIENCE_MS = 30_000;

  private final Socket socket;
  private final DataInputStream in;

  RawMqtt() throws IOException {
    this("127.0.0.1");
  }

  /** One that comes from another address of this machine. */
  RawMqtt(String from) throws IOException {
    socket =
        new Socket(
            InetAddress.getByName("127.0.0.1"),
            GatewayWorld.mqttPort(),
            InetAddress.getByName(from),
            0);
    socket.setSoTimeout(PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
  }

  /** One that has been let in, with MQTT 3.1.1. */
  static RawMqtt connected(Device device) throws IOException {
    return connected(4, device);
  }

  /** One that has been let in. */
  static RawMqtt connected(int level, Device device) throws IOException {
    RawMqtt raw = new RawMqtt();
    raw.send(packet(CONNECT, connect(level, "raw", device)));
    Packet answer = raw.read();
    if (answer.type() != 0x20 || answer.body()[1] != 0) {
      throw new IllegalStateException("not let in: " + answer);
    }
    return raw;
  }

  /** A CONNECT without its fixed header; keep-alive 60 s. */
  static byte[] connect(int level, String clientId, Device device) {
    return connect(level, clientId, device, null, null);
  }

  /** One that leaves a will, if the flags are set so. */
  static byte[] connect(int level, String clientId, Device device, String willTopic, String will) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, "MQTT");
    out.write(level);
    out.write(0xC2); // username, password, clean session
    out.write(0);
    out.write(60);
    if (level == 5) {
      out.write(0); // no properties
    }
    text(out, clientId);
    if (will != null) {
      text(out, willTopic);
      text(out, will);
    }
    text(out, device.id());
    text(out, device.token());
    return out.toByteArray();
  }

  /** A PUBLISH of MQTT 3.1.1 without its fixed header. */
  static byte[] publish(String topic, int packetId, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, topic);
    out.write(packetId >> 8);
    out.write(packetId);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** A PUBLISH of MQTT 5 without its fixed header; packet id 0 for QoS 0. */
  static byte[] publish5(String topic, int packetId, byte[] properties, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, topic);
    if (packetId != 0) {
      out.write(packetId >> 8);
      out.write(packetId);
    }
    out.write(properties.length);
    out.writeBytes(properties);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /** A SUBSCRIBE of MQTT 3.1.1 at QoS 1 without its fixed header. */
  static byte[] subscribe(String filter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(1);
    text(out, filter);
    out.write(1);
    return out.toByteArray();
  }

  /** A packet with its fixed header. */
  static byte[] packet(int type, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(type);
    int left = body.length;
    do {
      out.write(left > 127 ? left % 128 | 128 : left % 128);
      left /= 128;
    } while (left > 0);
    out.writeBytes(body);
    return out.toByteArray();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Says nothing for a while; ends early if the gateway says something or closes. */
  void pause(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      if (socket.getInputStream().read() < 0) {
        throw new EOFException("closed");
      }
    } catch (SocketTimeoutException e) {
      // it has been silent, too
    } finally {
      socket.setSoTimeout(PATIENCE_MS);
    }
  }

  /** What the gateway sends next, null if it has closed. */
  Packet read() throws IOException {
    try {
      int type = in.readUnsignedByte();
      int length = in.readUnsignedByte(); // none of the gateway's is longer than 16,383
      length = length < 128 ? length : length - 128 + 128 * in.readUnsignedByte();
      byte[] body = new byte[length];
      in.readFully(body);
      return new Packet(type, body);
    } catch (EOFException | SocketException e) {
      return null;
    }
  }

  /** Whether the gateway closes without another word. */
  boolean isClosed() throws IOException {
    return read() == null;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes.length >> 8);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  /** A packet as received. */
  record Packet(int type, byte[] body) {
    int packetId() {
      return (body[0] & 0xFF) << 8 | body[1] & 0xFF;
    }
  }
}
