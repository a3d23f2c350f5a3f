package io.fleet.notifier.endpoint;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A subscriber's webhook.
 *
 * @param id 1 to 64 of {@code A-Za-z0-9_.-}
 * @param description for people, may be empty
 * @param target where its messages go
 * @param secrets what they are signed with, the newest first; at least one
 * @param subscription what it is told
 * @param terms how it is delivered
 * @param format the form of the body
 * @param state whether it is delivered to
 */
public record Endpoint(
    String id,
    String description,
    Target target,
    List<Secret> secrets,
    Subscription subscription,
    DeliveryTerms terms,
    Format format,
    EndpointState state) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /**
   * Checks what its parts do not.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public Endpoint {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException("id: 1 to 64 of A-Za-z0-9_.- expected");
    }
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("secret: missing");
    }
  }

  /** The id alone: the URL may carry a token, the secret is one. */
  @Override
  public String toString() {
    return "endpoint " + id;
  }
}
