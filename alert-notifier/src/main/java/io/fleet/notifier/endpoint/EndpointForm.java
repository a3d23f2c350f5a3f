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

  /** What a file says of an endpoint; it names no owner. */
  public static EndpointForm of(Endpoint endpoint) {
    return new EndpointForm(
        endpoint.description(),
        "",
        endpoint.target(),
        endpoint.subscription(),
        endpoint.terms(),
        endpoint.format(),
        endpoint.grouping(),
        endpoint.escalation());
  }

  /**
   * The same, if an endpoint of that id can have it.
   *
   * @throws IllegalArgumentException naming the member that is wrong
   */
  public EndpointForm checkedFor(String id) {
    if (escalation != null && escalation.toEndpointId().equals(id)) {
      throw new IllegalArgumentException("escalation.to: another endpoint expected");
    }
    return this;
  }

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
