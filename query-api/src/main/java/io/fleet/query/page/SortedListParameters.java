package io.fleet.query.page;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of a list that can be had in several orders, as they came. */
public class SortedListParameters extends ListParameters {
  @RestQuery
  @Parameter(
      description =
          "The order: a field, with a minus before it for the greatest first. See the list for"
              + " those it has. `next` of a page holds for the order it was read in.",
      example = "-started_at")
  String sort;

  /** The order that is asked for; null or empty for the usual one. */
  public String sort() {
    return sort;
  }
}
