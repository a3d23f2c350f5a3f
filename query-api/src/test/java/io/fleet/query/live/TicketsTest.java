package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.TicketLogin;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketsTest {
  private static final Instant START = Instant.parse("2026-01-31T08:00:00Z");
  private static final TicketLogin OLGA = login("olga", START.plusSeconds(20));

  private final Time time = new Time();
  private final Tickets tickets =
      new Tickets(
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .withMapping(LiveSettings.class)
              .withDefaultValue("fleet.query.live.tickets", "3")
              .withDefaultValue("fleet.query.live.tickets-per-caller", "2")
              .build()
              .getConfigMapping(LiveSettings.class),
          time);

  @Test
  void aTicketIsGoodOnce() {
    // given
    LiveTicket ticket = tickets.issue(OLGA);
    assertThat(ticket.ticket()).hasSize("flt_".length() + 43);
    assertThat(ticket.toString()).doesNotContain(ticket.ticket());

    // then
    assertThat(tickets.redeem(ticket.ticket())).isEqualTo(OLGA);
    assertThat(tickets.redeem(ticket.ticket())).isNull();
    assertThat(tickets.redeem("flt_x")).isNull();
  }

  @Test
  void afterHalfAMinuteItOpensNothing() {
    // given
    TicketLogin forHours = login("olga", START.plusSeconds(7_200));
    String late = tickets.issue(forHours).ticket();
    String inTime = tickets.issue(forHours).ticket();

    // when
    time.now = START.plusSeconds(29);
    assertThat(tickets.redeem(inTime)).isNotNull();
    time.now = START.plusSeconds(30);

    // then
    assertThat(tickets.redeem(late)).isNull();
  }

  @Test
  void itEndsWithTheTokenItWasAskedForWith() {
    // given
    String ticket = tickets.issue(OLGA).ticket();

    // when
    time.now = START.plusSeconds(20);

    // then
    assertThat(tickets.redeem(ticket)).isNull();
  }

  @Test
  void oneTooManyIsRefusedUntilOthersAreUsedOrTooOld() {
    // given
    String first = tickets.issue(OLGA).ticket();
    tickets.issue(OLGA);
    assertThatThrownBy(() -> tickets.issue(OLGA)).isInstanceOf(ProblemException.class);
    tickets.issue(login("otto", null));
    assertThatThrownBy(() -> tickets.issue(login("ina", null)))
        .isInstanceOf(ProblemException.class);

    // when
    tickets.redeem(first);
    tickets.issue(login("ina", null));
    time.now = START.plus(Duration.ofSeconds(30));

    // then
    assertThat(tickets.issue(OLGA)).isNotNull();
  }

  private static TicketLogin login(String name, Instant expiresAt) {
    return new TicketLogin(
        name, Set.of("viewer"), List.of("north"), expiresAt, null, LiveFilter.EVERYTHING);
  }

  private static final class Time extends Clock {
    private Instant now = START;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
