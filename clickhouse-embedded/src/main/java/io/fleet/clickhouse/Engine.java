package io.fleet.clickhouse;

import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * The engine of this process on one data directory. A process can hold one directory at a time;
 * after {@link #close()} it may open another. The library itself is shut down once, when the JVM
 * ends, because it cannot be started again after that.
 */
final class Engine implements AutoCloseable {

  private static final Object GUARD = new Object();
  private static Chdb library;
  private static Engine open;
  private static boolean jvmEnds;

  private final Chdb chdb;
  private final String[] arguments;
  private final Path directory;
  private final DirectoryLock lock;

  private Engine(Chdb chdb, Path directory, Path backups, DirectoryLock lock) {
    this.chdb = chdb;
    this.arguments = arguments(directory, backups);
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens the engine on a directory, creating it if need be.
   *
   * @param backups where BACKUP may write; null for nowhere
   * @throws EngineUnavailableException when the library is missing, the directory is locked, or
   *     this process has another one open
   */
  static Engine open(EngineLibrary where, Path directory, Path backups) {
    synchronized (GUARD) {
      if (open != null) {
        throw new EngineUnavailableException(
            "this process already has " + open.directory + " open and can hold one directory only");
      }
      Chdb chdb = loaded(where);
      Path absolute = directory.toAbsolutePath().normalize();
      open = new Engine(chdb, absolute, backups, DirectoryLock.acquire(absolute));
      return open;
    }
  }

  private static String[] arguments(Path directory, Path backups) {
    String path = "--path=" + directory;
    if (backups == null) {
      return new String[] {"clickhouse", path};
    }
    // what follows the dashes stands for the server's configuration, which there is no file of
    String allowed = "--backups.allowed_path=" + backups.toAbsolutePath().normalize();
    return new String[] {"clickhouse", path, "--", allowed};
  }

  private static Chdb loaded(EngineLibrary where) {
    if (library == null) {
      Chdb chdb = Chdb.load(where.locate());
      Runtime.getRuntime().addShutdownHook(new Thread(Engine::shutDown, "engine-shutdown"));
      library = chdb;
    }
    return library;
  }

  /**
   * Ends the library, now or when the directory still open is closed; if never, its files are
   * readable all the same.
   */
  private static void shutDown() {
    synchronized (GUARD) {
      jvmEnds = true;
      if (open == null) {
        library.chdb_shutdown();
      }
    }
  }

  /** A new connection, with the engine's default settings and database. */
  EngineConnection connect() {
    Pointer handle = chdb.chdb_connect(arguments.length, arguments);
    if (handle == null || handle.getPointer(0) == null) {
      throw new EngineUnavailableException(
          "the engine refuses the data directory "
              + directory
              + "; it may be damaged, of a newer engine, or in use by another program");
    }
    return new EngineConnection(chdb, handle);
  }

  /** Lets go of the directory; every connection must be closed before. */
  @Override
  public void close() {
    synchronized (GUARD) {
      lock.close();
      open = null;
      if (jvmEnds) {
        chdb.chdb_shutdown();
      }
    }
  }
}
