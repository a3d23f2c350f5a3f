package io.fleet.stream.job;

import io.fleet.events.Refusal;
import io.fleet.stream.io.ReferenceFeed;
import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.Password;
import io.fleet.stream.io.facts.ClickHouseRepairFacts;
import io.fleet.stream.operator.OpenReference;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.recompute.Recomputation;
import io.fleet.stream.recompute.Report;
import io.fleet.stream.recompute.Wishes;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.reference.FleetReference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Says what would be told otherwise of a time that has passed, if it were run again by the rules as
 * they are or as they are to be; or has the job run it again. Ends with 2 if the arguments make no
 * sense, with 1 if something could not be read.
 */
public final class RecomputeProgram {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final int FAILED = 1;
  private static final int NO_SENSE = 2;

  private RecomputeProgram() {}

  /** Runs to its end. */
  public static void main(String... args) throws Exception {
    System.exit(run(System.out, System.err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) throws InterruptedException {
    try {
      RecomputeConfig config = RecomputeConfig.of(args);
      Recomputation work =
          new Recomputation(facts(config.job()), config.fromMs(), config.toMs(), Clock.systemUTC());
      List<String> vehicles = work.vehicles(config.vehicles());
      if (config.asks()) {
        ask(config, work, vehicles, out, err);
      } else {
        compare(config, work, vehicles, out, err);
      }
      return 0;
    } catch (IllegalArgumentException | Refusal.RefusedException e) {
      err.println(e.getMessage());
      return NO_SENSE;
    } catch (IOException | TimeoutException | IllegalStateException e) {
      err.println("the log or the store of facts does not answer: " + e);
      return FAILED;
    }
  }

  private static ClickHouseRepairFacts facts(JobConfig config) {
    return new ClickHouseRepairFacts(
        ClickHouseSinkConfig.of(
            config.clickHouseUrl(),
            config.clickHouseDatabase(),
            config.clickHouseUser(),
            Password.ofEnvironment("CLICKHOUSE_PASSWORD"),
            config.stagingDirectory().toString()));
  }

  private static void ask(
      RecomputeConfig config,
      Recomputation work,
      List<String> vehicles,
      PrintStream out,
      PrintStream err)
      throws IOException, InterruptedException {
    Properties properties = new Properties();
    properties.setProperty(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.job().bootstrapServers());
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    try (var log =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      long asked = work.wish(vehicles, new Wishes(log), err);
      out.println("the job is to run " + asked + " vehicles again");
      tell(config, asked, 0);
    }
  }

  private static void compare(
      RecomputeConfig config,
      Recomputation work,
      List<String> vehicles,
      PrintStream out,
      PrintStream err)
      throws IOException, InterruptedException, TimeoutException, Refusal.RefusedException {
    try (OpenReference inForce = new LogReference(config.job().bootstrapServers()).open()) {
      VehicleTimeline asIs = timeline(inForce.data(), inForce);
      if (config.versions() == null) {
        report(config, work.compare(vehicles, asIs, null, config.details(), err), out);
        return;
      }
      FleetReference proposed = new FleetReference();
      config.readVersions(version -> proposed.accept(version, version.changedAtMs()));
      try (ReferenceFeed feed =
          LogReference.versionsAndScans(config.job().bootstrapServers(), proposed)) {
        feed.awaitCaughtUp(LONGEST_START);
        VehicleTimeline timeline = timeline(proposed, inForce);
        report(config, work.compare(vehicles, timeline, asIs, config.details(), err), out);
      }
    }
  }

  private static VehicleTimeline timeline(FleetReference data, OpenReference inForce) {
    return new VehicleTimeline(StandardRules.book(), data, inForce.logins());
  }

  private static void report(RecomputeConfig config, Report report, PrintStream out)
      throws IOException {
    report.print(out);
    tell(config, report.vehicles(), report.differences());
  }

  /** For the program that has started this one. */
  private static void tell(RecomputeConfig config, long vehicles, long differences)
      throws IOException {
    if (config.summary() != null) {
      Files.writeString(
          config.summary(), "vehicles=" + vehicles + "\ndifferences=" + differences + "\n");
    }
  }
}
