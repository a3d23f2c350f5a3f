package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandJson;
import io.fleet.events.CommandReply;
import io.fleet.events.Topic;
import io.fleet.gateway.publish.LogWriter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes commands and replies to their topics, under the vehicle's id. */
@Singleton
public class CommandLog {
  private final LogWriter log;

  CommandLog(LogWriter log) {
    this.log = log;
  }

  /** Done when the log has the command; never blocks. */
  public CompletionStage<Void> write(Command command) {
    return append(Topic.COMMANDS, command.vehicleId(), CommandJson.write(command));
  }

  /** Done when the log has the reply; never blocks. */
  public CompletionStage<Void> write(CommandReply reply) {
    return append(Topic.COMMAND_REPLIES, reply.vehicleId(), CommandJson.write(reply));
  }

  private CompletionStage<Void> append(Topic topic, String vehicleId, byte[] value) {
    byte[] key = vehicleId.getBytes(StandardCharsets.UTF_8);
    return log.append(List.of(new ProducerRecord<>(topic.topicName(), key, value)));
  }
}
