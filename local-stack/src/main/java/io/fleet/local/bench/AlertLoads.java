package io.fleet.local.bench;

import io.fleet.local.bench.load.BacklogLoad;
import io.fleet.local.bench.load.Credentials;
import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.SteadyLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the fleets that speak while others call for help.
 *
 * @param scratch a directory for what they print
 * @param credentials a file of the relay they speak through
 * @param gatewayUrl where they post to
 */
record AlertLoads(Path scratch, Path credentials, String gatewayUrl) {

  /** Loads whose relay has that token. */
  static AlertLoads of(Path scratch, String token, String gatewayUrl) throws IOException {
    Path credentials = scratch.resolve("relay.txt");
    Credentials.write(credentials, List.of(new Credentials("bench", token)));
    return new AlertLoads(scratch, credentials, gatewayUrl);
  }

  /**
   * So many vehicles that send an event a second.
   *
   * @param until a file whose coming ends it before, or null
   */
  LoadProcess steady(int vehicles, long seconds, Path until) throws IOException {
    List<String> words = destination();
    words.addAll(List.of("--vehicles=" + vehicles, "--seconds=" + seconds));
    if (until != null) {
      words.add("--until=" + until);
    }
    return LoadProcess.start(scratch, SteadyLoad.class, words);
  }

  /** The same into an endpoint that reads bodies and does nothing with them. */
  LoadProcess intoNothing(int vehicles, long seconds) throws IOException {
    return LoadProcess.start(
        scratch,
        SteadyLoad.class,
        List.of(
            "--url=" + gatewayUrl + "/v1/bench/empty",
            "--credentials=" + credentials,
            "--vehicles=" + vehicles,
            "--seconds=" + seconds));
  }

  /**
   * Vehicles that upload what they kept.
   *
   * @param prefix of their ids
   */
  LoadProcess backlog(BacklogOptions backlog, String prefix) throws IOException {
    List<String> words = destination();
    words.addAll(
        List.of(
            "--prefix=" + prefix,
            "--vehicles=" + backlog.vehicles,
            "--hours=" + backlog.hours,
            "--sampling=" + backlog.samplingS,
            "--rate=" + backlog.rate));
    return LoadProcess.start(scratch, BacklogLoad.class, words);
  }

  private List<String> destination() {
    return new ArrayList<>(
        List.of("--url=" + gatewayUrl + "/v1/telemetry", "--credentials=" + credentials));
  }
}
