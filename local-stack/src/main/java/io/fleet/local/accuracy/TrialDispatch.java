package io.fleet.local.accuracy;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.capability.Learned;
import io.fleet.local.capability.TravelLesson;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.gateway.GatewayClient;
import io.fleet.simulator.trial.Arrival;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The people of a trial: a dispatcher and drivers who post through a gateway of their own. */
final class TrialDispatch {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);

  private final GatewayRun run;
  private final GatewayAccess access;
  private final GatewayClient gateway;

  private TrialDispatch(GatewayRun run, GatewayAccess access) {
    this.run = run;
    this.access = access;
    this.gateway = new GatewayClient(access, PATIENCE);
  }

  /** Starts a gateway before the log. */
  static TrialDispatch start(BenchStack stack)
      throws IOException, InterruptedException, GeneralSecurityException {
    GatewayRun run = stack.startGateway(Map.of(), List.of());
    String token = run.minter().mint("dispatcher", List.of("admin"), "", TOKEN_LIFE);
    GatewayAccess access = new GatewayAccess(URI.create(run.url()), token);
    return new TrialDispatch(run, access);
  }

  /**
   * Posts what is in force from a moment of the trial on, which is long ago.
   *
   * @throws IOException if it is not taken
   */
  void put(ReferenceVersion version) throws IOException, InterruptedException {
    String path =
        "/v1/reference/%s/%s?correct=true&valid_from=%s"
            .formatted(
                version.kind().label(),
                GatewayClient.part(version.id()),
                GatewayClient.part(Instant.ofEpochMilli(version.validFromMs()).toString()));
    expect(201, gateway.askWithJson("PUT", path, version.body().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Posts what was scanned at a stop.
   *
   * @throws IOException if it is not taken
   */
  void scan(Arrival scan) throws IOException, InterruptedException {
    String stop = GatewayClient.part(scan.scan().stopId());
    String path = "/v1/deliveries/" + stop + "/events";
    expect(202, gateway.askWithJson("POST", path, scan.json()));
  }

  /**
   * Has the fleet learn from the days up to one, as it does each day.
   *
   * @throws IOException if there is too little to learn from, or it is not taken
   */
  void learn(String clickHouseUrl, LocalDate day) throws IOException, InterruptedException {
    Learned learned = new TravelLesson(clickHouseUrl, access).of(day);
    if (learned.vehicles() == 0 || learned.refused() > 0) {
      throw new IOException("nothing was learned from the days up to " + day + ": " + learned);
    }
  }

  /** Fails when the gateway died and came back. */
  void requireUndisturbed() throws IOException {
    run.requireUndisturbed();
  }

  private static void expect(int status, HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() != status) {
      String body = new String(answer.body(), StandardCharsets.UTF_8);
      throw new IOException("the gateway answered " + answer.statusCode() + ": " + body);
    }
  }
}
