package io.fleet.local.bench.history;

import io.fleet.local.bench.load.Latencies;
import io.fleet.local.bench.profile.ProcessTimes;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.ClickHouseSql;
import io.fleet.local.bench.stack.QueryApiRun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rounds of the API and of the bare statements, in turns. Before them what does not count: each
 * kind of question alone, which tells how slow it is by itself, and then all at a rate that rises,
 * as an engine that has just been started has nothing at hand. What the store does each minute
 * falls to either side in turn, if a minute has an odd number of rounds.
 */
public final class HistoryRounds {
  private static final int ROUNDS = 5;
  private static final int TRIPS = 2_000;
  private static final int ALONE = 20;
  private static final double[] RISING = {0.25, 0.5, 1};
  private static final Duration TURN = Duration.ofSeconds(20);
  private static final int MOST_TURNS = 18;
  private static final int TURNS_AT_REST = 2;

  /** Of one processor; beyond it the API's compiler still takes from its answers. */
  private static final double COMPILER_RESTS = 0.05;

  private final BenchStack stack;
  private final String storeUrl;
  private final ClickHouseSql store;
  private final Instant from;
  private final int days;
  private final double perSecond;
  private final OpenLoop loop;
  private final int questions;
  private final Consumer<String> progress;

  /**
   * Times of one side.
   *
   * @param p50Ms half of the answers took no longer
   * @param p99Ms 99 of 100 took no longer
   * @param unanswered questions that were given up
   */
  public record Times(double p50Ms, double p99Ms, long unanswered) {}

  /**
   * A line of the table.
   *
   * @param name what is asked
   * @param api over the API
   * @param bare its statements alone
   */
  public record Line(String name, Times api, Times bare) {

    /** The API's median, 1 being that of its statements. */
    public double ratio() {
      return api.p50Ms() / bare.p50Ms();
    }
  }

  /**
   * @param storeUrl of the store that holds the month
   * @param perSecond questions a second
   * @param seconds of each round
   */
  public HistoryRounds(
      BenchStack stack,
      String storeUrl,
      ClickHouseSql store,
      Instant from,
      int days,
      double perSecond,
      int seconds,
      Consumer<String> progress) {
    this.stack = stack;
    this.storeUrl = storeUrl;
    this.store = store;
    this.from = from;
    this.days = days;
    this.perSecond = perSecond;
    this.loop = new OpenLoop(perSecond);
    this.questions = (int) (perSecond * seconds);
    this.progress = progress;
  }

  /** One line a kind of question, and one of all together at the end. */
  public List<Line> run() throws Exception {
    QueryKind.Subjects subjects =
        new QueryKind.Subjects(
            column("SELECT DISTINCT vehicle_id FROM vehicle_states"),
            column("SELECT DISTINCT driver_id FROM vehicle_states"),
            column(
                "SELECT trip_id FROM trips WHERE version = 2 ORDER BY sipHash64(trip_id) LIMIT "
                    + TRIPS),
            from,
            days);
    HistoryBench bench;
    try (StatementRecorder recorder = StatementRecorder.before(storeUrl);
        QueryApiRun behind = stack.startQueryApi(recorder.url())) {
      progress.accept("writing down what the API asks");
      bench = new HistoryBench(subjects, stack.queryToken(), bareOfEach());
      bench.record(behind.url(), recorder);
    }
    try (QueryApiRun api = stack.startQueryApi(storeUrl)) {
      return measure(bench, api);
    }
  }

  /** As many as are asked: alone, in all rounds, and before them in less than one. */
  private int bareOfEach() {
    return ALONE + (ROUNDS + 1) * (questions / QueryKind.mix().size() + 1);
  }

  private List<Line> measure(HistoryBench bench, QueryApiRun api) throws Exception {
    alone(bench, api);
    rise(bench, api);
    settle(bench, api);
    List<Answer> ofApi = new ArrayList<>();
    List<Answer> bare = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      progress.accept("round " + round + " of " + ROUNDS);
      ofApi.addAll(loop.ask(bench.ofApi(api.url(), questions)));
      bare.addAll(loop.ask(bench.bare(storeUrl, questions)));
    }
    api.requireUndisturbed();
    stack.requireUndisturbedStores();
    List<Line> lines = new ArrayList<>();
    for (int kind = 0; kind < bench.kinds().size(); kind++) {
      lines.add(line(bench.kinds().get(kind).name(), of(kind, ofApi), of(kind, bare)));
    }
    lines.add(line("all", ofApi, bare));
    return lines;
  }

  /** One question after the other, so that nothing waits for anything else. */
  private void alone(HistoryBench bench, QueryApiRun api) throws Exception {
    progress.accept("each kind alone, its median over the API and of its statements");
    for (int kind = 0; kind < bench.kinds().size(); kind++) {
      Times ofApi = times(loop.askInTurns(bench.ofApi(api.url(), kind, ALONE)));
      Times bare = times(loop.askInTurns(bench.bareOfKind(storeUrl, kind, ALONE)));
      progress.accept(
          "%-45s %8.1f ms %8.1f ms"
              .formatted(bench.kinds().get(kind).name(), ofApi.p50Ms(), bare.p50Ms()));
    }
  }

  private void rise(HistoryBench bench, QueryApiRun api) throws Exception {
    for (double share : RISING) {
      progress.accept("warming up at %.0f a second".formatted(perSecond * share));
      OpenLoop slower = new OpenLoop(perSecond * share);
      int some = Math.max(1, (int) (questions * share / 2));
      Times ofApi = times(slower.ask(bench.ofApi(api.url(), some)));
      slower.ask(bench.bare(storeUrl, some));
      if (ofApi.unanswered() > 0) {
        progress.accept("%d of %d questions had no answer".formatted(ofApi.unanswered(), some));
      }
    }
  }

  /**
   * At the whole rate until what the API runs often is compiled, as it is on any but its first day:
   * before, its compiler takes more of two processors than the API itself.
   */
  private void settle(HistoryBench bench, QueryApiRun api) throws Exception {
    progress.accept("the API at the whole rate until its compiler rests");
    int resting = 0;
    for (int turn = 1; turn <= MOST_TURNS && resting < TURNS_AT_REST; turn++) {
      double before = ProcessTimes.compilerSeconds(api.pid());
      long startNs = System.nanoTime();
      loop.ask(bench.ofApi(api.url(), (int) (perSecond * TURN.toSeconds())));
      double seconds = (System.nanoTime() - startNs) / 1e9;
      double share = (ProcessTimes.compilerSeconds(api.pid()) - before) / seconds;
      resting = share > COMPILER_RESTS ? 0 : resting + 1;
      progress.accept(
          "%d s: its compiler took %.2f of a processor".formatted(turn * TURN.toSeconds(), share));
    }
  }

  private static Line line(String name, List<Answer> api, List<Answer> bare) {
    return new Line(name, times(api), times(bare));
  }

  private static List<Answer> of(int kind, List<Answer> answers) {
    return answers.stream().filter(answer -> answer.kind() == kind).toList();
  }

  private static Times times(List<Answer> answers) {
    Latencies all = new Latencies();
    answers.forEach(answer -> all.add(answer.elapsedNs()));
    return new Times(
        all.quantileMs(0.5),
        all.quantileMs(0.99),
        answers.stream().filter(answer -> !answer.given()).count());
  }

  private List<String> column(String sql) throws IOException, InterruptedException {
    return store.run(sql, Map.of()).lines().toList();
  }
}
