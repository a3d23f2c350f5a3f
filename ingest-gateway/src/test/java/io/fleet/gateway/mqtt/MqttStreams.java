package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.RawMqtt.packet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes byte streams that are nearly MQTT, the same ones from the same seed: a CONNECT and some
 * good messages, then packets of every kind, whole, bent or no packets at all.
 */
final class MqttStreams {
  private static final int PUBLISH_QOS_0 = 0x30;
  private static final int FIRST_ID_OF_TAIL = 1_000;
  private static final int MAX_GOOD = 5;
  private static final int MAX_TAIL_PACKETS = 6;
  private static final int MAX_NOISE_BYTES = 200;

  private final SplittableRandom random;
  private final Device device;
  private long made;

  /**
   * One stream.
   *
   * @param bytes all of it
   * @param trusted whether CONNECT and the good messages are as they should be
   * @param good marks of the good messages, in the order of their packet ids from 1
   */
  record Stream(byte[] bytes, boolean trusted, List<String> good) {}

  MqttStreams(long seed, Device device) {
    this.random = new SplittableRandom(seed);
    this.device = device;
  }

  Stream next() {
    made++;
    int level = random.nextInt(4) == 0 ? 5 : 4;
    byte[] head = head(level);
    List<String> good = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    boolean trusted = random.nextInt(4) != 0;
    stream.writeBytes(trusted ? head : bend(head));
    int count = random.nextInt(MAX_GOOD + 1);
    for (int id = 1; id <= count; id++) {
      good.add("fuzz-" + made + "-" + id);
      stream.writeBytes(publish(level, id, device.event(good.get(id - 1))));
    }
    for (int left = random.nextInt(MAX_TAIL_PACKETS + 1); left > 0; left--) {
      byte[] packet = any(level);
      stream.writeBytes(random.nextInt(3) == 0 ? packet : bend(packet));
    }
    return new Stream(stream.toByteArray(), trusted, good);
  }

  /** Cuts a stream at random places, as a network does. */
  List<byte[]> pieces(byte[] bytes) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int length = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(600);
      int to = Math.min(bytes.length, from + length);
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  private byte[] head(int level) {
    return packet(RawMqtt.CONNECT, RawMqtt.connect(level, "fuzz", device));
  }

  private byte[] publish(int level, int id, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return packet(
        RawMqtt.PUBLISH_QOS_1,
        level == 5
            ? RawMqtt.publish5(device.topic(), id, new byte[0], bytes)
            : RawMqtt.publish(device.topic(), id, bytes));
  }

  private byte[] any(int level) {
    int id = FIRST_ID_OF_TAIL + random.nextInt(100);
    byte[] idBytes = {(byte) (id >> 8), (byte) id};
    return switch (random.nextInt(12)) {
      case 0 -> head(level);
      case 1 -> new byte[] {(byte) RawMqtt.PINGREQ, 0};
      case 2 -> packet(0x82, topicList(idBytes, (byte) 1)); // SUBSCRIBE
      case 3 -> packet(0xA2, topicList(idBytes)); // UNSUBSCRIBE
      case 4 -> packet(0x40 + random.nextInt(4) * 0x10, idBytes); // PUBACK to PUBCOMP
      case 5 -> packet(RawMqtt.PUBLISH_QOS_2, RawMqtt.publish(device.topic(), id, noise()));
      case 6 -> packet(PUBLISH_QOS_0, RawMqtt.publish(device.topic(), id, noise()));
      case 7 -> packet(RawMqtt.PUBLISH_QOS_1, RawMqtt.publish("devices/#", id, noise()));
      case 8 -> packet(0xE0, random.nextInt(2) == 0 ? new byte[0] : noise()); // DISCONNECT
      case 9 -> packet(0xF0, noise()); // AUTH
      case 10 -> noise();
      default -> publish(level, id, device.event("tail-" + made).replace("rpm", "r\\u0070m"));
    };
  }

  private byte[] topicList(byte[] id, byte... qos) {
    byte[] topic = device.topic().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(id);
    out.write(0);
    out.write(topic.length);
    out.writeBytes(topic);
    out.writeBytes(qos);
    return out.toByteArray();
  }

  /** The packet with something wrong. */
  private byte[] bend(byte[] packet) {
    if (packet.length < 2) {
      return noise(); // what was noise can be of one byte
    }
    byte[] bent = packet.clone();
    int at = random.nextInt(Math.max(1, bent.length));
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bent, at);
      case 1 -> {
        bent[1] = (byte) random.nextInt(256); // the length
        yield bent;
      }
      case 2 -> {
        bent[0] = (byte) random.nextInt(256); // the type
        yield bent;
      }
      case 3 -> {
        byte[] twice = Arrays.copyOf(bent, 2 * bent.length);
        System.arraycopy(bent, 0, twice, bent.length, bent.length);
        yield twice;
      }
      case 4 -> noise();
      default -> {
        for (int i = random.nextInt(4); i >= 0; i--) {
          bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
        }
        yield bent;
      }
    };
  }

  private byte[] noise() {
    byte[] noise = new byte[1 + random.nextInt(MAX_NOISE_BYTES)];
    random.nextBytes(noise);
    return noise;
  }
}
