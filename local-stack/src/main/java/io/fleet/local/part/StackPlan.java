package io.fleet.local.part;

import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.KAFKA;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.Part;
import io.fleet.local.process.Stage;
import io.fleet.local.token.Secrets;
import io.fleet.local.topic.Topics;
import io.fleet.schema.retention.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a stack in the order they are brought up: what others need comes first. */
public final class StackPlan {
  private final StackSettings stack;

  public StackPlan(StackSettings stack) {
    this.stack = stack;
  }

  /** The stages of a whole stack. */
  public List<Stage> stages() {
    DataDirectory data = stack.data();
    Ports ports = stack.ports();
    Path logging =
        ConfigTemplate.write("log4j2-part.xml", Map.of(), data.conf().resolve("log4j2-part.xml"));
    FlinkParts flink = new FlinkParts(stack.home(), data, ports, logging);
    ServiceParts services = new ServiceParts(stack);
    Stage stores =
        new Stage(
            List.of(
                new KafkaPart(data, ports, logging).part(),
                new ClickHousePart(data, ports, logging).part()),
            List.of(
                topics(), new Migrations(ports.url(CLICKHOUSE), retention())));
    Stage work =
        new Stage(
            List.of(
                flink.jobManager(),
                flink.taskManager(),
                services.gateway(),
                services.notifier(),
                services.queryApi()),
            List.of());
    return stack.simulator()
        ? List.of(stores, work, new Stage(List.of(simulator(logging)), List.of()))
        : List.of(stores, work);
  }

  /** What gives the log its topics. */
  public Stage.Step topics() {
    return new Topics(stack.ports().address(KAFKA), retention());
  }

  private static Retention retention() {
    return Retention.of(System.getenv().getOrDefault(Retention.VARIABLE, ""));
  }

  /** The parts of all stages. */
  public static List<Part> parts(List<Stage> stages) {
    List<Part> parts = new ArrayList<>();
    stages.forEach(stage -> parts.addAll(stage.parts()));
    return parts;
  }

  private Part simulator(Path logging) {
    Secrets secrets = new Secrets(stack.data().secrets(), Clock.systemUTC());
    return new SimulatorPart(stack, logging, secrets.simulatorToken()).part();
  }
}
