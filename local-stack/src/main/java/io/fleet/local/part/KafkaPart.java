package io.fleet.local.part;

import static io.fleet.local.layout.PortName.KAFKA;
import static io.fleet.local.layout.PortName.KAFKA_CONTROLLER;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;

/** The log: one Kafka broker in KRaft mode, whose directory is formatted once. */
final class KafkaPart {
  private static final int FORMAT_WAIT_S = 60;

  private final DataDirectory data;
  private final Ports ports;
  private final Path logging;

  KafkaPart(DataDirectory data, Ports ports, Path logging) {
    this.data = data;
    this.ports = ports;
    this.logging = logging;
  }

  Part part() {
    return new Part(
        PartNames.KAFKA,
        ports.address(KAFKA),
        this::launch,
        new KafkaProbe(ports.address(KAFKA)),
        Duration.ofSeconds(120),
        Duration.ofSeconds(20));
  }

  private Launch launch() {
    Path properties =
        ConfigTemplate.write(
            "server.properties",
            Map.of(
                "port", ports.of(KAFKA),
                "controller-port", ports.of(KAFKA_CONTROLLER),
                "directory", data.kafka()),
            data.conf().resolve("server.properties"));
    format(properties);
    return launch(java(512).main(classPath(), "kafka.Kafka", properties.toString()));
  }

  private void format(Path properties) {
    if (Files.exists(data.kafka().resolve("meta.properties"))) {
      return;
    }
    String cluster = Uuid.randomUuid().toString();
    String[] arguments = {
      "format", "--cluster-id", cluster, "--config", properties.toString(), "--ignore-formatted"
    };
    runToEnd(
        java(128).small().soonStarted().main(classPath(), "kafka.tools.StorageTool", arguments));
  }

  private void runToEnd(List<String> command) {
    File log = data.log(PartNames.KAFKA).toFile();
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
