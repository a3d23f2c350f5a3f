package io.fleet.acceptance;

import io.fleet.events.Topic;
import io.fleet.local.topic.LogLogin;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A client that writes one record to the log, past every service. */
final class LogWrite {
  private LogWrite() {}

  /** Writes a record; null if it is taken, else why it is not. */
  static Throwable with(LogLogin login, Topic topic) {
    Map<String, Object> settings = login.settings("test");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 6_000);
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
    byte[] value = "{}".getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), value, value)).get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    } catch (org.apache.kafka.common.KafkaException e) {
      return e;
    }
  }
}
