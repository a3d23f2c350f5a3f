package io.fleet.query.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JsonWebTokenCredential;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Lets in whom browsers give no header to: streams, by a ticket in the address or by a cookie. On
 * no other path, and with no other method, does either open anything.
 */
@ApplicationScoped
public class StreamLogins {
  /** The parameter that shows a ticket. */
  public static final String TICKET = "ticket";

  /** The cookie that holds a token for streams alone. */
  public static final String COOKIE = "fleet_stream";

  /** Where cookies are sent to. */
  public static final String COOKIE_PATH = "/v1/live";

  private static final Set<String> PATHS = Set.of(COOKIE_PATH, COOKIE_PATH + "/socket");
  private static final String REDEEMED = "fleet.redeemed";

  private final KnownTickets tickets;

  StreamLogins(KnownTickets tickets) {
    this.tickets = tickets;
  }

  /** Whether a path is one of a stream. */
  public static boolean isStream(String path) {
    return PATHS.contains(path);
  }

  /** Whether a request shows a ticket where one opens something. */
  boolean showsTicket(RoutingContext context) {
    return mayStream(context) && context.queryParams().contains(TICKET);
  }

  /** Whether a request shows a cookie where it opens something. */
  boolean showsCookie(RoutingContext context) {
    return mayStream(context) && context.request().getCookie(COOKIE) != null;
  }

  private static boolean mayStream(RoutingContext context) {
    return context.request().method().equals(HttpMethod.GET) && isStream(context.request().path());
  }

  /** Takes the ticket; once a request, however often it is asked who comes. */
  Uni<SecurityIdentity> ofTicket(RoutingContext context) {
    SecurityIdentity known = context.get(REDEEMED);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    TicketLogin login = tickets.redeem(context.queryParams().get(TICKET));
    if (login == null) {
      return Uni.createFrom().failure(new AuthenticationFailedException());
    }
    SecurityIdentity identity = identity(login);
    context.put(REDEEMED, identity);
    return Uni.createFrom().item(identity);
  }

  private static SecurityIdentity identity(TicketLogin login) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal(login.name()))
            .addRoles(login.roles())
            .addAttribute(TicketLogin.ATTRIBUTE, login);
    if (login.key() != null) {
      identity.addAttribute(KeyLogin.ATTRIBUTE, login.key());
    }
    return identity.build();
  }

  /** Checks the token in the cookie as if it stood in the header. */
  Uni<SecurityIdentity> ofCookie(RoutingContext context, IdentityProviderManager identities) {
    Cookie cookie = context.request().getCookie(COOKIE);
    TokenCredential token = new JsonWebTokenCredential(cookie.getValue());
    return identities.authenticate(
        HttpSecurityUtils.setRoutingContextAttribute(
            new TokenAuthenticationRequest(token), context));
  }
}
