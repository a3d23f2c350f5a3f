package io.fleet.gateway.mqtt;

import static io.fleet.gateway.mqtt.Device.publish3;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.fuzz.FuzzSettings;
import io.fleet.gateway.mqtt.MqttStreams.Stream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Streams that are nearly MQTT against the listener, for as long as {@link FuzzSettings} says. A
 * good device is served all the time, nothing is logged as an error, and whatever was acknowledged
 * is in the log.
 */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class MqttFuzzTest {
  private static final int LOOK_AT_THE_GOOD_ONE_EVERY = 25;
  private static final int LONGEST_SILENCE_MS = 150;
  private static final int SILENCE_OF_STRANGERS_MS = 40;
  private static final int PUBACK = 0x40;

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Device device = Device.of("fuzz-1");
  private final Device good = Device.of("fuzz-bystander");
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord logged) {
          if (logged.getLevel().intValue() >= Level.SEVERE.intValue()) {
            errors.add(logged.getLoggerName() + ": " + logged.getMessage() + logged.getThrown());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    Logger.getLogger("").removeHandler(listener);
    Device.disconnectAll();
  }

  @Test
  void whateverComesTheGoodAreServedAndNothingIsLost() throws Exception {
    // given
    int seed = FuzzSettings.seed();
    MqttStreams streams = new MqttStreams(seed, device);
    Mqtt3AsyncClient bystander = good.connected3();
    Set<String> acknowledged = new HashSet<>();
    long endNs = System.nanoTime() + Duration.ofSeconds(FuzzSettings.seconds()).toNanos();
    int count = 0;

    try (LogTail tail = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      for (; System.nanoTime() < endNs; count++) {
        Stream stream = streams.next();
        List<Integer> ids = exchange(streams.pieces(stream.bytes()), stream);
        if (stream.trusted()) {
          ids.stream()
              .filter(id -> id >= 1 && id <= stream.good().size())
              .forEach(id -> acknowledged.add(stream.good().get(id - 1)));
        }
        if (count % LOOK_AT_THE_GOOD_ONE_EVERY == 0) {
          bystander.toBlocking().publish(publish3(good.topic(), good.event("good-" + count)));
          acknowledged.add("good-" + count);
        }
        assertThat(errors).as("stream %d of seed %d", count, seed).isEmpty();
      }

      // then
      System.out.printf("fuzz mqtt: seed %d streams %d%n", seed, count);
      assertThat(acknowledged).hasSizeGreaterThan(count / LOOK_AT_THE_GOOD_ONE_EVERY);
      Awaitility.await("what seed " + seed + " had acknowledged to be in the log")
          .atMost(Duration.ofSeconds(30))
          .until(() -> marks(tail.values()).containsAll(acknowledged));
    }
  }

  private static Set<String> marks(List<String> values) {
    Set<String> marks = new HashSet<>();
    for (String value : values) {
      int from = value.indexOf("\"event_id\":\"");
      if (from >= 0) {
        marks.add(value.substring(from + 12, value.indexOf('"', from + 12)));
      }
    }
    return marks;
  }

  /** Sends the pieces and returns the packet ids that were acknowledged. */
  private static List<Integer> exchange(List<byte[]> pieces, Stream stream) {
    List<Integer> acknowledged = new ArrayList<>();
    try (Socket socket = new Socket("127.0.0.1", GatewayWorld.mqttPort())) {
      socket.setSoTimeout(stream.trusted() ? LONGEST_SILENCE_MS : SILENCE_OF_STRANGERS_MS);
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      try {
        for (byte[] piece : pieces) {
          socket.getOutputStream().write(piece);
        }
      } catch (IOException e) {
        // closed on us; what was answered can still be read
      }
      while (acknowledged.isEmpty() || acknowledged.size() < stream.good().size()) {
        int type = in.readUnsignedByte();
        byte[] body = new byte[in.readUnsignedByte()];
        in.readFully(body);
        // an acknowledgement with a reason of 0x80 and more is none
        boolean taken = body.length < 3 || (body[2] & 0x80) == 0;
        if (type == PUBACK && taken) {
          acknowledged.add((body[0] & 0xFF) << 8 | body[1] & 0xFF);
        }
      }
    } catch (IOException e) {
      // closed, or nothing more to say
    }
    return acknowledged;
  }
}
