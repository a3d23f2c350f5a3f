package io.fleet.clickhouse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the embedded ClickHouse server until the process is told to end; exit code 1 when it cannot
 * start.
 */
@Command(
    name = "clickhouse-embedded",
    mixinStandardHelpOptions = true,
    description = "Runs the ClickHouse engine behind ClickHouse's HTTP interface.")
public final class EmbeddedClickHouse implements Callable<Integer> {

  @Option(names = "--path", required = true, description = "data directory, created if need be")
  private Path path;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen on")
  private String host;

  @Option(names = "--port", defaultValue = "8123", description = "port to listen on")
  private int port;

  @Option(names = "--connections", defaultValue = "8", description = "statements run at once")
  private int connections;

  @Option(
      names = "--backups",
      description = "directory that BACKUP writes to and RESTORE reads from; none unless told")
  private Path backups;

  @Option(
      names = "--user",
      defaultValue = "${env:FLEET_CLICKHOUSE_USER:-default}",
      description = "name of the one account; also FLEET_CLICKHOUSE_USER")
  private String user;

  private EmbeddedClickHouse() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    if (System.getProperty("log4j2.configurationFile") == null) {
      System.setProperty("log4j2.configurationFile", "log4j2-clickhouse.xml");
    }
    System.exit(new CommandLine(new EmbeddedClickHouse()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    Logger log = LoggerFactory.getLogger(EmbeddedClickHouse.class);
    try {
      EmbeddedClickHouseServer server =
          EmbeddedClickHouseServer.start(options(), EngineLibrary.ofThisProcess());
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, log), "stop"));
      log.info("started url={} path={} connections={}", server.httpUrl(), path, connections);
      stopped.await();
      return 0;
    } catch (RuntimeException e) {
      log.error("cannot start: {}", e.getMessage());
      return 1;
    }
  }

  private ServerOptions options() {
    String password = System.getenv().getOrDefault("FLEET_CLICKHOUSE_PASSWORD", "");
    return new ServerOptions(
        path, host, port, connections, Duration.ofSeconds(10), user, password, backups);
  }

  private static void stop(EmbeddedClickHouseServer server, Logger log) {
    log.info("stopping");
    server.close();
    log.info("stopped");
  }
}
