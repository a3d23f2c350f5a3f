package io.fleet.local.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fleet.events.Topic;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.part.PartNames;
import io.fleet.local.token.Secrets;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What seals endpoints' secrets in the log. The notifier knows the newest and the one before: what
 * either has sealed opens, and what is written is sealed with the newest.
 */
final class SealingKey {
  /** As {@code SecretKeyring} of the notifier writes it. */
  private static final Pattern SEALED = Pattern.compile("\"v1\\.([0-9a-f]{8})\\.");

  private static final int ID_BYTES = 4;
  private static final Duration ASK = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final DataDirectory data;
  private final Ports ports;

  SealingKey(DataDirectory data, Ports ports) {
    this.data = data;
    this.ports = ports;
  }

  /**
   * Replaces it and starts the notifier anew.
   *
   * @throws IllegalStateException if an endpoint is still sealed with the key before this one,
   *     which would be lost
   */
  String rotate() throws IOException, GeneralSecurityException, InterruptedException {
    Path key = Secrets.endpointKey(data.secrets());
    Set<String> behind = sealedOtherwise(id(key));
    if (!behind.isEmpty()) {
      throw new IllegalStateException(
          "sealed with the key of before, save them anew first (PUT /v1/endpoints/{id}): "
              + String.join(", ", behind));
    }
    Path next = key.resolveSibling("notifier-next.key");
    Secrets.makeEndpointKey(next);
    Files.copy(
        key,
        Secrets.oldEndpointKey(data.secrets()),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(next, key, StandardCopyOption.ATOMIC_MOVE);
    new PartRestart(data).of(PartNames.NOTIFIER);
    return "Secrets are sealed with the key " + id(key) + "; the one before still opens";
  }

  private Set<String> sealedOtherwise(String keyId) {
    Set<String> behind = new TreeSet<>();
    records()
        .forEach(
            (endpoint, record) -> {
              Matcher sealed = SEALED.matcher(record);
              while (sealed.find()) {
                if (!sealed.group(1).equals(keyId)) {
                  behind.add(endpoint);
                }
              }
            });
    return behind;
  }

  /** The last record of each endpoint that is there. */
  private Map<String, String> records() {
    Map<String, Object> settings = LogLogin.ofAdmin(data, ports).settings("fleet-keys");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Map<String, String> records = new HashMap<>();
    TopicPartition only = new TopicPartition(Topic.WEBHOOK_ENDPOINTS.topicName(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only), ASK).get(only);
      while (consumer.position(only, ASK) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          String endpoint = new String(record.key(), UTF_8);
          if (record.value() == null) {
            records.remove(endpoint);
          } else {
            records.put(endpoint, new String(record.value(), UTF_8));
          }
        }
      }
    }
    return records;
  }

  private static String id(Path key) throws IOException, GeneralSecurityException {
    byte[] bytes = Base64.getDecoder().decode(Files.readString(key).strip());
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }
}
