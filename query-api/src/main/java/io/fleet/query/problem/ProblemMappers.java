package io.fleet.query.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as a problem document. */
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int RETRY_AFTER_S = 2;

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    ProblemType type = e.type();
    if (type.status() >= 500) {
      LOG.warnf("query failed reason=%s detail=%s", type.slug(), e.getMessage());
      LOG.debug("query failed", e);
    }
    Response answer = answer(type, type.status(), e.getMessage(), e.parameter());
    return e.retryAfter() == null ? answer : later(answer, e.retryAfter());
  }

  /** In whole seconds, rounded up: who comes at that time is not refused again. */
  private static Response later(Response answer, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, seconds).build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized(SecurityException e) {
    return answer(ProblemType.UNAUTHORIZED, 401, null, null);
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return answer(ProblemType.FORBIDDEN, 403, null, null);
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return status >= 500 ? failed(e) : answer(ProblemType.ofStatus(status), status, null, null);
  }

  @ServerExceptionMapper
  Response failed(Exception e) {
    LOG.error("request failed reason=internal", e);
    return answer(ProblemType.INTERNAL, 500, null, null);
  }

  private static Response answer(ProblemType type, int status, String detail, String parameter) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(type, status, detail, parameter));
    if (type.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
    }
    if (type == ProblemType.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}
