package io.fleet.local.part;

import static io.fleet.local.layout.PortName.CLICKHOUSE;
import static io.fleet.local.layout.PortName.KEYS;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.process.Part;
import io.fleet.local.process.Stage;
import io.fleet.local.token.JwtKeyRing;
import io.fleet.local.token.KeyPublisher;
import io.fleet.local.token.LogUsers;
import io.fleet.local.token.Secrets;
import io.fleet.local.topic.AccessList;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import io.fleet.schema.retention.Retention;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The parts of a stack in the order they are brought up: what others need comes first. */
public final class StackPlan {
  private final StackSettings stack;
  private final Topology topology;

  public StackPlan(StackSettings stack) {
    this.stack = stack;
    this.topology = Topology.of(stack.data());
  }

  /** The stages of a whole stack. */
  public List<Stage> stages() {
    DataDirectory data = stack.data();
    Ports ports = stack.ports();
    Path logging =
        ConfigTemplate.write("log4j2-part.xml", Map.of(), data.conf().resolve("log4j2-part.xml"));
    List<Part> stores = new ArrayList<>(brokers(logging));
    stores.add(new ClickHousePart(data, ports, logging).part());
    List<Stage.Step> steps = new ArrayList<>(logSteps());
    if (topology.uses(KEYS)) {
      JwtKeyRing ring = new JwtKeyRing(data.secrets());
      steps.add(new KeyPublisher(ring, ports.of(KEYS), Clock.systemUTC()));
    }
    steps.add(new Migrations(ports.url(CLICKHOUSE), retention()));
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(stores, steps));
    stages.add(new Stage(work(logging), List.of()));
    if (stack.simulator()) {
      stages.add(new Stage(List.of(simulator(logging)), List.of()));
    }
    return stages;
  }

  private List<Part> brokers(Path logging) {
    LogIdentity identity = new LogIdentity(stack.data());
    return IntStream.rangeClosed(1, topology.brokers())
        .mapToObj(
            each -> new KafkaPart(stack.data(), stack.ports(), logging, each, identity).part())
        .toList();
  }

  private List<Part> work(Path logging) {
    FlinkParts flink = new FlinkParts(stack.home(), stack.data(), stack.ports(), logging);
    ServiceParts services = new ServiceParts(stack);
    List<Part> work = new ArrayList<>();
    work.add(flink.jobManager());
    for (int each = 1; each <= topology.taskManagers(); each++) {
      work.add(flink.taskManager(each));
    }
    work.addAll(List.of(services.gateway(), services.notifier(), services.queryApi()));
    return work;
  }

  /** What gives the log its topics, and where it asks for names, who may do what with them. */
  public List<Stage.Step> logSteps() {
    DataDirectory data = stack.data();
    LogLogin admin = LogLogin.ofAdmin(data, stack.ports());
    Stage.Step topics = new Topics(admin, topology.replicas(), retention());
    if (!topology.asksForNames()) {
      return List.of(topics);
    }
    LogUsers users = new LogUsers(data.secrets());
    return List.of(topics, new AccessList(admin, users, stack.home().accessList()));
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
    return new SimulatorPart(stack, logging, secrets).part();
  }
}
