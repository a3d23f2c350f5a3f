package io.fleet.local.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtKeyRingTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Instant OVER = NOW.plus(Duration.ofDays(30));

  @TempDir Path directory;
  private JwtKeyRing ring;

  @BeforeEach
  void aStackThatWasStarted() throws Exception {
    new JwtKeys(directory).ensure();
    ring = new JwtKeyRing(directory);
  }

  @Test
  void aPreparedKeyCountsBeforeItSigns() throws Exception {
    // given
    String before = token(ring.minter(CLOCK));

    // when
    String trial = token(ring.prepare(CLOCK));

    // then
    assertCounts(before, NOW);
    assertCounts(trial, NOW);
    assertThat(header(token(ring.minter(CLOCK)))).isEqualTo(header(before));
  }

  @Test
  void tokensOfTheOldKeyCountUntilTheirTimeIsOver() throws Exception {
    // given
    String old = token(ring.minter(CLOCK));
    String trial = token(ring.prepare(CLOCK));

    // when
    ring.promote(OVER);

    // then
    String next = token(ring.minter(CLOCK));
    assertThat(header(next)).isEqualTo(header(trial)).isNotEqualTo(header(old));
    assertCounts(next, NOW);
    assertCounts(old, OVER.minusSeconds(1));
    assertThatThrownBy(() -> assertCounts(old, OVER)).isInstanceOf(InvalidJwtException.class);
    assertCounts(next, OVER);
  }

  @Test
  void aKeyThatWasPreparedInVainIsTakenUpAgain() throws Exception {
    // given
    String trial = token(ring.prepare(CLOCK));

    // when
    String again = token(new JwtKeyRing(directory).prepare(CLOCK));

    // then
    assertThat(header(again)).isEqualTo(header(trial));
  }

  @Test
  void nothingPrivateIsPublishedAndFilesAreForTheirOwnerAlone() throws Exception {
    // when
    ring.prepare(CLOCK);
    ring.promote(OVER);
    ring.prepare(CLOCK);

    // then
    assertThat(new JsonWebKeySet(ring.published(NOW)).getJsonWebKeys()).hasSize(3);
    assertThat(ring.published(NOW)).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private void assertCounts(String token, Instant at) throws Exception {
    new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(ring.published(at)).getJsonWebKeys()))
        .setEvaluationTime(NumericDate.fromSeconds(NOW.getEpochSecond()))
        .build()
        .processToClaims(token);
  }

  private static String token(TokenMinter minter) {
    return minter.mint("test", List.of("viewer"), "", Duration.ofHours(1));
  }

  /** Names the key. */
  private static String header(String token) {
    return token.substring(0, token.indexOf('.'));
  }
}
