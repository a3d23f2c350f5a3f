package io.fleet.stream.io.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBinary;
import io.fleet.events.TelemetryField;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Findings;
import io.fleet.stream.fixture.RandomTelemetry;
import io.fleet.stream.fixture.TimelineRun;
import io.fleet.stream.io.clickhouse.ClickHouseSinkConfig;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.io.clickhouse.RowsInEngine;
import io.fleet.stream.io.clickhouse.TelemetryBlocks;
import io.fleet.stream.timeline.repair.Anchor;
import io.fleet.stream.timeline.repair.SettledFinding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sink writes for a repair is what a repair reads, over the real engine. */
class ClickHouseRepairFactsTest {
  private static final long START_MS = DriveStory.START.toEpochMilli();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final int PAGE_ROWS = 50;

  @RegisterExtension static final RowsInEngine engine = new RowsInEngine();
  private static ClickHouseRepairFacts facts;
  private final RowBinaryWriter writer = new RowBinaryWriter();

  @BeforeAll
  static void connect() {
    facts = new ClickHouseRepairFacts(engine.config(), PAGE_ROWS);
  }

  @Test
  void eventsComeBackAsTheyWereInTheOrderOfTheirApplication() throws Exception {
    // given three months of them, several at once, some ids of the sender's own
    RandomTelemetry random = new RandomTelemetry(new SplittableRandom(1));
    List<Telemetry> events = new ArrayList<>();
    for (int n = 0; n < 6 * PAGE_ROWS; n++) {
      events.add(random.of("any", START_MS + n / 4 * DAY_MS));
    }
    store(events);
    store(List.of(random.of("another", START_MS), random.of("any-2", START_MS)));

    // when
    List<Telemetry> told = events("any", Long.MIN_VALUE, Long.MAX_VALUE);

    // then
    events.sort(Telemetry::compareInTime);
    assertThat(events).anyMatch(t -> t.identity() < 0).anyMatch(t -> t.identity() > 0);
    assertThat(events).anyMatch(t -> t.identity() != t.contentHash());
    assertThat(told).isEqualTo(events);
    assertThat(told.stream().map(ClickHouseRepairFactsTest::bytes))
        .containsExactlyElementsOf(events.stream().map(ClickHouseRepairFactsTest::bytes).toList());
  }

  @Test
  void anIdentityIsToldOnceWithTheGreaterOfItsContents() throws Exception {
    // given
    Telemetry one = named("twice", 900);
    Telemetry other = named("twice", 901);

    // when
    store(List.of(one, other));
    store(List.of(other, one));

    // then
    boolean first = Integer.compareUnsigned(one.contentHash(), other.contentHash()) > 0;
    assertThat(events("twice", Long.MIN_VALUE, Long.MAX_VALUE))
        .containsExactly(first ? one : other);
  }

  @Test
  void anIntervalBeginsBehindItsFirstMomentAndEndsWithItsLast() throws Exception {
    // given
    List<Telemetry> events =
        DriveStory.of("drives").drive(50, Duration.ofSeconds(3 * PAGE_ROWS)).events();
    store(events);

    // then
    assertThat(events("drives", START_MS + 999, START_MS + 3_000)).isEqualTo(events.subList(1, 4));
    assertThat(events("drives", START_MS + 1_000, START_MS + 2_999))
        .isEqualTo(events.subList(2, 3));
    assertThat(events("drives", START_MS - 1, START_MS + 1_000L * PAGE_ROWS - 1))
        .as("a page that is full to the last row")
        .isEqualTo(events.subList(0, PAGE_ROWS));
    assertThat(events("drives", START_MS, START_MS)).isEmpty();
    assertThat(events("dri' OR vehicle_id != '", Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void latestEventFromAMomentOnAndHowManyThereAreUntilAnother() throws Exception {
    // given
    long nowMs = System.currentTimeMillis();
    store(DriveStory.of("counted").drive(50, Duration.ofSeconds(100)).events());

    // when
    Latest tail = facts.latest("counted", START_MS + 90_000, START_MS + 94_000);
    Latest nothing = facts.latest("counted", START_MS + 100_000, START_MS + 200_000);

    // then
    assertThat(tail.events()).isGreaterThanOrEqualTo(5);
    assertThat(tail.latestMs()).isEqualTo(START_MS + 99_000);
    assertThat(tail.storedMs()).isBetween(nowMs - 2_000, nowMs + 60_000);
    assertThat(nothing.events()).isZero();
  }

  /** An anchor whose bytes can be compared. */
  private record Known(long atMs, long version, String state) {
    static Known of(Anchor anchor) {
      return new Known(anchor.atMs(), anchor.version(), HexFormat.of().formatHex(anchor.state()));
    }
  }

  @Test
  void anchorsInForceWithTheirNewestState() throws Exception {
    // given
    byte[] anyBytes = {0, -1, '\n', '\\', 9};
    Anchor early = new Anchor(START_MS, 7, anyBytes);
    Anchor middle = new Anchor(START_MS + 40 * DAY_MS, 8, new byte[100_000]);
    Anchor corrected = new Anchor(middle.atMs(), 9, new byte[] {2});
    Anchor late = new Anchor(START_MS + 60 * DAY_MS, 10, new byte[] {3});

    // when
    engine.insert(anchor(middle, false), anchor(early, false), anchor(late, false));
    engine.insert(anchor(corrected, false));
    engine.insert(anchor(new Anchor(late.atMs(), 11, new byte[0]), true));

    // then
    Known first = Known.of(early);
    Known second = Known.of(corrected);
    assertThat(anchorsAround(Long.MIN_VALUE)).containsExactly(first, second);
    assertThat(anchorsAround(START_MS)).as("none before").containsExactly(first, second);
    assertThat(anchorsAround(START_MS + 1)).as("one before").containsExactly(first, second);
    assertThat(anchorsAround(corrected.atMs())).containsExactly(first, second);
    assertThat(anchorsAround(corrected.atMs() + 1)).containsExactly(second);
    assertThat(anchorsAround(Long.MAX_VALUE)).containsExactly(second);
    assertThat(facts.anchorsAround("nobody", Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void settledFindingsAsToldLastAndWithdrawnOnesToo() throws Exception {
    // given
    Findings found =
        TimelineRun.over(
            DriveStory.of("van")
                .stand(DriveStory.minutes(2))
                .drive(140, DriveStory.minutes(5))
                .stand(DriveStory.minutes(10)));
    List<SettledFinding> last = new ArrayList<>();
    int moment = 0;
    for (Findings.Told told : found.told) {
      long foundMs = START_MS + moment++;
      boolean withdrawn = moment % 3 == 0;
      last.removeIf(settled -> settled.finding().id().equals(told.finding().id()));
      last.add(new SettledFinding(told.finding(), foundMs, told.version(), withdrawn));
      engine.insert(settled(new SettledFinding(told.finding(), foundMs, told.version(), false)));
      engine.insert(settled(last.get(last.size() - 1)));
    }

    // then
    assertThat(last).hasSizeGreaterThan(4);
    assertThat(facts.settledAfter("van", START_MS - 1)).isEqualTo(last);
    assertThat(facts.settledAfter("van", last.get(1).foundMs()))
        .isEqualTo(last.subList(2, last.size()));
    assertThat(facts.settledAfter("bus", Long.MIN_VALUE)).isEmpty();
  }

  @Test
  void aRefusalSaysItsCodeAndNothingElse() {
    // given
    ClickHouseSinkConfig config = engine.config();
    ClickHouseSinkConfig strange =
        ClickHouseSinkConfig.of(
            config.url(), "nowhere", config.user(), () -> "s3cret", config.stagingDirectory());

    // then
    assertThatThrownBy(() -> new ClickHouseRepairFacts(strange).anchorsAround("van-7", 0))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageMatching("ANCHORS not answered: status \\d+, code \\d+");
  }

  private static List<Known> anchorsAround(long momentMs) throws Exception {
    return facts.anchorsAround("van", momentMs).stream().map(Known::of).toList();
  }

  private static List<Telemetry> events(String vehicleId, long afterMs, long untilMs)
      throws Exception {
    List<Telemetry> told = new ArrayList<>();
    facts.events(vehicleId, afterMs, untilMs, told::add);
    return told;
  }

  /** In any order, in several inserts, half of them twice. */
  private void store(List<Telemetry> events) throws Exception {
    List<EncodedRow> rows = new ArrayList<>();
    TelemetryBlocks blocks = new TelemetryBlocks();
    for (Telemetry event : events) {
      blocks.add(event);
      rows.addAll(blocks.end());
    }
    Collections.shuffle(rows, new Random(2));
    int half = rows.size() / 2;
    insert(rows.subList(0, half));
    insert(rows.subList(half, rows.size()));
    insert(rows.subList(half / 2, half));
  }

  private static void insert(Collection<EncodedRow> rows) throws Exception {
    if (!rows.isEmpty()) {
      engine.insert(rows.toArray(new EncodedRow[0]));
    }
  }

  private static Telemetry named(String vehicleId, int rpm) {
    return Telemetry.builder()
        .vehicleId(vehicleId)
        .timestampMs(START_MS)
        .eventId("e-1")
        .set(TelemetryField.RPM, rpm)
        .build();
  }

  private static String bytes(Telemetry telemetry) {
    ByteWriter out = new ByteWriter(64);
    TelemetryBinary.write(out, telemetry);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private EncodedRow anchor(Anchor anchor, boolean withdrawn) {
    return RepairRows.encode("van", anchor, withdrawn, writer);
  }

  private EncodedRow settled(SettledFinding settled) {
    return RepairRows.encode("van", settled, writer);
  }
}
