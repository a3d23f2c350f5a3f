package io.fleet.notifier.endpoint;

import java.util.List;

/**
 * What people say of an endpoint: everything but its secrets and whether it is delivered to.
 *
 * @param description for people, may be empty
 * @param owner who is told when it is disabled: whatever endpoint has the same
 * @param target where its messages go
 * @param subscription what it is told
 * @param terms how it is delivered
 * @param format the form of the body
 * @param grouping how its messages are folded
 * @param escalation whom an alert goes to that nobody acknowledges, or null
 */
public record EndpointForm(
    String description,
    String owner,
    Target target,
    Subscription subscription,
    DeliveryTerms terms,
    Format format,
    Grouping grouping,
    Escalation escalation) {

  /** The endpoint, in that state. */
  Endpoint endpoint(String id, List<Secret> secrets, EndpointState state) {
    return new Endpoint(
        id, description, target, secrets, subscription, terms, format, state, grouping, escalation);
  }

  /** Neither URL nor headers: both may carry a token. */
  @Override
  public String toString() {
    return "endpoint form";
  }
}
