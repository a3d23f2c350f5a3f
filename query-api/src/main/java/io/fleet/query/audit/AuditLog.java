package io.fleet.query.audit;

import io.fleet.query.security.Caller;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says who reads what of which driver, before it is read: {@code audit action=read_score
 * subject=drv-4 by=olga roles=operator result=granted}. A driver reads of themselves alone.
 */
@ApplicationScoped
public class AuditLog {
  /** The log category; a deployment keeps it for as long as audits are kept. */
  public static final String CATEGORY = "fleet.audit";

  /** The subject of what tells of every driver. */
  public static final String EVERYBODY = "*";

  private static final Logger LOG = Logger.getLogger(CATEGORY);
  private static final int MAX_LENGTH = 128;

  /** What is read. */
  public enum Action {
    /** A driver's score over a window. */
    READ_SCORE,
    /** The score of one trip. */
    READ_TRIP_SCORE,
    /** What a driver did in the last minutes. */
    READ_RECENT,
    /** What changed of everybody's scores and hours. */
    READ_CHANGES,
    /** How drivers compare. */
    READ_RANKING,
    /** What a driver did that counts. */
    READ_EVENTS,
    /** How long a driver drove, worked and rested. */
    READ_HOURS,
    /** Where a vehicle was. */
    READ_TRACK,
    /** Which vehicles were in an area. */
    READ_AREA,
    /** What vehicles measured. */
    READ_TELEMETRY,
    /** What a vehicle told around an alert. */
    READ_EVIDENCE,
    /** Where vehicles are, for as long as somebody watches. */
    WATCH_LIVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Caller caller;

  AuditLog(Caller caller) {
    this.caller = caller;
  }

  /** Whether the caller sees their own data only. */
  public boolean isDriver() {
    return caller.isDriver();
  }

  /** The name in the token; of a driver the driver's id. */
  public String caller() {
    return caller.name();
  }

  /**
   * Writes down that the caller reads this, or tried to.
   *
   * @param driverId whose it is, {@link #EVERYBODY} for all; null where nobody knows
   * @throws ForbiddenException if the caller is a driver and it is not theirs
   */
  public void reading(Action action, String driverId) {
    boolean granted = !isDriver() || caller().equals(driverId);
    LOG.info(
        "audit action=%s subject=%s by=%s roles=%s result=%s"
            .formatted(
                action.word(),
                word(driverId),
                word(caller()),
                caller.roles().stream()
                    .sorted()
                    .map(AuditLog::word)
                    .collect(Collectors.joining(",")),
                granted ? "granted" : "refused"));
    if (!granted) {
      throw new ForbiddenException();
    }
  }

  /**
   * Writes down that the caller reads where somebody was, of whom only the vehicle or the alert is
   * known yet.
   *
   * @param kind of what the id names, such as vehicle
   */
  public void readingOf(Action action, String kind, String id) {
    reading(action, kind + ':' + id);
  }

  /** One word that cannot be taken for another member of the line. */
  private static String word(String text) {
    String known = text == null || text.isEmpty() ? "-" : text;
    String word = known.replaceAll("[^\\p{Alnum}_.:@*-]", "?");
    return word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word;
  }
}
