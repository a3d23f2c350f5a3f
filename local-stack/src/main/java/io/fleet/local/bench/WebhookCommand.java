package io.fleet.local.bench;

import io.fleet.local.bench.load.Credentials;
import io.fleet.local.bench.load.WrkLoad;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.NotifierRun;
import io.fleet.local.bench.subscriber.AlertFeed;
import io.fleet.local.bench.subscriber.Receipts;
import io.fleet.local.bench.subscriber.SubscriberProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Alerts to nine endpoints that answer, beside a tenth that takes connections and never answers.
 * Two figures: the times of the nine at a steady rate, with the tenth and without it by turns; and
 * deliveries a second to the nine while a backlog is worked off with the tenth there.
 */
@Command(
    name = "webhook",
    description = {
      "Alerts to nine endpoints beside a tenth that never answers.",
      "The last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class WebhookCommand extends BenchStackCommand {
  private static final String SECRET = "whsec_Zm9yIGEgYmVuY2ggYWxvbmUsIG5vIHNlY3JldCE=";
  private static final int CEILING_CONNECTIONS = 16;
  private static final int CEILING_S = 3;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "of each")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "of each round; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "250",
      description = "alerts/s of a round, each to every endpoint; default ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--backlog",
      paramLabel = "N",
      defaultValue = "4000",
      description = "alerts written at once; default ${DEFAULT-VALUE}")
  private int backlog;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    say("starting log, notifier and subscribers");
    stack.startLog();
    NotifierRun notifier = stack.startNotifier();
    try (SubscriberProcess subscribers =
            SubscriberProcess.start(stack.scratch("subscribers"), WebhookRounds.LIVE, SECRET);
        AlertFeed feed = new AlertFeed(stack.bootstrapServers(), Clock.systemUTC())) {
      WebhookRounds found = new WebhookRounds(notifier, subscribers, feed, SECRET);
      found.registerLive();
      return measure(stack, notifier, subscribers, found);
    }
  }

  private BenchLine measure(
      BenchStack stack, NotifierRun notifier, SubscriberProcess subscribers, WebhookRounds found)
      throws Exception {
    WebhookRounds.Writing steady = (feed, round) -> feed.paced(round, rate, seconds);
    WebhookRounds.Writing atOnce = (feed, round) -> feed.burst(round, backlog);
    List<WebhookRounds.Round> all = new ArrayList<>();
    say("warming up");
    all.add(found.withoutDead(atOnce));
    all.add(found.withDead(steady));
    all.add(found.withoutDead(steady));
    say("%d alerts/s to nine, and to ten with the dead one; %d s a round", rate, seconds);
    List<WebhookRounds.Round> without = new ArrayList<>();
    List<WebhookRounds.Round> with = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      without.add(found.withoutDead(steady));
      with.add(found.withDead(steady));
    }
    say("a backlog of %,d alerts, with the dead one", backlog);
    List<WebhookRounds.Round> bursts = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      bursts.add(found.withDead(atOnce));
    }
    say("the receivers alone");
    double receiversPerS = receiversPerSecond(stack, subscribers);
    notifier.requireUndisturbed();
    stack.requireUndisturbedStores();
    all.addAll(without);
    all.addAll(with);
    all.addAll(bursts);
    verify(all);
    printRounds("nine alone", without);
    printRounds("nine and the dead one", with);
    printRounds("backlog", bursts);
    return line(found, without, with, bursts, all, receiversPerS);
  }

  private double receiversPerSecond(BenchStack stack, SubscriberProcess subscribers)
      throws Exception {
    Path nobody = stack.scratch("wrk").resolve("nobody.txt");
    Credentials.write(nobody, List.of(new Credentials("nobody", "nothing")));
    return new WrkLoad(stack.scratch("wrk"), nobody, CEILING_CONNECTIONS)
        .run(subscribers.live().get(0).toString(), "alone-", CEILING_S, 0)
        .perSecond();
  }

  private void verify(List<WebhookRounds.Round> all) {
    for (WebhookRounds.Round round : all) {
      Receipts receipts = round.receipts();
      if (receipts.distinctIds() != receipts.distinctAlerts()) {
        invalid("%,d ids of %,d messages", receipts.distinctIds(), receipts.distinctAlerts());
      }
      if (receipts.notVerified() > 0) {
        invalid("%,d wrong signatures", receipts.notVerified());
      }
    }
  }

  private BenchLine line(
      WebhookRounds found,
      List<WebhookRounds.Round> without,
      List<WebhookRounds.Round> with,
      List<WebhookRounds.Round> bursts,
      List<WebhookRounds.Round> all,
      double receiversPerS) {
    double producer = WebhookRounds.LIVE * median(bursts, round -> round.written().perSecond());
    double p99Without = median(without, round -> round.receipts().p99Ms());
    double p99With = median(with, round -> round.receipts().p99Ms());
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("steady_alerts_per_s", rate);
    more.put(
        "steady_deliveries_per_s",
        Math.round(median(with, WebhookRounds.Round::deliveriesPerSecond)));
    more.put("p50_ms_nine", tenths(median(without, round -> round.receipts().p50Ms())));
    more.put("p50_ms_with_dead", tenths(median(with, round -> round.receipts().p50Ms())));
    more.put("p99_ms_nine", tenths(p99Without));
    more.put("p99_ms_with_dead", tenths(p99With));
    more.put("p99_ratio", Math.round(1_000 * p99With / p99Without) / 1_000.0);
    more.put("repeated", all.stream().mapToLong(WebhookCommand::repeated).sum());
    more.put("resident_mb", found.mostBytes() >> 20);
    return new BenchLine(
        Target.of("webhook"),
        median(bursts, WebhookRounds.Round::deliveriesPerSecond),
        0,
        Math.min(producer, receiversPerS),
        all.stream().mapToLong(round -> round.receipts().distinctIds()).sum(),
        found.alerts() * WebhookRounds.LIVE,
        more);
  }

  private static long repeated(WebhookRounds.Round round) {
    return round.receipts().messages() - round.receipts().distinctAlerts();
  }

  private void printRounds(String name, List<WebhookRounds.Round> rounds) {
    for (WebhookRounds.Round round : rounds) {
      print(
          "%-24s %,8d alerts %,10.0f deliveries/s   p50 %8.1f ms   p99 %8.1f ms   worst endpoint's p99 %8.1f ms%n",
          name,
          round.written().alerts(),
          round.deliveriesPerSecond(),
          round.receipts().p50Ms(),
          round.receipts().p99Ms(),
          round.receipts().worstP99Ms());
    }
  }

  private static double tenths(double value) {
    return Math.round(10 * value) / 10.0;
  }

  /** The median; of an even number the lower one of the middle. */
  private static double median(
      List<WebhookRounds.Round> rounds, ToDoubleFunction<WebhookRounds.Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[(sorted.length - 1) / 2];
  }
}
