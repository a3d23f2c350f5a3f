package io.fleet.gateway.http;

import io.fleet.gateway.publish.Ledger;
import io.fleet.gateway.security.NotReadyException;
import io.fleet.gateway.security.TooManyFailuresException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the frameworks throw into problems. */
@Singleton
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String PROTOCOL = "http";

  private final Problems problems;
  private final Ledger ledger;

  ProblemMappers(Problems problems, Ledger ledger) {
    this.problems = problems;
    this.ledger = ledger;
  }

  @ServerExceptionMapper(priority = 1)
  Response unauthorized(UnauthorizedException e) {
    return answer(ProblemType.UNAUTHORIZED, "the token is missing");
  }

  @ServerExceptionMapper(priority = 1)
  Response unauthorized(AuthenticationFailedException e) {
    return answer(ProblemType.UNAUTHORIZED, "the token is unknown or has expired");
  }

  @ServerExceptionMapper(priority = 1)
  Response notReady(NotReadyException e) {
    return answer(ProblemType.NOT_READY, "devices are not known yet");
  }

  @ServerExceptionMapper(priority = 1)
  Response tooMany(TooManyFailuresException e) {
    ledger.refusedRequest(PROTOCOL, ProblemType.TOO_MANY_FAILED_LOGINS.slug());
    return problems.answer(
        ProblemType.TOO_MANY_FAILED_LOGINS, "the token is unknown or has expired", e.retryAfter());
  }

  @ServerExceptionMapper(priority = 1)
  Response forbidden(ForbiddenException e) {
    return answer(ProblemType.FORBIDDEN, "the caller's roles do not allow it");
  }

  @ServerExceptionMapper(priority = 1)
  Response status(WebApplicationException e) {
    return answer(ProblemType.ofStatus(e.getResponse().getStatus()), null);
  }

  @ServerExceptionMapper(priority = 1)
  Response problem(ProblemException e) {
    return answer(e.type(), e.getMessage());
  }

  @ServerExceptionMapper(priority = 1)
  Response bug(RuntimeException e) {
    LOG.error("request failed", e);
    return answer(ProblemType.INTERNAL, null);
  }

  private Response answer(ProblemType type, String detail) {
    ledger.refusedRequest(PROTOCOL, type.slug());
    return problems.answer(type, detail);
  }
}
