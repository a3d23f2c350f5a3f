package io.fleet.query.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private final List<String> checked = new ArrayList<>();
  private Instant now = START;
  private final VerifiedTokens tokens = new VerifiedTokens(new Now(), this::nanos);

  @Test
  void aTokenShownAgainWithinSecondsIsCheckedOnce() throws Exception {
    // when
    JWTCallerPrincipal first = caller("olga", Duration.ofHours(1));
    now = START.plusSeconds(9);
    JWTCallerPrincipal again = caller("olga", Duration.ofHours(1));
    caller("vera", Duration.ofHours(1));

    // then
    assertThat(again).isSameAs(first);
    assertThat(checked).containsExactly("olga", "vera");
  }

  @Test
  void afterSomeSecondsItIsCheckedAgainForItsKeyMayBeWithdrawn() throws Exception {
    // when
    caller("olga", Duration.ofHours(1));
    now = START.plus(VerifiedTokens.TRUSTED_FOR);
    caller("olga", Duration.ofHours(1));

    // then
    assertThat(checked).hasSize(2);
  }

  @Test
  void noneIsTrustedBeyondItsEnd() throws Exception {
    // when
    caller("olga", Duration.ofSeconds(3));
    now = START.plusSeconds(3);
    caller("olga", Duration.ofSeconds(3));

    // then
    assertThat(checked).hasSize(2);
  }

  @Test
  void oneThatIsNotGoodIsRefusedEachTime() {
    for (int time = 1; time <= 2; time++) {
      assertThatThrownBy(
              () ->
                  tokens.caller(
                      "forged",
                      token -> {
                        checked.add(token);
                        throw new ParseException("no signature of ours");
                      }))
          .isInstanceOf(ParseException.class);
    }
    assertThat(checked).hasSize(2);
  }

  private JWTCallerPrincipal caller(String token, Duration life) throws ParseException {
    return tokens.caller(
        token,
        shown -> {
          checked.add(shown);
          JwtClaims claims = new JwtClaims();
          claims.setSubject(shown);
          claims.setExpirationTime(NumericDate.fromSeconds(START.plus(life).getEpochSecond()));
          return new DefaultJWTCallerPrincipal("JWT", claims);
        });
  }

  private long nanos() {
    return Duration.between(START, now).toNanos();
  }

  private final class Now extends Clock {
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
