package io.fleet.query.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next cursor of the next page, or null when this is the last
 */
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
            nullable = true,
            description = "Pass it as `cursor` for the next page; null on the last.")
        String next) {

  /**
   * Cuts what was read to the page's size.
   *
   * @param rows up to {@link Window#rowsToRead()} rows
   */
  public static <R, T> Page<T> of(
      List<R> rows, Window window, Function<R, SortKey> key, Function<R, T> item) {
    boolean more = rows.size() > window.limit();
    List<R> shown = more ? rows.subList(0, window.limit()) : rows;
    String next =
        more ? Cursor.encode(window.fingerprint(), key.apply(shown.get(shown.size() - 1))) : null;
    return new Page<>(shown.stream().map(item).toList(), next);
  }

  /** As above, of items that know their key. */
  public static <T> Page<T> of(List<T> rows, Window window, Function<T, SortKey> key) {
    return of(rows, window, key, Function.identity());
  }
}
