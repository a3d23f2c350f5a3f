package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.KnownTickets;
import io.fleet.query.security.TicketLogin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tickets that are not used yet, each good once and for some seconds, in the memory of this process
 * alone. Kept by their hash, so that no look-up tells how much of a guess was right. For several
 * threads.
 */
@ApplicationScoped
class Tickets implements KnownTickets {
  private static final int BYTES = 32;
  private static final int INSTANCE_BYTES = 6;

  private final LiveSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final String instance = text(INSTANCE_BYTES);

  /** The oldest first, and all live equally long. */
  private final Map<String, Open> open = new LinkedHashMap<>();

  Tickets(LiveSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Open(TicketLogin login, Instant until) {}

  /**
   * Makes one for whoever asks.
   *
   * @throws ProblemException if too many are open
   */
  synchronized LiveTicket issue(TicketLogin login) {
    Instant now = clock.instant();
    forget(now);
    if (open.size() >= settings.tickets() || ofOne(login.name()) >= settings.ticketsPerCaller()) {
      throw ProblemException.tooOften(Duration.ofSeconds(1));
    }
    String ticket = PREFIX + text(BYTES);
    Instant until = now.plus(settings.ticketLife());
    open.put(hash(ticket), new Open(login, until));
    return new LiveTicket(ticket, until, instance);
  }

  private long ofOne(String name) {
    return open.values().stream().filter(ticket -> ticket.login().name().equals(name)).count();
  }

  private void forget(Instant now) {
    Iterator<Open> oldest = open.values().iterator();
    while (oldest.hasNext() && !oldest.next().until().isAfter(now)) {
      oldest.remove();
    }
  }

  @Override
  public synchronized TicketLogin redeem(String ticket) {
    Open found = open.remove(hash(ticket));
    Instant now = clock.instant();
    return found != null && found.until().isAfter(now) && !found.login().isOver(now)
        ? found.login()
        : null;
  }

  private String text(int bytes) {
    byte[] chance = new byte[bytes];
    random.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }

  private static String hash(String ticket) {
    try {
      byte[] bytes = ticket.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
