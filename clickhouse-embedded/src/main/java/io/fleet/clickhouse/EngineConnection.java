package io.fleet.clickhouse;

import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One connection to the engine: one statement at a time, with its own current database and
 * settings. Not thread-safe.
 */
final class EngineConnection implements AutoCloseable {

  private final Chdb chdb;
  private final Pointer handle;
  private SessionSettings session = SessionSettings.fresh();
  private boolean spoilt;

  EngineConnection(Chdb chdb, Pointer handle) {
    this.chdb = chdb;
    this.handle = handle;
  }

  /** Brings the connection to the wanted database and settings. */
  void prepare(SessionSettings wanted) throws EngineException {
    String use = session.useTowards(wanted);
    String set = session.statementTowards(wanted);
    if (use.isEmpty() && set.isEmpty()) {
      return;
    }
    spoilt = true;
    runIfAny(use);
    runIfAny(set);
    session = wanted;
    spoilt = false;
  }

  private void runIfAny(String statement) throws EngineException {
    if (!statement.isEmpty()) {
      query(statement.getBytes(StandardCharsets.UTF_8), "Null", Map.of()).close();
    }
  }

  /** Runs one statement and gives its whole answer, which lies in the engine's memory. */
  EngineResult query(byte[] sql, String format, Map<String, String> parameters)
      throws EngineException {
    ParameterBlock block = new ParameterBlock(parameters);
    byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
    try {
      Pointer result =
          chdb.chdb_query_with_params_n(
              handle.getPointer(0),
              sql,
              sql.length,
              formatName,
              formatName.length,
              block.names(),
              block.nameLengths(),
              block.values(),
              block.valueLengths(),
              block.count());
      return EngineResult.checked(chdb, result);
    } finally {
      Reference.reachabilityFence(block);
    }
  }

  /** Opens an INSERT whose data follows; the statement carries no FORMAT clause. */
  InsertStream insert(byte[] sql, String format, Map<String, String> parameters)
      throws EngineException {
    ParameterBlock block = new ParameterBlock(parameters);
    byte[] formatName = format.getBytes(StandardCharsets.UTF_8);
    try {
      Pointer insert =
          chdb.chdb_stream_insert_with_params_n(
              handle.getPointer(0),
              sql,
              sql.length,
              formatName,
              formatName.length,
              block.names(),
              block.nameLengths(),
              block.values(),
              block.valueLengths(),
              block.count());
      return InsertStream.checked(chdb, insert);
    } finally {
      Reference.reachabilityFence(block);
    }
  }

  /**
   * Marks that a statement changed the session, so that the pool opens a new connection in its
   * place.
   */
  void spoil() {
    spoilt = true;
  }

  boolean isSpoilt() {
    return spoilt;
  }

  @Override
  public void close() {
    chdb.chdb_close_conn(handle);
  }
}
