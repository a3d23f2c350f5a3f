package io.fleet.query.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.system.Backlogs.Backlog;
import io.fleet.query.system.UnknownPlaceException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant START = Instant.parse("2026-02-01T09:00:00Z");

  private final Time time = new Time();
  private final Log log = new Log();
  private final Progress progress = new Progress(log, new Settings(), time);

  @Test
  void aRecordThatWaitsNoLongerThanUsualIsFine() {
    // given
    log.waiting.put(LogReader.JOB, new Backlog(1_204, START.minusSeconds(30)));

    // when
    ReaderProgress job = progress.now().job();

    // then
    assertThat(job.state()).isEqualTo("ok");
    assertThat(job.records()).isEqualTo(1_204);
    assertThat(job.behindMs()).isEqualTo(30_000);
  }

  @Test
  void aMillisecondMoreIsLate() {
    // given
    log.waiting.put(LogReader.NOTIFIER, new Backlog(1, START.minusSeconds(30).minusMillis(1)));

    // when
    SystemProgress told = progress.now();

    // then
    assertThat(told.notifier().state()).isEqualTo("late");
    assertThat(told.job().state()).isEqualTo("ok");
  }

  @Test
  void whereNothingWaitsNobodyIsBehind() {
    assertThat(progress.now().job().behindMs()).isZero();
    assertThat(progress.now().job().oldestWaitingAt()).isNull();
  }

  @Test
  void aBrokerWhoseClockIsAheadMakesNobodyEarly() {
    // given
    log.waiting.put(LogReader.JOB, new Backlog(3, START.plusSeconds(2)));

    // then
    assertThat(progress.now().job().behindMs()).isZero();
  }

  @Test
  void whatIsNotToldHasAReasonAndNoFigures() {
    // given
    log.unknown = LogReader.JOB;

    // when
    SystemProgress told = progress.now();

    // then
    assertThat(told.job().state()).isEqualTo("unknown");
    assertThat(told.job().reason()).isEqualTo("nothing_told");
    assertThat(told.job().records()).isNull();
    assertThat(told.job().behindMs()).isNull();
    assertThat(told.notifier().state()).isEqualTo("ok");
  }

  @Test
  void howeverManyAskTheLogIsAskedOnceInFiveSeconds() {
    // when
    progress.now();
    time.now = START.plusMillis(4_999);
    SystemProgress kept = progress.now();

    // then
    assertThat(kept.at()).isEqualTo(START);
    assertThat(log.asked).isEqualTo(2);

    // when
    time.now = START.plusSeconds(5);

    // then
    assertThat(progress.now().at()).isEqualTo(time.now);
    assertThat(log.asked).isEqualTo(4);
  }

  @Test
  void aLogThatIsAwayIsNotAskedByEverybodyAndOldFiguresAreNotTold() {
    // given
    progress.now();
    log.away = true;
    time.now = START.plusSeconds(5);

    // then
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(progress::now)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.LOG_AWAY));
    }
    assertThat(log.asked).isEqualTo(3);

    // when
    log.away = false;
    time.now = START.plusSeconds(10);

    // then
    assertThat(progress.now().at()).isEqualTo(time.now);
  }

  private static final class Log implements Backlogs {
    private final Map<LogReader, Backlog> waiting = new EnumMap<>(LogReader.class);
    private LogReader unknown;
    private boolean away;
    private int asked;

    @Override
    public Backlog of(LogReader reader) throws UnknownPlaceException {
      asked++;
      if (away) {
        throw ProblemException.logAway(null);
      }
      if (reader == unknown) {
        throw new UnknownPlaceException(Reason.NOTHING_TOLD, null);
      }
      return waiting.getOrDefault(reader, new Backlog(0, null));
    }
  }

  private static final class Settings implements SystemSettings {
    @Override
    public String jobGroup() {
      return "job";
    }

    @Override
    public String notifierGroup() {
      return "notifier";
    }

    @Override
    public Duration lateAfter() {
      return Duration.ofSeconds(30);
    }

    @Override
    public Duration keep() {
      return Duration.ofSeconds(5);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(3);
    }
  }

  private static final class Time extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
