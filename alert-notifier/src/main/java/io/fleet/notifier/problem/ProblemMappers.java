package io.fleet.notifier.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource, as a problem document. */
public final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int RETRY_AFTER_S = 2;

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return answer(e.type(), e.type().status(), e.getMessage(), e.member());
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

  private static Response answer(ProblemType type, int status, String detail, String member) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(type, status, detail, member));
    if (type.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
    }
    if (type == ProblemType.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }
}
