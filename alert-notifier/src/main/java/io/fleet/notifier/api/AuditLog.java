package io.fleet.notifier.api;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Says who has changed which endpoint: {@code audit action=rotate_secret subject=ep_4f7c by=olga
 * roles=admin result=done}.
 */
@ApplicationScoped
public class AuditLog {
  /** The log category; a deployment keeps it for as long as audits are kept. */
  public static final String CATEGORY = "fleet.audit";

  private static final Logger LOG = Logger.getLogger(CATEGORY);
  private static final int MAX_LENGTH = 128;

  /** What is done. */
  public enum Action {
    /** An endpoint is made. */
    CREATE_ENDPOINT,
    /** It is changed. */
    REPLACE_ENDPOINT,
    /** It is deleted. */
    DELETE_ENDPOINT,
    /** It gets another secret. */
    ROTATE_SECRET,
    /** Its messages wait from now on. */
    PAUSE_ENDPOINT,
    /** They do no more. */
    RESUME_ENDPOINT,
    /** It is delivered to again. */
    ENABLE_ENDPOINT,
    /** Nothing more is delivered to it. */
    DISABLE_ENDPOINT,
    /** It is sent examples. */
    TEST_ENDPOINT
  }

  private final SecurityIdentity identity;

  AuditLog(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The name in the token, on one line and bounded. */
  String caller() {
    String name = identity.getPrincipal().getName();
    String line = name == null ? "" : name.replaceAll("[\\p{Cntrl}\\p{Cs}\\u2028\\u2029]", "?");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
  }

  /** Writes down what the caller has done. */
  void done(Action action, String endpointId) {
    LOG.info(
        "audit action=%s subject=%s by=%s roles=%s result=done"
            .formatted(
                action.name().toLowerCase(Locale.ROOT),
                word(endpointId),
                word(identity.getPrincipal().getName()),
                identity.getRoles().stream()
                    .sorted()
                    .map(AuditLog::word)
                    .collect(Collectors.joining(","))));
  }

  /** One word that cannot be taken for another member of the line. */
  private static String word(String text) {
    String known = text == null || text.isEmpty() ? "-" : text;
    String word = known.replaceAll("[^\\p{Alnum}_.:@*-]", "?");
    return word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word;
  }
}
