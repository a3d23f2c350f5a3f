package io.fleet.clickhouse;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;

/**
 * One running INSERT that is fed piece by piece; the engine's queue is bounded and blocks the
 * feeder when it falls behind. Closing without {@link #finish()} cancels it.
 */
final class InsertStream implements AutoCloseable {

  private static final int PIECE_BYTES = 256 * 1024;

  private final Chdb chdb;
  private final Pointer insert;

  private InsertStream(Chdb chdb, Pointer insert) {
    this.chdb = chdb;
    this.insert = insert;
  }

  static InsertStream checked(Chdb chdb, Pointer insert) throws EngineException {
    if (insert == null) {
      throw EngineException.reported("the engine did not open the insert");
    }
    InsertStream stream = new InsertStream(chdb, insert);
    try {
      stream.failOnError();
      return stream;
    } catch (EngineException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * Feeds the engine until the source ends; memory used is one piece, whatever the size of the
   * source.
   */
  void appendAll(InputStream source) throws IOException, EngineException {
    byte[] piece = new byte[PIECE_BYTES];
    try (Memory memory = new Memory(PIECE_BYTES)) {
      int count;
      while ((count = source.readNBytes(piece, 0, piece.length)) > 0) {
        memory.write(0, piece, 0, count);
        if (chdb.chdb_stream_append(insert, memory, count) != 0) {
          failOnError();
          throw EngineException.reported("the engine ended the insert without giving a reason");
        }
      }
    }
  }

  /** Ends the data; returns once the rows are stored. */
  EngineResult finish() throws EngineException {
    return EngineResult.checked(chdb, chdb.chdb_stream_done(insert));
  }

  private void failOnError() throws EngineException {
    Pointer error = chdb.chdb_stream_insert_error(insert);
    if (error != null) {
      throw EngineException.reported(error.getString(0, "UTF-8"));
    }
  }

  @Override
  public void close() {
    chdb.chdb_stream_cancel_insert(insert);
    chdb.chdb_destroy_insert_stream(insert);
  }
}
