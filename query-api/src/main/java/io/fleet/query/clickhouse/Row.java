package io.fleet.query.clickhouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The current row of an answer; what the row does not say is null. */
public final class Row {
  private final ResultSet results;

  Row(ResultSet results) {
    this.results = results;
  }

  /** A text, null if it is empty. */
  public String text(String column) throws SQLException {
    String value = results.getString(column);
    return value == null || value.isEmpty() ? null : value;
  }

  /** A floating-point number, null if it is absent or not finite. */
  public Double decimal(String column) throws SQLException {
    double value = results.getDouble(column);
    return results.wasNull() || !Double.isFinite(value) ? null : Double.valueOf(value);
  }

  public Long integer(String column) throws SQLException {
    long value = results.getLong(column);
    return results.wasNull() ? null : Long.valueOf(value);
  }

  public Boolean flag(String column) throws SQLException {
    boolean value = results.getBoolean(column);
    return results.wasNull() ? null : Boolean.valueOf(value);
  }

  /** The texts of an array, empty ones too. */
  public List<String> texts(String column) throws SQLException {
    Object[] values = (Object[]) results.getArray(column).getArray();
    return Arrays.stream(values).map(String.class::cast).toList();
  }

  /** The members of a tuple, as the driver reads their types; an absent one is null. */
  public Object[] tuple(String column) throws SQLException {
    return (Object[]) results.getObject(column);
  }

  /** An instant from a column of epoch milliseconds. */
  public Instant time(String column) throws SQLException {
    Long epochMs = integer(column);
    return epochMs == null ? null : Instant.ofEpochMilli(epochMs);
  }
}
