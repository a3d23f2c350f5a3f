package io.fleet.stream.rule.hours;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.duty.DutySegment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * Judges all that is known of a driver's time: a function of what was done and of the terms in
 * force, whatever the order in which it became known. Every profile that was ever in force counts
 * all the time and judges its own, so that a change of profile forgets nothing.
 */
public final class HoursJudge {
  private final String driverId;
  private final HoursTerms.Book book;
  private final Map<HoursProfile, HoursRules> rules = new EnumMap<>(HoursProfile.class);
  private final List<HoursEpisode> episodes = new ArrayList<>();
  private final DriverDays days = new DriverDays();
  private HoursTerms terms;
  private LocalDate day;
  private long dayStartMs;
  private long dayEndMs = Long.MIN_VALUE;

  private HoursJudge(String driverId, HoursTerms.Book book) {
    this.driverId = driverId;
    this.book = book;
  }

  /**
   * The verdict.
   *
   * @param findings days and episodes
   * @param nextMs when the next limit is reached if the driver goes on driving, else never
   * @param isOpen whether an episode is open
   */
  public record Verdict(List<Finding> findings, long nextMs, boolean isOpen) {}

  /**
   * Judges.
   *
   * @param segments of all vehicles, in any order
   * @param breakStarts moments at which a break was begun, epoch milliseconds
   * @param breakEnds moments at which one was ended
   * @param untilMs up to when time has passed without more being known
   */
  public static Verdict judge(
      String driverId,
      List<DutySegment> segments,
      NavigableSet<Long> breakStarts,
      NavigableSet<Long> breakEnds,
      long untilMs,
      HoursTerms.Book book) {
    return judge(driverId, Spans.of(segments, breakStarts, breakEnds, untilMs), book);
  }

  private static Verdict judge(String driverId, List<Span> spans, HoursTerms.Book book) {
    HoursJudge judge = new HoursJudge(driverId, book);
    judge.prepare(spans);
    spans.forEach(judge::cut);
    return judge.verdict(spans);
  }

  private void prepare(List<Span> spans) {
    for (Span span : spans) {
      long atMs = span.startMs();
      do {
        turnTo(atMs);
        HoursProfile profile = terms.profile();
        rules.computeIfAbsent(profile, p -> p.rules(episode -> episodes.add(episode(p, episode))));
        atMs = terms.toMs();
      } while (atMs < span.endMs());
    }
  }

  private HoursEpisode episode(HoursProfile profile, EpisodeSink.Episode e) {
    long atMs = e.exceededAtMs() == EpisodeSink.NEVER ? e.startedAtMs() : e.exceededAtMs();
    long epochDay =
        Instant.ofEpochMilli(atMs)
            .atZone(book.at(driverId, atMs).zone())
            .toLocalDate()
            .toEpochDay();
    return HoursEpisode.of(driverId, profile, epochDay, e);
  }

  private void turnTo(long atMs) {
    if (terms == null || atMs < terms.fromMs() || atMs >= terms.toMs()) {
      terms = book.at(driverId, atMs);
      dayEndMs = Long.MIN_VALUE;
    }
  }

  /** Cuts a span at midnight and where the terms change. */
  private void cut(Span span) {
    long atMs = span.startMs();
    while (atMs < span.endMs()) {
      turnTo(atMs);
      if (atMs < dayStartMs || atMs >= dayEndMs) {
        day = Instant.ofEpochMilli(atMs).atZone(terms.zone()).toLocalDate();
        dayStartMs = day.atStartOfDay(terms.zone()).toInstant().toEpochMilli();
        dayEndMs = day.plusDays(1).atStartOfDay(terms.zone()).toInstant().toEpochMilli();
      }
      long untilMs = Math.min(span.endMs(), Math.min(dayEndMs, terms.toMs()));
      step(new Span(span.kind(), span.vehicleId(), atMs, untilMs));
      atMs = untilMs;
    }
  }

  private void step(Span piece) {
    days.add(piece, day, dayStartMs, terms);
    rules.forEach(
        (profile, judge) -> judge.step(piece, day, dayStartMs, profile == terms.profile()));
  }

  private Verdict verdict(List<Span> spans) {
    rules.values().forEach(HoursRules::finish);
    List<Finding> findings = new ArrayList<>(episodes);
    findings.addAll(days.tell(driverId));
    boolean isOpen = episodes.stream().anyMatch(episode -> episode.endedAtMs() == null);
    return new Verdict(findings, nextMs(spans), isOpen);
  }

  private long nextMs(List<Span> spans) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last == null || !last.isDriving()) {
      return Long.MAX_VALUE;
    }
    long next = dayEndMs;
    for (HoursRules each : rules.values()) {
      next = Math.min(next, each.nextMs(last.endMs()));
    }
    return next;
  }
}
