package io.fleet.dashboards.question;

/** What can be chosen of a question. */
public sealed interface Filter {
  /** As it stands in double braces. */
  String name();

  /** What people read. */
  String label();

  /** What a value is put in as. */
  enum Type {
    DATE,
    NUMBER,
    TEXT
  }

  /**
   * A value that is put in where the name stands.
   *
   * @param standard used when nothing is chosen; empty: then the clause in double brackets goes
   */
  record Variable(String name, Type type, String standard, String label) implements Filter {}

  /**
   * A condition on a column of a view, whose values Metabase offers; it needs to know the view.
   *
   * @param view without its database
   */
  record FieldFilter(String name, String view, String column, String label) implements Filter {}
}
