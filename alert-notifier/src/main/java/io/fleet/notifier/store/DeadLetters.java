package io.fleet.notifier.store;

import io.fleet.events.DeadLetter;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes what could not be read or delivered to the dead-letter topic. */
public final class DeadLetters {
  /** The place of every dead letter of this service. */
  public static final String PLACE = "notifier";

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final MutinyEmitter<byte[]> channel;

  public DeadLetters(MutinyEmitter<byte[]> channel) {
    this.channel = channel;
  }

  /**
   * Tries until the log takes it.
   *
   * @param key the original key, or null
   * @param value the original bytes, or null
   * @return completed when the log has it
   */
  public CompletionStage<Void> write(byte[] key, byte[] value, DeadLetter letter) {
    return Uni.createFrom()
        .deferred(() -> channel.sendMessage(message(key, value, letter)))
        .onFailure()
        .retry()
        .withBackOff(FIRST_RETRY, LAST_RETRY)
        .indefinitely()
        .subscribeAsCompletionStage();
  }

  private static Message<byte[]> message(byte[] key, byte[] value, DeadLetter letter) {
    OutgoingKafkaRecordMetadata<byte[]> metadata =
        OutgoingKafkaRecordMetadata.<byte[]>builder()
            .withKey(key)
            .withHeaders(headers(letter))
            .build();
    return Message.of(value == null ? new byte[0] : value).addMetadata(metadata);
  }

  private static Headers headers(DeadLetter letter) {
    return new RecordHeaders()
        .add(DeadLetter.HEADER_PLACE, utf8(letter.place()))
        .add(DeadLetter.HEADER_REASON, utf8(letter.reason()))
        .add(DeadLetter.HEADER_DETAIL, utf8(letter.detail()))
        .add(DeadLetter.HEADER_ORIGIN, utf8(letter.origin()))
        .add(DeadLetter.HEADER_TIME, utf8(Long.toString(letter.occurredAtMs())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
