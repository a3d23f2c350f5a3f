package io.fleet.clickhouse;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.OutputStream;

/** One answer of the engine in its own memory, and its counts; closing frees it. */
final class EngineResult implements AutoCloseable {

  private static final int COPY_BYTES = 64 * 1024;

  private final Chdb chdb;
  private final Pointer result;

  private EngineResult(Chdb chdb, Pointer result) {
    this.chdb = chdb;
    this.result = result;
  }

  /** Takes over the result; frees it and throws when it carries an error. */
  static EngineResult checked(Chdb chdb, Pointer result) throws EngineException {
    if (result == null) {
      throw EngineException.reported("the engine gave neither a result nor an error");
    }
    Pointer error = chdb.chdb_result_error(result);
    if (error != null) {
      String text = error.getString(0, "UTF-8");
      chdb.chdb_destroy_query_result(result);
      throw EngineException.reported(text);
    }
    return new EngineResult(chdb, result);
  }

  long length() {
    return chdb.chdb_result_length(result);
  }

  /** Copies the answer in small pieces, so that the Java heap never holds it whole. */
  void writeTo(OutputStream out) throws IOException {
    Pointer buffer = chdb.chdb_result_buffer(result);
    long length = buffer == null ? 0 : length();
    byte[] piece = new byte[(int) Math.min(COPY_BYTES, length)];
    for (long at = 0; at < length; at += piece.length) {
      int count = (int) Math.min(piece.length, length - at);
      buffer.read(at, piece, 0, count);
      out.write(piece, 0, count);
    }
  }

  /** The counts of this answer, for the summary header. */
  QuerySummary summary() {
    return new QuerySummary(
        chdb.chdb_result_storage_rows_read(result),
        chdb.chdb_result_storage_bytes_read(result),
        chdb.chdb_result_rows_written(result),
        chdb.chdb_result_bytes_written(result),
        chdb.chdb_result_rows_read(result),
        length());
  }

  @Override
  public void close() {
    chdb.chdb_destroy_query_result(result);
  }
}
