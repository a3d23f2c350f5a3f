package io.fleet.dashboards.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dashboard and its questions.
 *
 * @param key its folder
 * @param refreshS how often it renews itself where it is left open, s
 */
public record Dashboard(
    String key, String title, String description, int refreshS, List<Placed> questions) {

  /** A question on the grid of 24 columns; row and height in its rows. */
  public record Placed(Question question, int row, int column, int width, int height) {
    boolean overlaps(Placed other) {
      return row < other.row + other.height
          && other.row < row + height
          && column < other.column + other.width
          && other.column < column + width;
    }

    boolean isOnTheGrid() {
      return row >= 0 && column >= 0 && width > 0 && height > 0 && column + width <= 24;
    }
  }

  /**
   * What can be chosen of the whole dashboard, by name: of questions that have a filter of one name
   * the first says what it is called. Two that are of different sorts are an error.
   */
  public List<Filter> filters() {
    Map<String, Filter> filters = new LinkedHashMap<>();
    for (Placed placed : questions) {
      for (Filter filter : placed.question().filters()) {
        Filter before = filters.putIfAbsent(filter.name(), filter);
        if (before != null && !sort(before).equals(sort(filter))) {
          throw new IllegalArgumentException(
              key + ": " + filter.name() + " is not the same in all questions");
        }
      }
    }
    return new ArrayList<>(filters.values());
  }

  private static String sort(Filter filter) {
    return filter instanceof Filter.Variable variable
        ? variable.type() + variable.label()
        : "field" + filter.label();
  }
}
