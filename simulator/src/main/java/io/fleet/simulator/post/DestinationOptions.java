package io.fleet.simulator.post;

import io.fleet.events.Topic;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Where a run's telemetry goes: to a gateway, as devices post it, or straight to the log, as a
 * producer within the system writes it. {@code --gateway} outdoes addresses of the environment.
 */
public final class DestinationOptions {
  private static final String BOOTSTRAP_SERVERS = "--bootstrap-servers";

  @Option(names = "--gateway", description = "Base URL of the gateway.")
  private URI gateway;

  @Option(names = "--token-file", description = "File with a device token for the gateway.")
  private Path tokenFile;

  @Option(
      names = BOOTSTRAP_SERVERS,
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
      description = "Write to this log instead, host:port,…; also KAFKA_BOOTSTRAP_SERVERS.")
  private String bootstrapServers;

  @Option(
      names = "--topic",
      defaultValue = "${env:KAFKA_TOPIC}",
      description = "The log's topic; also KAFKA_TOPIC; else the contract's topic of telemetry.")
  private String topic;

  /**
   * A poster to the one destination given.
   *
   * @param timeout for a whole request or batch
   * @param command whose usage is shown with a complaint
   * @throws ParameterException if none or both are given, or one cannot be used
   */
  public TelemetryPost open(Duration timeout, CommandLine command) {
    try {
      return gateway == null ? toLog(timeout, command) : toGateway(timeout, command);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new ParameterException(command, e.getMessage());
    }
  }

  /**
   * A poster of plans or scans to the gateway that is given.
   *
   * @param token the file of theirs, or null for the one of telemetry
   * @param role that the token needs
   * @throws ParameterException if no gateway is given, or the token cannot be read
   */
  public LinePost openDocuments(Path token, String role, Duration timeout, CommandLine command) {
    if (gateway == null || tokenFile == null) {
      throw new ParameterException(command, "delivery rounds need --gateway with --token-file");
    }
    try {
      return DocumentPost.open(gateway, token == null ? tokenFile : token, role, timeout);
    } catch (UncheckedIOException e) {
      throw new ParameterException(command, e.getMessage());
    }
  }

  private TelemetryPost toGateway(Duration timeout, CommandLine command) {
    if (command.getParseResult().hasMatchedOption(BOOTSTRAP_SERVERS)) {
      throw new ParameterException(command, "give --gateway or --bootstrap-servers, not both");
    }
    if (tokenFile == null) {
      throw new ParameterException(command, "--gateway needs --token-file");
    }
    return GatewayOptions.open(gateway, tokenFile, timeout);
  }

  private TelemetryPost toLog(Duration timeout, CommandLine command) {
    if (bootstrapServers == null || bootstrapServers.isBlank()) {
      throw new ParameterException(
          command, "give --gateway with --token-file, or --bootstrap-servers");
    }
    String asked = topic == null || topic.isBlank() ? Topic.TELEMETRY_RAW.topicName() : topic;
    return KafkaTelemetryPost.open(bootstrapServers, asked, timeout);
  }
}
