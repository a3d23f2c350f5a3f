package io.fleet.clickhouse;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The ClickHouse engine of this process behind ClickHouse's HTTP interface: {@code /ping}, {@code
 * /replicas_status} and {@code /} with queries in URL or body. A process can have one open at a
 * time; after {@link #close()} it may start another, on another directory too. It sits on the JDK's
 * own HTTP server, which streams bodies both ways with one thread a request and adds no dependency;
 * some dozens of clients at once are what an embedded database has to serve.
 */
public final class EmbeddedClickHouseServer implements AutoCloseable {

  private static final int HTTP_THREADS = 64;
  private static final int BACKLOG = 256;
  private static final int CLOSE_WAIT_SECONDS = 10;

  /** No answer takes more of the engine's memory than this. */
  private static final Map<String, String> DEFAULT_SETTINGS =
      Map.of("max_result_bytes", "536870912");

  static {
    // The JDK's server reads these once: answers at once, connections kept for ten minutes, five
    // for one request to arrive.
    setUnlessSet("sun.net.httpserver.nodelay", "true");
    setUnlessSet("sun.net.httpserver.idleInterval", "600");
    setUnlessSet("sun.net.httpserver.maxReqTime", "300");
  }

  private final Engine engine;
  private final ConnectionPool pool;
  private final StatementRunner runner;
  private final HttpServer http;
  private final ExecutorService threads;
  private boolean closed;

  private EmbeddedClickHouseServer(
      Engine engine,
      ConnectionPool pool,
      StatementRunner runner,
      HttpServer http,
      ExecutorService threads) {
    this.engine = engine;
    this.pool = pool;
    this.runner = runner;
    this.http = http;
    this.threads = threads;
  }

  /**
   * Starts on the loopback address with default options.
   *
   * @param directory data directory, created if need be
   * @param port 0 for any free one
   * @throws EngineUnavailableException when the engine cannot be had or the directory is in use
   */
  public static EmbeddedClickHouseServer start(Path directory, int port) {
    return start(ServerOptions.local(directory, port), EngineLibrary.ofThisProcess());
  }

  /** Starts as told; see {@link #start(Path, int)}. */
  public static EmbeddedClickHouseServer start(ServerOptions options, EngineLibrary library) {
    Engine engine = Engine.open(library, options.directory(), options.backups());
    try {
      ConnectionPool pool =
          new ConnectionPool(engine::connect, options.connections(), options.maxWait());
      try {
        return listen(options, engine, pool);
      } catch (RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static EmbeddedClickHouseServer listen(
      ServerOptions options, Engine engine, ConnectionPool pool) {
    StatementRunner runner = new StatementRunner(pool);
    String timezone = text(runner, "SELECT timezone()", "TabSeparatedRaw").strip();
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    try {
      HttpServer http = HttpServer.create(address, BACKLOG);
      ExecutorService threads = threads();
      http.setExecutor(threads);
      http.createContext(
          "/", new QueryHandler(runner, options.account(), timezone, DEFAULT_SETTINGS));
      http.createContext("/ping", new FixedAnswer("Ok.\n"));
      http.createContext("/replicas_status", new FixedAnswer("Ok.\n"));
      http.start();
      return new EmbeddedClickHouseServer(engine, pool, runner, http, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
  }

  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            HTTP_THREADS,
            HTTP_THREADS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(BACKLOG),
            task -> new Thread(task, "clickhouse-http"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** The port it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** Base address, without a slash at the end. */
  public String httpUrl() {
    return "http://" + http.getAddress().getHostString() + ":" + port();
  }

  /** Address for the JDBC driver, with the driver's compression off, as the server needs it. */
  public String jdbcUrl(String database) {
    return "jdbc:clickhouse:" + httpUrl() + "/" + database + "?compress=false";
  }

  /**
   * Runs a statement directly, in the default database.
   *
   * @throws IllegalStateException when the engine refuses it, with its text
   */
  public void execute(String sql) {
    text(runner, sql, "Null");
  }

  /** Runs a query directly and gives its answer as text; see {@link #execute(String)}. */
  public String query(String sql, String format) {
    return text(runner, sql, format);
  }

  private static String text(StatementRunner runner, String sql, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      runner.run(sql, format, result -> result.writeTo(out));
    } catch (EngineException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * Stops listening, waits for running statements and lets go of the directory; twice does nothing
   * more.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    threads.shutdown();
    awaitRequests();
    http.stop(0);
    pool.close();
    engine.close();
  }

  private void awaitRequests() {
    try {
      if (!threads.awaitTermination(CLOSE_WAIT_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
