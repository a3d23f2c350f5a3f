package io.fleet.acceptance;

import io.fleet.local.FleetCommand;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.FreePorts;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.process.PartState;
import io.fleet.local.process.PartStatus;
import io.fleet.local.process.PidFile;
import io.fleet.local.process.StateBoard;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import io.fleet.local.topic.LogLogin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A whole stack for end-to-end tests: the real command starts real processes on free ports, with
 * its data in a directory of the test. Needs every module packaged. Closing ends all of it.
 */
public final class FleetStack implements AutoCloseable {
  private static final Duration UP = Duration.ofMinutes(6);
  private static final Duration DOWN = Duration.ofMinutes(3);
  private static final Duration BACK = Duration.ofMinutes(2);

  /**
   * A stack of tests is there for minutes, in which the second compiler takes a third of the
   * processor from what is tested.
   */
  private static final Map<String, String> OF_TESTS =
      Map.of("FLEET_JVM_OPTIONS", "-XX:TieredStopAtLevel=1");

  private final DataDirectory data;
  private final Map<String, String> environment = FreePorts.asEnvironment();

  private FleetStack(Path directory, Map<String, String> told) {
    this.data = new DataDirectory(directory);
    environment.putAll(OF_TESTS);
    environment.putAll(told);
  }

  /** Starts everything; options as for {@code fleet up}, for example {@code --no-simulator}. */
  public static FleetStack start(Path directory, String... options) throws Exception {
    return start(directory, Map.of(), options);
  }

  /**
   * The same.
   *
   * @param told what the stack's environment says beside the ports
   */
  public static FleetStack start(Path directory, Map<String, String> told, String... options)
      throws Exception {
    FleetStack stack = new FleetStack(directory, told);
    stack.up(options);
    return stack;
  }

  /** Starts what {@link #down} has ended, with the same data and ports. */
  public void up(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("up"));
    words.addAll(List.of(options));
    run(UP, words.toArray(String[]::new));
  }

  /** Ends everything and keeps the data. */
  public void down() throws Exception {
    run(DOWN, "down");
  }

  public String gatewayUrl() {
    return url(PortName.INGEST_GATEWAY);
  }

  /** Where devices speak MQTT, on the loopback address. */
  public int mqttPort() {
    return ports().of(PortName.MQTT);
  }

  /** Where tracker apps are listened for, on the loopback address. */
  public int trackerPort() {
    return ports().of(PortName.TRACKER);
  }

  public String notifierUrl() {
    return url(PortName.ALERT_NOTIFIER);
  }

  public String queryUrl() {
    return url(PortName.QUERY_API);
  }

  public String clickHouseUrl() {
    return url(PortName.CLICKHOUSE);
  }

  public String flinkUrl() {
    return url(PortName.FLINK_UI);
  }

  public String bootstrapServers() {
    return ports().address(PortName.KAFKA);
  }

  /** What lets a service, by the name it has in the list of access, in at the log. */
  public LogLogin logLogin(String user) {
    return LogLogin.of(data, ports(), user);
  }

  public DataDirectory data() {
    return data;
  }

  /** A token that may do everything, also import old data. */
  public String token() throws Exception {
    return new Secrets(data.secrets(), Clock.systemUTC())
        .minter()
        .mint("test", TokenMinter.EVERY_GROUP, "import", Duration.ofHours(1));
  }

  /** A token of a person with that role, whose driver id is their name. */
  public String tokenOf(String subject, String role) throws Exception {
    return new Secrets(data.secrets(), Clock.systemUTC())
        .minter()
        .mint(subject, List.of(role), "", Duration.ofHours(1));
  }

  /** A token of one device, which may write that vehicle's telemetry. */
  public String deviceToken(String deviceId) throws Exception {
    return new Secrets(data.secrets(), Clock.systemUTC())
        .minter()
        .mint(deviceId, TokenMinter.DEVICE, "", Duration.ofHours(1));
  }

  /** Runs a command of {@code fleet} on this stack to its end and returns what it printed. */
  public String run(Duration patience, String... words) throws Exception {
    Path out = Files.createTempFile("fleet-" + words[0], ".out");
    try {
      Process process = command(words).redirectOutput(out.toFile()).start();
      boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String printed = Files.readString(out);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError("fleet " + words[0] + " failed:\n" + printed);
      }
      return printed;
    } finally {
      Files.delete(out);
    }
  }

  /** Starts a command of {@code fleet} that runs until it is ended; its output goes to the file. */
  public Process launch(Path output, String... words) throws IOException {
    return command(words).redirectOutput(output.toFile()).start();
  }

  /** What the supervisor knows of a part. */
  public PartStatus part(String name) throws IOException {
    return StateBoard.read(data.state()).orElseThrow().parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Kills a part (SIGKILL) and returns once its supervisor has noticed. */
  public void kill(String name) throws IOException {
    PartStatus before = part(name);
    ProcessHandle.of(before.pid()).orElseThrow().destroyForcibly();
    Awaitility.await("death of " + name)
        .atMost(BACK)
        .until(() -> part(name).restarts() > before.restarts());
  }

  /**
   * Kills a part (SIGKILL) and keeps its supervisor from starting it again for so long; returns
   * when it is free to.
   */
  public void killFor(String name, Duration absence) throws Exception {
    whileAway(List.of(name), () -> TimeUnit.MILLISECONDS.sleep(absence.toMillis()));
  }

  /**
   * Kills parts (SIGKILL) and does something before their supervisor is free to start them again.
   */
  public void whileAway(List<String> names, Work work) throws Exception {
    Map<String, Integer> before = new HashMap<>();
    for (String name : names) {
      before.put(name, part(name).restarts());
    }
    long supervisor = new PidFile(data.pidFile("supervisor")).living().orElseThrow().pid();
    signal("STOP", supervisor);
    try {
      for (String name : names) {
        ProcessHandle.of(part(name).pid()).orElseThrow().destroyForcibly();
      }
      work.run();
    } finally {
      signal("CONT", supervisor);
    }
    for (String name : names) {
      Awaitility.await("death of " + name)
          .atMost(BACK)
          .until(() -> part(name).restarts() > before.get(name));
    }
  }

  /** What is done while something is away. */
  public interface Work {
    void run() throws Exception;
  }

  private static void signal(String signal, long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("no signal to " + pid);
    }
  }

  /** Returns when a part answers again. */
  public void awaitHealthy(String name) {
    Awaitility.await("health of " + name)
        .atMost(BACK)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> part(name).state() == PartState.RUNNING);
  }

  @Override
  public void close() throws Exception {
    down();
  }

  private String url(PortName name) {
    return ports().url(name);
  }

  private Ports ports() {
    return Ports.remembered(data.ports());
  }

  private ProcessBuilder command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dfleet.home=" + Path.of("..").toAbsolutePath().normalize());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FleetCommand.class.getName());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("FLEET_DATA", data.root().toString());
    return builder;
  }
}
