package io.fleet.gateway.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.auth.principal.PrincipalUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.jwt.Claims;

/**
 * Checks signatures with SmallRye's parser. Keys from an identity provider may have to be fetched:
 * that happens on threads of its own, with a bounded queue, so that a provider that hangs holds up
 * nobody but those whose key is not there.
 */
@Singleton
public class SignatureCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE_OF_EVENT_LOOPS = Duration.ofSeconds(2);
  private static final int THREADS = 2;
  private static final int WAITING = 500;

  private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          30,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          work -> {
            Thread thread = new Thread(work, "signature-check");
            thread.setDaemon(true);
            return thread;
          });

  SignatureCheck() {
    threads.allowCoreThreadTimeOut(true);
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdownNow();
  }

  /** Whether keys are fetched from elsewhere. */
  boolean mayWait(JWTAuthContextInfo trust) {
    String location = trust.getPublicKeyLocation();
    return location != null && location.startsWith("http");
  }

  /** Verifies; waits a short time at most. */
  JWTCallerPrincipal parse(String token, JWTAuthContextInfo trust) throws ParseException {
    if (!mayWait(trust)) {
      return verify(token, trust);
    }
    try {
      return run(token, trust).get(PATIENCE_OF_EVENT_LOOPS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      throw new ParseException("not verified");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ParseException("not verified");
    }
  }

  /**
   * Verifies without blocking the caller.
   *
   * @return fails as {@link VerifiedTokens#prepare} says
   */
  CompletableFuture<JWTCallerPrincipal> parseElsewhere(String token, JWTAuthContextInfo trust) {
    CompletableFuture<JWTCallerPrincipal> answer = new CompletableFuture<>();
    try {
      run(token, trust)
          .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (verified, failure) -> {
                if (failure == null) {
                  answer.complete(verified);
                } else {
                  answer.completeExceptionally(meaning(failure));
                }
              });
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(new NotReadyException());
    }
    return answer;
  }

  private static Throwable meaning(Throwable failure) {
    boolean keyAway = failure instanceof TimeoutException || keyIsAway(failure);
    return keyAway ? new NotReadyException() : new AuthenticationFailedException();
  }

  /** Whether a failure to read the keys is among the causes. */
  private static boolean keyIsAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.io.IOException) {
        return true;
      }
    }
    return false;
  }

  private CompletableFuture<JWTCallerPrincipal> run(String token, JWTAuthContextInfo trust) {
    Executor elsewhere = threads;
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return verify(token, trust);
          } catch (ParseException e) {
            throw new CompletionException(e);
          }
        },
        elsewhere);
  }

  /**
   * Verifies. If roles are in a claim other than {@code groups}, then {@code groups} means nothing:
   * SmallRye itself would prefer it.
   */
  private JWTCallerPrincipal verify(String token, JWTAuthContextInfo trust) throws ParseException {
    var claims = parser.parse(token, trust).getJwtClaims();
    String rolesClaim = trust.getGroupsPath();
    if (rolesClaim != null && !rolesClaim.equals(Claims.groups.name())) {
      claims.unsetClaim(Claims.groups.name());
      PrincipalUtils.setClaims(claims, token, trust);
    }
    return new DefaultJWTCallerPrincipal("JWT", claims);
  }
}
