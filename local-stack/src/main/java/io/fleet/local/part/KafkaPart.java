package io.fleet.local.part;

import static io.fleet.local.layout.PortName.KAFKA;
import static io.fleet.local.layout.PortName.KAFKA_CONTROLLER;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import io.fleet.local.token.LogUsers;
import io.fleet.local.topic.LogLogin;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The log: a Kafka broker in KRaft mode, alone or one of three, whose directory is formatted once.
 */
final class KafkaPart {
  private static final int FORMAT_WAIT_S = 60;
  private static final int HEAP_MIB = 512;
  private static final int HEAP_OF_THREE_MIB = 320;

  private final DataDirectory data;
  private final Ports ports;
  private final Path logging;
  private final Topology topology;
  private final int broker;
  private final LogIdentity identity;

  KafkaPart(DataDirectory data, Ports ports, Path logging) {
    this(data, ports, logging, 1, new LogIdentity(data));
  }

  /**
   * @param broker its number, from 1
   * @param identity of the log
   */
  KafkaPart(DataDirectory data, Ports ports, Path logging, int broker, LogIdentity identity) {
    this.data = data;
    this.ports = ports;
    this.logging = logging;
    this.topology = Topology.of(data);
    this.broker = broker;
    this.identity = identity;
  }

  Part part() {
    String address = ports.address(Topology.port(broker));
    LogLogin admin = new LogLogin(address, LogLogin.ofAdmin(data, ports).security());
    return new Part(
        PartNames.broker(broker),
        address,
        this::launch,
        new KafkaProbe(admin),
        Duration.ofSeconds(120),
        Duration.ofSeconds(20));
  }

  private Launch launch() {
    Path properties = topology.asksForNames() ? oneOfThree() : alone();
    format(properties);
    int heap = topology.asksForNames() ? HEAP_OF_THREE_MIB : HEAP_MIB;
    return launch(java(heap).main(classPath(), "kafka.Kafka", properties.toString()));
  }

  private Path alone() {
    return ConfigTemplate.write(
        "server.properties",
        Map.of(
            "port", ports.of(KAFKA),
            "controller-port", ports.of(KAFKA_CONTROLLER),
            "directory", data.kafka()),
        data.conf().resolve("server.properties"));
  }

  private Path oneOfThree() {
    String voters =
        IntStream.rangeClosed(1, topology.brokers())
            .mapToObj(each -> each + "@" + ports.address(Topology.controllerPort(each)))
            .collect(Collectors.joining(","));
    return ConfigTemplate.writeSecret(
        "server-cluster.properties",
        Map.of(
            "node", broker,
            "voters", voters,
            "port", ports.of(Topology.port(broker)),
            "controller-port", ports.of(Topology.controllerPort(broker)),
            "password", new LogUsers(data.secrets()).password(LogUsers.ADMIN),
            "directory", data.kafka(broker)),
        data.conf().resolve(PartNames.broker(broker) + ".properties"));
  }

  private void format(Path properties) {
    if (Files.exists(LogIdentity.formatted(data, broker))) {
      return;
    }
    String[] arguments = {
      "format",
      "--cluster-id",
      identity.id(),
      "--config",
      properties.toString(),
      "--ignore-formatted"
    };
    runToEnd(
        java(128).small().soonStarted().main(classPath(), "kafka.tools.StorageTool", arguments));
  }

  private void runToEnd(List<String> command) {
    File log = data.log(PartNames.broker(broker)).toFile();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .start();
      if (!process.waitFor(FORMAT_WAIT_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("the directory could not be formatted");
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while formatting", e);
    }
  }

  private JavaCommand java(int heapMib) {
    return JavaCommand.withHeapMib(heapMib).property("log4j2.configurationFile", logging);
  }

  private Launch launch(List<String> command) {
    return new Launch(command, Map.of(), data.root());
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
