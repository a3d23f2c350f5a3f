package io.fleet.clickhouse;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/** The C functions of the engine library that are used here, under their own names. */
interface Chdb extends Library {

  /** Loads the library and keeps it from replacing the JVM's signal handlers. */
  static Chdb load(Path library) {
    Chdb chdb = Native.load(library.toAbsolutePath().toString(), Chdb.class);
    chdb.chdb_set_signal_handlers_enabled(0);
    return chdb;
  }

  void chdb_set_signal_handlers_enabled(int enabled);

  Pointer chdb_connect(int argumentCount, String[] arguments);

  void chdb_close_conn(Pointer connection);

  void chdb_shutdown();

  Pointer chdb_query_with_params_n(
      Pointer connection,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      Pointer parameterNames,
      Pointer parameterNameLengths,
      Pointer parameterValues,
      Pointer parameterValueLengths,
      long parameterCount);

  Pointer chdb_stream_insert_with_params_n(
      Pointer connection,
      byte[] query,
      long queryLength,
      byte[] format,
      long formatLength,
      Pointer parameterNames,
      Pointer parameterNameLengths,
      Pointer parameterValues,
      Pointer parameterValueLengths,
      long parameterCount);

  int chdb_stream_append(Pointer insert, Pointer data, long length);

  Pointer chdb_stream_done(Pointer insert);

  void chdb_stream_cancel_insert(Pointer insert);

  Pointer chdb_stream_insert_error(Pointer insert);

  void chdb_destroy_insert_stream(Pointer insert);

  Pointer chdb_result_buffer(Pointer result);

  long chdb_result_length(Pointer result);

  Pointer chdb_result_error(Pointer result);

  long chdb_result_rows_read(Pointer result);

  long chdb_result_storage_rows_read(Pointer result);

  long chdb_result_storage_bytes_read(Pointer result);

  long chdb_result_rows_written(Pointer result);

  long chdb_result_bytes_written(Pointer result);

  void chdb_destroy_query_result(Pointer result);
}
