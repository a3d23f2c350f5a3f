package io.fleet.query.list;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.answer.FieldSelection;
import io.fleet.query.answer.Wish;
import io.fleet.query.clickhouse.Bindings;
import io.fleet.query.clickhouse.ClickHouse;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Export;
import io.fleet.query.export.Exports;
import io.fleet.query.export.Ndjson;
import io.fleet.query.export.RowForm;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
import io.fleet.query.page.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers what lists are asked. */
@ApplicationScoped
public class Lists {
  /** A hundred millions: more rows than there are, and what a LIMIT takes. */
  private static final int EVERY_ROW = 100_000_000;

  private final ClickHouse store;
  private final Exports exports;
  private final Wish wish;
  private final ObjectMapper json;

  Lists(ClickHouse store, Exports exports, Wish wish, ObjectMapper json) {
    this.store = store;
    this.exports = exports;
    this.wish = wish;
    this.json = json;
  }

  /**
   * One page as JSON, or all there is as CSV or NDJSON.
   *
   * @param size of pages
   * @return of the named type if it is JSON, else a stream
   */
  @SuppressWarnings("unchecked") // what is told in another form is no object
  public <R, T> RestResponse<Page<T>> answer(
      Listing<R, T> list, Filters filters, ListParameters given, PageSize size) {
    return switch (wish.form()) {
      case JSON -> RestResponse.ok(page(list, given.window(filters, size, list.order().start())));
      case CSV, NDJSON ->
          (RestResponse<Page<T>>)
              (RestResponse<?>)
                  exports.answer(
                      export(list, given.whole(filters, list.order().start(), EVERY_ROW)));
    };
  }

  /** One page. */
  public <R, T> Page<T> page(Listing<R, T> list, Window window) {
    Bindings bindings = stretch(list, window.after(), window.rowsToRead());
    List<R> rows = store.list(list.sql(), bindings, list.reader());
    Page<R> page = Page.of(rows, window, list.order().key());
    return new Page<>(list.told().apply(page.items()), page.next());
  }

  private <R, T> Export<R, T> export(Listing<R, T> list, Window window) {
    return new Export<>(
        list.sql(),
        stretch(list, window.after(), window.limit()),
        list.reader(),
        list.told(),
        form(list.type()));
  }

  private <T> RowForm<T> form(Class<T> type) {
    FieldSelection fields = wish.fields();
    return wish.form() == Wish.Form.CSV
        ? new Csv<>(type, fields, json)
        : new Ndjson<>(type, fields, json);
  }

  private static <R> Bindings stretch(Listing<R, ?> list, SortKey after, long rows) {
    list.order().bind().accept(list.bindings(), after);
    return list.bindings().number("rows", rows);
  }
}
