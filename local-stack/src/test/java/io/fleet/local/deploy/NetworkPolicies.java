package io.fleet.local.deploy;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may speak to whom, by the policies of some manifests: both ends have to allow it. */
final class NetworkPolicies {
  private final Manifests manifests;

  NetworkPolicies(Manifests manifests) {
    this.manifests = manifests;
  }

  /** Whether a pod reaches another at a port. */
  boolean allow(String from, String to, int port) {
    Map<String, String> source = manifests.labels(from);
    Map<String, String> target = manifests.labels(to);
    boolean leaves =
        of(source)
            .flatMap(policy -> policy.getSpec().getEgress().stream())
            .anyMatch(rule -> names(rule.getPorts(), port) && reaches(rule.getTo(), target));
    boolean enters =
        of(target)
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .anyMatch(rule -> names(rule.getPorts(), port) && reaches(rule.getFrom(), source));
    return leaves && enters;
  }

  /** Whether anybody outside of the namespace reaches a pod at a port. */
  boolean isOpen(String to, int port) {
    return of(manifests.labels(to))
        .flatMap(policy -> policy.getSpec().getIngress().stream())
        .anyMatch(rule -> names(rule.getPorts(), port) && rule.getFrom().isEmpty());
  }

  private Stream<NetworkPolicy> of(Map<String, String> labels) {
    return manifests.all(NetworkPolicy.class).stream()
        .filter(policy -> selects(policy.getSpec().getPodSelector(), labels));
  }

  private static boolean names(List<NetworkPolicyPort> ports, int port) {
    return ports.isEmpty()
        || ports.stream().anyMatch(named -> named.getPort().getIntVal().equals(port));
  }

  /** No peer means everybody; whoever is told by address or namespace is no pod of ours. */
  private static boolean reaches(List<NetworkPolicyPeer> peers, Map<String, String> labels) {
    return peers.isEmpty()
        || peers.stream()
            .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
            .anyMatch(peer -> selects(peer.getPodSelector(), labels));
  }

  private static boolean selects(LabelSelector selector, Map<String, String> labels) {
    Map<String, String> exact =
        selector.getMatchLabels() == null ? Map.of() : selector.getMatchLabels();
    return labels.entrySet().containsAll(exact.entrySet())
        && selector.getMatchExpressions().stream().allMatch(one -> holds(one, labels));
  }

  private static boolean holds(LabelSelectorRequirement one, Map<String, String> labels) {
    if (!one.getOperator().equals("In")) {
      throw new AssertionError("not understood: " + one);
    }
    return one.getValues().contains(labels.get(one.getKey()));
  }
}
