package io.fleet.query.apikey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.events.Topic;
import io.fleet.query.problem.ProblemException;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes keys to the log and returns when this process has read its own record back, so that the
 * next request sees it. Keys change a few times a year: each writing opens the log and closes it.
 */
@ApplicationScoped
class KeyLog {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KeyRegistry registry;
  private final ObjectMapper json;
  private final Map<String, Object> kafka;

  KeyLog(
      KeyRegistry registry,
      ObjectMapper json,
      @Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.registry = registry;
    this.json = json;
    this.kafka = kafka;
  }

  /**
   * Writes a version of a key.
   *
   * @throws ProblemException log-away if it is not there in time; it may come to be there later
   */
  void write(ApiKey key) {
    try (var producer =
        new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] id = key.id().getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(Topic.API_KEYS.topicName(), id, json.writeValueAsBytes(key)))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!registry.await(key, PATIENCE)) {
        throw ProblemException.notAcknowledged(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.notAcknowledged(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw ProblemException.notAcknowledged(e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> settings() {
    int patienceMs = (int) PATIENCE.toMillis();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "query-api-keys");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patienceMs);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMs / 2);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
    return settings;
  }
}
