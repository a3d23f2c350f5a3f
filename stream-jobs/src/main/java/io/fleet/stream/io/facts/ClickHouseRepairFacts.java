package io.fleet.stream.io.facts;

import io.fleet.events.Telemetry;
import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.PartitionMonth;
import io.fleet.stream.io.clickhouse.RowBinaryReader;
import io.fleet.stream.io.clickhouse.TelemetryRowReader;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The stored facts, read from the sink's ClickHouse. Events are asked for a page at a time, each
 * from behind the last event of the one before, so that neither side holds more than a page however
 * many there are. Rows that come in between two pages are seen if they are later than the first.
 * For several threads at once.
 */
public final class ClickHouseRepairFacts implements RepairFacts {
  /** The most of which ClickHouse reads the other columns only of the rows that are told. */
  private static final int PAGE_ROWS = 10_000;

  private static final int GREATEST_IDENTITY = -1;

  private final QueryClient client;
  private final int pageRows;

  /** Reads where the sink writes, as the same user and with its time-outs. */
  public ClickHouseRepairFacts(ClickHouseSinkConfig config) {
    this(config, PAGE_ROWS);
  }

  ClickHouseRepairFacts(ClickHouseSinkConfig config, int pageRows) {
    this.client = new QueryClient(config);
    this.pageRows = pageRows;
  }

  @Override
  public List<Anchor> anchorsAround(String vehicleId, long momentMs)
      throws IOException, InterruptedException {
    Map<String, String> parameters = Map.of("vehicle", vehicleId, "before", instant(momentMs));
    return all(Question.ANCHORS, parameters, RepairRows::anchor);
  }

  @Override
  public List<SettledFinding> settledAfter(String vehicleId, long foundAfterMs)
      throws IOException, InterruptedException {
    Map<String, String> parameters = Map.of("vehicle", vehicleId, "after", instant(foundAfterMs));
    return all(Question.SETTLED_FINDINGS, parameters, RepairRows::settled);
  }

  @Override
  public void events(String vehicleId, long afterMs, long untilMs, Predicate<Telemetry> each)
      throws IOException, InterruptedException {
    Page page = new Page(afterMs, GREATEST_IDENTITY, pageRows);
    while (page.rows() == pageRows) {
      page = tellPage(vehicleId, page, untilMs, each);
    }
  }

  @Override
  public List<String> vehicles() throws IOException, InterruptedException {
    return all(Question.VEHICLES, Map.of(), RowBinaryReader::string);
  }

  /** What is stored of a vehicle from a moment on; none is counted that is later than another. */
  public Latest latest(String vehicleId, long fromMs, long toMs)
      throws IOException, InterruptedException {
    Map<String, String> parameters =
        Map.of("vehicle", vehicleId, "from", instant(fromMs), "to", instant(toMs));
    return all(
            Question.LATEST_EVENT, parameters, in -> new Latest(in.int64(), in.int64(), in.int64()))
        .get(0);
  }

  /** Tells the events behind those of a page; returns what came. */
  private Page tellPage(String vehicleId, Page before, long untilMs, Predicate<Telemetry> each)
      throws IOException, InterruptedException {
    Map<String, String> parameters =
        Map.of(
            "vehicle", vehicleId,
            "after", instant(before.lastMs()),
            "identity", Integer.toUnsignedString(before.lastIdentity()),
            "until", instant(untilMs),
            "rows", Integer.toString(pageRows));
    TelemetryRowReader events = new TelemetryRowReader();
    Telemetry last = null;
    int rows = 0;
    try (InputStream answer = client.ask(Question.TELEMETRY_PAGE, parameters)) {
      for (RowBinaryReader in = new RowBinaryReader(answer); in.hasNext(); rows++) {
        last = events.read(in);
        if (!each.test(last)) {
          return Page.EMPTY;
        }
      }
    }
    return last == null ? Page.EMPTY : new Page(last.timestampMs(), last.identity(), rows);
  }

  /**
   * How far events have been told.
   *
   * @param rows that were in the page; fewer than a full one in the last
   */
  private record Page(long lastMs, int lastIdentity, int rows) {
    static final Page EMPTY = new Page(0, 0, 0);
  }

  @FunctionalInterface
  private interface Row<T> {
    T read(RowBinaryReader in) throws IOException;
  }

  private <T> List<T> all(Question question, Map<String, String> parameters, Row<T> row)
      throws IOException, InterruptedException {
    List<T> rows = new ArrayList<>();
    try (InputStream answer = client.ask(question, parameters)) {
      RowBinaryReader in = new RowBinaryReader(answer);
      while (in.hasNext()) {
        rows.add(row.read(in));
      }
    }
    return rows;
  }

  private static String instant(long epochMs) {
    return Long.toString(PartitionMonth.storable(epochMs));
  }
}
