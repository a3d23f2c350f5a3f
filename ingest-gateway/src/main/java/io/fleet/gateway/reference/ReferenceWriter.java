package io.fleet.gateway.reference;

import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.publish.LogWriter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes versions of reference data to their topics. */
@Singleton
public class ReferenceWriter {
  private final LogWriter log;

  ReferenceWriter(LogWriter log) {
    this.log = log;
  }

  /**
   * Writes versions; never blocks.
   *
   * @return done when the log has acknowledged all of them; fails with {@link
   *     io.fleet.gateway.publish.LogUnavailableException}
   */
  public CompletionStage<Void> write(List<ReferenceVersion> versions) {
    return log.append(versions.stream().map(ReferenceWriter::record).toList());
  }

  private static ProducerRecord<byte[], byte[]> record(ReferenceVersion version) {
    String topic = version.kind().topic().topicName();
    return new ProducerRecord<>(topic, version.key(), ReferenceJson.write(version));
  }
}
