package io.fleet.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fleet.events.Topic;
import io.fleet.events.reference.ReferenceKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what on the log: what the services' code asks for, and no more. */
class AccessFileTest {
  private static final Path FILES = Project.ROOT.resolve("k8s/base/files/redpanda");

  /** Users by the module that runs under their name. */
  private static final Map<String, String> MODULES =
      Map.of(
          "gateway", "ingest-gateway",
          "stream-jobs", "stream-jobs",
          "notifier", "alert-notifier",
          "query-api", "query-api");

  /** The notifier makes that one itself. */
  private static final String DELIVERIES = "fleet.prod.notifier.deliveries";

  private final List<Grant> grants =
      Project.read(FILES.resolve("access.txt"))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Grant::of)
          .toList();

  @TempDir Path directory;

  @Test
  void everyServiceMayUseTheTopicsOfItsCodeAndNoOthers() {
    MODULES.forEach(
        (user, module) ->
            assertThat(topics(user)).as(user).isEqualTo(usedBy(module)).hasSizeGreaterThan(4));
  }

  @Test
  void onlyTheGatewayWritesTelemetryAndReferenceData() {
    assertThat(writers(Topic.TELEMETRY_RAW)).containsExactly("gateway");
    for (ReferenceKind kind : ReferenceKind.values()) {
      assertThat(writers(kind.topic())).as(kind.label()).containsExactly("gateway");
    }
    assertThat(writers(Topic.WEBHOOK_ENDPOINTS)).containsExactly("notifier");
    assertThat(writers(Topic.API_KEYS)).containsExactly("query-api");
  }

  @Test
  void alertsAreWrittenByTheJobAndOfDevicesClocksByTheGateway() {
    assertThat(writers(Topic.ALERTS)).containsExactly("gateway", "stream-jobs");
    assertThat(writers(Topic.CHANGES)).containsExactly("stream-jobs");
    assertThat(
            Project.read("ingest-gateway/src/main/java/io/fleet/gateway/admit/DeviceClocks.java"))
        .contains("Topic.ALERTS");
  }

  @Test
  void backupsReadWhatTheyHoldLookUpWhatTheJobReadsAndWriteNothing() {
    // given: offsets are told of topics that may be described
    Set<String> held =
        Arrays.stream(Topic.values())
            .filter(
                topic ->
                    topic.isCompacted()
                        || topic == Topic.DRIVER_EVENTS
                        || topic == Topic.DELIVERY_EVENTS)
            .map(Topic::topicName)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> lookedUp = new TreeSet<>(topics("stream-jobs", "read"));
    lookedUp.removeAll(held);

    // then
    assertThat(topics("backup", "read")).isEqualTo(held);
    assertThat(topics("backup", "describe")).isEqualTo(lookedUp).hasSizeGreaterThan(8);
    assertThat(grants.stream().filter(g -> g.user().equals("backup")))
        .allSatisfy(grant -> assertThat(grant.operations()).isSubsetOf("read", "describe"))
        .anySatisfy(grant -> assertThat(grant.name()).isEqualTo("fleet-stream-jobs"));
  }

  @Test
  void queriesLookUpHowFarOthersAreAndReadNothingInTheirName() {
    assertThat(
            grants.stream().filter(g -> g.user().equals("query-api") && g.kind().equals("group")))
        .extracting(Grant::name, Grant::operations)
        .containsExactlyInAnyOrder(
            tuple("fleet-stream-jobs", List.of("describe")),
            tuple("fleet-notifier", List.of("describe")));
    assertThat(topics("query-api", "describe"))
        .isSubsetOf(topics("stream-jobs", "read"))
        .doesNotContainAnyElementsOf(topics("query-api", "read"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void whoLooksWritesNothingAndSeesNoPeopleAndNoCredentials() {
    List<Grant> console = grants.stream().filter(g -> g.user().equals("redpanda-console")).toList();
    assertThat(console)
        .isNotEmpty()
        .allSatisfy(
            grant ->
                assertThat(grant.operations()).isSubsetOf("read", "describe", "describe_configs"));
    assertThat(topics("redpanda-console"))
        .doesNotContain(
            Topic.DRIVERS.topicName(),
            Topic.DEVICES.topicName(),
            Topic.API_KEYS.topicName(),
            Topic.DEAD_LETTERS.topicName());
  }

  @Test
  void everyTopicIsOneOfTheContractAndIsGrantedOnceToEachUser() {
    Set<String> contract =
        Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    Set<String> seen = new TreeSet<>();
    for (Grant grant : grants) {
      assertThat(seen.add(grant.user() + grant.kind() + grant.name()))
          .as(grant.toString())
          .isTrue();
      if (grant.kind().equals("topic") && !grant.name().equals(DELIVERIES)) {
        assertThat(contract).contains(grant.name());
      }
    }
  }

  @Test
  void theScriptMakesEveryUserAndGrantsWhatTheFileSays() throws Exception {
    // given
    for (String user : users()) {
      Files.writeString(directory.resolve(user), "of-" + user);
    }
    Path calls = directory.resolve("calls");
    Path rpk = directory.resolve("rpk");
    Files.writeString(
        rpk, "#!/bin/sh\nprintf '%s\\t' \"$@\" >>" + calls + "\necho >>" + calls + "\n");
    assertThat(rpk.toFile().setExecutable(true)).isTrue();
    ProcessBuilder script =
        new ProcessBuilder("bash", FILES.resolve("create-access.sh").toString());
    script.environment().put("PATH", directory + ":" + System.getenv("PATH"));
    script.environment().put("FLEET_ACCESS", FILES.resolve("access.txt").toString());
    script.environment().put("FLEET_LOG_PASSWORDS", directory.toString());

    // when
    Process process = script.redirectErrorStream(true).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();

    // then
    assertThat(process.exitValue()).isZero();
    List<String> lines = Files.readAllLines(calls).stream().map(String::strip).toList();
    for (String user : users()) {
      assertThat(lines)
          .contains(
              "security\tuser\tcreate\t%s\t--password\tof-%s\t--mechanism\tSCRAM-SHA-256"
                  .formatted(user, user));
    }
    assertThat(lines.stream().filter(line -> line.startsWith("security\tacl\tcreate")))
        .containsExactlyInAnyOrderElementsOf(grants.stream().map(Grant::call).toList());
  }

  private Set<String> users() {
    return grants.stream().map(Grant::user).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> topics(String user, String operation) {
    return grants.stream()
        .filter(grant -> grant.user().equals(user) && grant.kind().equals("topic"))
        .filter(grant -> grant.operations().contains(operation))
        .map(Grant::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> topics(String user) {
    return grants.stream()
        .filter(grant -> grant.user().equals(user) && grant.kind().equals("topic"))
        .map(Grant::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> writers(Topic topic) {
    return grants.stream()
        .filter(g -> g.name().equals(topic.topicName()) && g.operations().contains("write"))
        .map(Grant::user)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> usedBy(String module) {
    Map<String, String> names = new TreeMap<>();
    Arrays.stream(Topic.values()).forEach(topic -> names.put(topic.name(), topic.topicName()));
    Set<String> used = new TreeSet<>();
    for (Path source : Project.files(module + "/src/main/java", ".java")) {
      String text = Project.read(source);
      Project.find("\\bTopic\\.([A-Z][A-Z_]+)\\b", text).forEach(name -> used.add(names.get(name)));
      used.addAll(Project.find("\"(fleet\\.prod\\.[a-z.]+)\"", text));
      if (text.contains("ReferenceKind.values()")) {
        Arrays.stream(ReferenceKind.values())
            .filter(kind -> !text.contains("kind != ReferenceKind." + kind.name()))
            .forEach(kind -> used.add(kind.topic().topicName()));
      }
    }
    for (Path properties : Project.files(module + "/src/main", "application.properties")) {
      used.addAll(Project.find("(fleet\\.prod\\.[a-z.]+)", Project.read(properties)));
    }
    return used;
  }

  /** One line of the file. */
  private record Grant(String user, List<String> operations, String kind, String name) {
    static Grant of(String line) {
      String[] words = line.split(" ");
      assertThat(words).as(line).hasSize(4);
      return new Grant(words[0], List.of(words[1].split(",")), words[2], words[3]);
    }

    String call() {
      String resource = kind.equals("cluster") ? "--cluster" : "--" + kind + "\t" + name;
      return "security\tacl\tcreate\t--allow-principal\tUser:%s\t--operation\t%s\t%s"
          .formatted(user, String.join(",", operations), resource);
    }
  }
}
