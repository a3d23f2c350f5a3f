package io.fleet.stream.rule;

import java.util.List;

/**
 * What a rule decided: its state after, and what is to be told, in order.
 *
 * @param after the state after
 * @param findings what is to be told; mostly nothing
 * @param <S> the rule's state
 */
public record Step<S>(S after, List<Finding> findings) {

  /** Nothing to tell. */
  public static <S> Step<S> unchanged(S after) {
    return new Step<>(after, List.of());
  }

  public static <S> Step<S> of(S after, Finding... findings) {
    return new Step<>(after, List.of(findings));
  }
}
