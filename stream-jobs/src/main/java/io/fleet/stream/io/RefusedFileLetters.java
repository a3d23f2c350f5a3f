package io.fleet.stream.io;

import io.fleet.events.DeadLetter;
import io.fleet.events.LogAccess;
import io.fleet.events.Topic;
import io.fleet.stream.io.clickhouse.RefusedFile;
import io.fleet.stream.io.clickhouse.RefusedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes a dead letter of each file ClickHouse refuses: its rows as they are, or, if they are too
 * many for a record, only where they lie.
 */
public final class RefusedFileLetters implements RefusedFiles {
  private static final long serialVersionUID = 1L;
  private static final int MOST_BYTES = Topic.DEAD_LETTERS.maxMessageBytes() - (64 << 10);
  private static final long TIMEOUT_MS = 30_000;

  private final String bootstrapServers;

  public RefusedFileLetters(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  @Override
  public void refused(RefusedFile file) {
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties())) {
      producer.send(letter(file)).get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reporting a refused file", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a refused file could not be reported", e);
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(RefusedFile file) throws IOException {
    long occurredMs = Files.getLastModifiedTime(file.path()).toMillis();
    DeadLetter letter =
        new DeadLetter(
            "loader:" + file.file().table(),
            "refused",
            "code " + file.code() + ": " + file.detail(),
            file.file().name(),
            occurredMs);
    boolean fits = Files.size(file.path()) <= MOST_BYTES;
    byte[] rows =
        fits
            ? Files.readAllBytes(file.path())
            : ("see refused/" + file.file().name()).getBytes(StandardCharsets.UTF_8);
    OutboundRecord out = OutboundRecord.deadLetter(letter, null, rows);
    var record = new ProducerRecord<byte[], byte[]>(out.topic, out.key, out.value);
    out.headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(LogAccess.ofThisProcess());
    properties.setProperty(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    properties.setProperty(
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    properties.setProperty(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Integer.toString(Topic.DEAD_LETTERS.maxMessageBytes()));
    properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(TIMEOUT_MS));
    return properties;
  }
}
