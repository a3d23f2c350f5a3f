package io.fleet.stream.operator;

import io.fleet.stream.timeline.repair.RepairFacts;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has vehicles look again at what is in force when something became known late: the one it names,
 * or, asked of the stored facts, every vehicle. A vehicle that reports looks anyway; this is for
 * those that are silent, so what cannot be told is passed over.
 */
public final class NewsReader extends RichAsyncFunction<LateNews, TimelineInput> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(NewsReader.class);

  /**
   * How much news is under way at once. What concerns one vehicle is told as it comes, so that
   * little of it is, and the task's thread never waits: it would hold back the live stream's
   * checkpoints.
   */
  public static final int CAPACITY = 64;

  /** Older news has been told by who ran before, or is looked at by vehicles as they are loaded. */
  private static final long OLDEST_MS = 3_600_000;

  private final RepairFactsFactory factsFactory;
  private transient RepairFacts facts;
  private transient Lane lane;
  private transient Clock clock;
  private transient Counter untold;

  /** News for all vehicles that waits to be told: one look tells all that came before it. */
  private transient AtomicReference<LateNews> waiting;

  /** One that asks the stored facts which vehicles there are. */
  public NewsReader(RepairFactsFactory facts) {
    this.factsFactory = facts;
  }

  @Override
  public void open(OpenContext context) {
    clock = Clock.systemUTC();
    facts = factsFactory.facts();
    untold = getRuntimeContext().getMetricGroup().counter("fleet_news_untold");
    lane = new Lane("news-reader", CAPACITY);
    waiting = new AtomicReference<>();
  }

  @Override
  public void asyncInvoke(LateNews news, ResultFuture<TimelineInput> result) {
    if (clock.millis() - news.appendMs > OLDEST_MS) {
      result.complete(List.of());
    } else if (news.isForAll()) {
      tellAll(news, result);
    } else {
      result.complete(List.of(TimelineInput.lookAgain(news.vehicleId, news.appendMs)));
    }
  }

  /** Never waits: at most one look is under way and one wanted, however much news there is. */
  private void tellAll(LateNews news, ResultFuture<TimelineInput> result) {
    if (waiting.getAndUpdate(first -> later(first, news)) != null) {
      result.complete(List.of());
      return;
    }
    lane.run(() -> result.complete(all(waiting.getAndSet(null))));
  }

  private static LateNews later(LateNews first, LateNews news) {
    return first == null || first.appendMs < news.appendMs ? news : first;
  }

  private Collection<TimelineInput> all(LateNews news) {
    try {
      return facts.vehicles().stream()
          .map(vehicleId -> TimelineInput.lookAgain(vehicleId, news.appendMs))
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (IOException | RuntimeException e) {
      LOG.warn("vehicles cannot be told of late news cause={}", e.toString());
      untold.inc();
      return List.of();
    }
  }

  @Override
  public void close() throws Exception {
    if (lane != null) {
      lane.close();
    }
  }
}
