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
 * @param grouping how its messages are folded; {@link Grouping#NONE} if they are not
 * @param escalation whom an alert goes to that nobody acknowledges, or null
 */
public record Endpoint(
    String id,
    String description,
    Target target,
    List<Secret> secrets,
    Subscription subscription,
    DeliveryTerms terms,
    Format format,
    EndpointState state,
    Grouping grouping,
    Escalation escalation) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /**
   * Checks what its parts do not.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public Endpoint {
    if (!isId(id)) {
      throw new IllegalArgumentException("id: 1 to 64 of A-Za-z0-9_.- expected");
    }
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("secret: missing");
    }
    grouping = grouping == null ? Grouping.NONE : grouping;
    if (escalation != null && escalation.toEndpointId().equals(id)) {
      throw new IllegalArgumentException("escalation.to: another endpoint expected");
    }
  }

  /** One that folds and escalates nothing. */
  public Endpoint(
      String id,
      String description,
      Target target,
      List<Secret> secrets,
      Subscription subscription,
      DeliveryTerms terms,
      Format format,
      EndpointState state) {
    this(id, description, target, secrets, subscription, terms, format, state, null, null);
  }

  /** Whether an endpoint may be called so. */
  public static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  /** The id alone: the URL may carry a token, the secret is one. */
  @Override
  public String toString() {
    return "endpoint " + id;
  }
}
