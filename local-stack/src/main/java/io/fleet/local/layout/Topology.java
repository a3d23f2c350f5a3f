package io.fleet.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How many of what a stack has, chosen at its first start: data are laid out for it. */
public enum Topology {
  /** One of each; a part that dies is away until it is started again. */
  SINGLE(1, 1),

  /** As in production: three brokers that let nobody in without a name, two task managers. */
  CLUSTER(3, 2);

  private static final List<PortName> FURTHER =
      List.of(
          PortName.KAFKA_2,
          PortName.KAFKA_CONTROLLER_2,
          PortName.KAFKA_3,
          PortName.KAFKA_CONTROLLER_3,
          PortName.KEYS);

  private final int brokers;
  private final int taskManagers;

  Topology(int brokers, int taskManagers) {
    this.brokers = brokers;
    this.taskManagers = taskManagers;
  }

  /** That of the stack in a directory; {@link #SINGLE} where nothing is said. */
  public static Topology of(DataDirectory data) {
    Path file = data.topology();
    try {
      return Files.exists(file)
          ? valueOf(Files.readString(file).strip().toUpperCase(Locale.ROOT))
          : SINGLE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes it that of the stack in a directory.
   *
   * @throws IllegalStateException if the directory holds a log that is laid out for another
   */
  public void choose(DataDirectory data) throws IOException {
    if (this != of(data) && Files.exists(data.kafka(1))) {
      throw new IllegalStateException(
          "the data in %s are of the topology %s".formatted(data.root(), of(data).label()));
    }
    Files.writeString(data.topology(), label() + "\n");
  }

  /** As users write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public int brokers() {
    return brokers;
  }

  public int taskManagers() {
    return taskManagers;
  }

  /** Of each record: how many brokers have it. */
  public short replicas() {
    return (short) brokers;
  }

  /** Whether the log asks who comes. */
  public boolean asksForNames() {
    return this == CLUSTER;
  }

  /** Whether a part of it listens on the port. */
  public boolean uses(PortName port) {
    return this == CLUSTER || !FURTHER.contains(port);
  }

  /** Where a broker is reached, from 1. */
  public static PortName port(int broker) {
    return List.of(PortName.KAFKA, PortName.KAFKA_2, PortName.KAFKA_3).get(broker - 1);
  }

  /** Where the brokers' quorum reaches one of them, from 1. */
  public static PortName controllerPort(int broker) {
    return List.of(
            PortName.KAFKA_CONTROLLER, PortName.KAFKA_CONTROLLER_2, PortName.KAFKA_CONTROLLER_3)
        .get(broker - 1);
  }
}
