package io.fleet.local.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.chaos.Scenario.Extras;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.webhook.EndpointFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One stack, on which scenarios are run one after the other, each with vehicles of its own. */
final class ChaosRun implements AutoCloseable {
  private static final Duration BACK = Duration.ofMinutes(3);
  private static final Duration POSTED = Duration.ofMinutes(15);
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STARTED = Duration.ofSeconds(6);

  /** So long after all parts are back whether what is sent now is told in time is looked at. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(10);

  private static final int SECRET_BYTES = 32;

  private final ProjectHome home;
  private final Path root;
  private final ChaosStack stack;
  private final LoadScript script;
  private final Path token;
  private final Path webhooks;
  private final Checker receiver;
  private final List<EndpointFile> endpoints = new ArrayList<>();

  /**
   * Prepares a stack that is up.
   *
   * @param root for scripts, ledgers and outputs
   */
  ChaosRun(ProjectHome home, Path root, ChaosStack stack, LoadScript script) throws Exception {
    this.home = home;
    this.root = root;
    this.stack = stack;
    this.script = script;
    this.token = Files.writeString(root.resolve("token"), stack.token());
    this.webhooks = Files.createFile(root.resolve("webhooks.ledger"));
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(random);
    Path secretFile = Files.writeString(root.resolve("webhook.secret"), secret);
    this.receiver =
        checker(
            "receiver.out",
            "receive",
            "--ledger=" + webhooks,
            "--secret-file=" + secretFile,
            "--hang=" + Receivers.hangs(stack),
            "--refuse=" + Receivers.refuses(stack));
    subscribe(receiver.awaitLine("listening ", SOON), secret);
    fence();
  }

  private void subscribe(String port, String secret) throws Exception {
    Path directory = stack.data().endpoints();
    String url = "http://127.0.0.1:" + port;
    List<String> all = List.of("*");
    endpoints.add(EndpointFile.register(directory, "chaos", URI.create(url + "/"), secret, all));
    endpoints.add(
        EndpointFile.register(
            directory, "chaos-hanging", URI.create(url + "/hanging"), secret, all));
    TimeUnit.MILLISECONDS.sleep(STARTED.toMillis());
  }

  private void fence() throws Exception {
    GatewayAccess access =
        new GatewayAccess(URI.create(stack.url(PortName.INGEST_GATEWAY)), stack.token());
    HttpResponse<byte[]> answer =
        new GatewayClient(access, SOON)
            .askWithJson(
                "PUT",
                "/v1/reference/geofences/"
                    + ScriptedVehicle.FENCE_ID
                    + "?correct=true&valid_from="
                    + LoadScript.START.minus(Duration.ofDays(1)),
                ScriptedVehicle.FENCE.getBytes(StandardCharsets.UTF_8));
    if (answer.statusCode() != 201) {
      throw new IOException("no fence: " + new String(answer.body(), StandardCharsets.UTF_8));
    }
  }

  /** No name has a dot, so no prefix begins another. */
  private static String prefix(String name) {
    return name + ".";
  }

  private Checker checker(String output, String... words) throws IOException {
    return Checker.start(home, root.resolve(output), List.of(words));
  }

  /** Runs the load undisturbed and keeps what it ends in. */
  Path undisturbed(Duration load) throws Exception {
    String prefix = prefix("calm");
    Path ledger = drive("calm", prefix, load, Extras.NONE, () -> {});
    Path kept = root.resolve("calm.expected");
    Checker keep =
        checker(
            "calm-keep.out",
            "keep",
            "--ledger=" + ledger,
            "--clickhouse=" + stack.url(PortName.CLICKHOUSE),
            "--prefix=" + prefix,
            "--last-epoch-day=" + script.lastEpochDay(),
            "--patience=" + SETTLED,
            "--out=" + kept);
    String printed = keep.await(SETTLED.plus(SOON));
    if (!Files.exists(kept)) {
      throw new IllegalStateException("the undisturbed run failed:\n" + printed);
    }
    return kept;
  }

  /** Runs one scenario and has it judged. */
  JsonNode run(Scenario scenario, Path expected) throws Exception {
    if (!scenario.name().equals(Scenarios.SPARE)) {
      return disturbed(scenario, expected);
    }
    stack.startSpare();
    try {
      return disturbed(scenario, expected);
    } finally {
      stack.endSpare();
      stack.awaitHealthy(BACK);
    }
  }

  private JsonNode disturbed(Scenario scenario, Path expected) throws Exception {
    String prefix = prefix(scenario.name());
    Path faults = root.resolve(scenario.name() + ".faults");
    Disturbance disturbance = new Disturbance(stack, faults);
    Path ledger =
        drive(
            scenario.name(),
            prefix,
            scenario.load(),
            scenario.extras(),
            () -> {
              disturbance.sleep(scenario.load().dividedBy(4));
              scenario.fault().strike(disturbance);
            });
    List<String> words = new ArrayList<>();
    words.add("judge");
    words.add("--ledger=" + ledger);
    words.add("--webhooks=" + webhooks);
    words.add("--clickhouse=" + stack.url(PortName.CLICKHOUSE));
    words.add("--kafka=" + stack.bootstrapServers());
    words.add("--prefix=" + prefix);
    words.add("--expected=" + expected);
    words.add("--last-epoch-day=" + script.lastEpochDay());
    words.add("--faults=" + faults);
    words.add("--patience=" + SETTLED);
    if (script.readme() != null) {
      words.add("--readme=" + script.readme());
    }
    Checker judge = Checker.start(home, root.resolve(scenario.name() + ".judge"), words);
    String printed = judge.await(SETTLED.plus(BACK)).strip();
    String verdict = printed.substring(printed.lastIndexOf('\n') + 1);
    if (!verdict.startsWith("{")) {
      throw new IllegalStateException("there is no verdict:\n" + printed);
    }
    return new ObjectMapper().readTree(verdict);
  }

  /** Posts the script, does something meanwhile, and goes on until all parts are back. */
  private Path drive(
      String name, String prefix, Duration load, Extras extras, Disturbance.Deed meanwhile)
      throws Exception {
    Path file = root.resolve(name + ".script");
    script.write(file, prefix, load, extras);
    Path ledger = root.resolve(name + ".ledger");
    Path until = root.resolve(name + ".until");
    try (Checker drive =
        checker(
            name + ".drive",
            "drive",
            "--script=" + file,
            "--ledger=" + ledger,
            "--gateway=" + stack.url(PortName.INGEST_GATEWAY),
            "--query=" + stack.url(PortName.QUERY_API),
            "--token-file=" + token,
            "--prefix=" + prefix,
            "--until=" + until)) {
      drive.awaitLine("driving", SOON);
      meanwhile.run();
      stack.awaitHealthy(BACK);
      TimeUnit.MILLISECONDS.sleep(AFTERWARDS.toMillis());
      Files.createFile(until);
      drive.await(POSTED);
    }
    return ledger;
  }

  @Override
  public void close() throws IOException {
    for (EndpointFile endpoint : endpoints) {
      endpoint.close();
    }
    receiver.close();
  }
}
