package io.fleet.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An identity provider that is away or hangs: nobody can say whether a token is good. */
class SignatureCheckTest {
  private final SignatureCheck check = new SignatureCheck();

  private String token;

  @BeforeEach
  void sign() throws Exception {
    token =
        Jwt.issuer("fleet")
            .subject("x")
            .expiresIn(60)
            .jws()
            .keyId("k")
            .sign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
  }

  @Test
  void aProviderThatHangsIsNotWaitedForLong() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      // given
      JWTAuthContextInfo trust = trust(silent.getLocalPort());
      long before = System.nanoTime();
      // when
      assertThatThrownBy(() -> check.parseElsewhere(token, trust).get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NotReadyException.class);
      assertThatThrownBy(() -> check.parse(token, trust)).isInstanceOf(ParseException.class);
      // then
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(25));
    }
  }

  @Test
  void moreThanCanWaitAreTurnedAwayAtOnce() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      // given
      JWTAuthContextInfo trust = trust(silent.getLocalPort());
      for (int i = 0; i < 600; i++) {
        check.parseElsewhere(token, trust);
      }
      // when / then
      CompletableFuture<JWTCallerPrincipal> tooMany = check.parseElsewhere(token, trust);
      assertThat(tooMany).isCompletedExceptionally();
      assertThatThrownBy(tooMany::join).hasCauseInstanceOf(NotReadyException.class);
    } finally {
      check.stop(null);
    }
  }

  private static JWTAuthContextInfo trust(int port) {
    return new JWTAuthContextInfo("http://127.0.0.1:" + port + "/keys", "fleet");
  }
}
