package io.fleet.clickhouse;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the server runs.
 *
 * @param directory the engine's data directory, created if need be
 * @param host address to listen on
 * @param port 0 to 65535; 0 for any free one
 * @param connections statements that run at once, 1 to 256
 * @param maxWait how long a statement waits for a connection before it is refused with error 202,
 *     above zero
 * @param user name of the one account
 * @param password its password; empty lets everybody in
 * @param backups the one directory that BACKUP writes to and RESTORE reads from; null for none
 */
public record ServerOptions(
    Path directory,
    String host,
    int port,
    int connections,
    Duration maxWait,
    String user,
    String password,
    Path backups) {

  /** The address that only this machine reaches. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Refuses nonsense; an open server without a password is refused as well. */
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535: " + port);
    }
    if (connections < 1 || connections > 256) {
      throw new IllegalArgumentException("connections must be 1 to 256: " + connections);
    }
    if (maxWait.isNegative() || maxWait.isZero()) {
      throw new IllegalArgumentException("maxWait must be above zero: " + maxWait);
    }
    InetAddress address = new InetSocketAddress(host, port).getAddress();
    if (address == null) {
      throw new IllegalArgumentException("unknown host: " + host);
    }
    if (password.isEmpty() && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "listening on " + host + " needs a password, see FLEET_CLICKHOUSE_PASSWORD");
    }
  }

  /** Without a place for backups. */
  public ServerOptions(
      Path directory,
      String host,
      int port,
      int connections,
      Duration maxWait,
      String user,
      String password) {
    this(directory, host, port, connections, maxWait, user, password, null);
  }

  /** On the loopback address, 8 connections, 10 s of waiting, no password. */
  public static ServerOptions local(Path directory, int port) {
    return new ServerOptions(directory, LOOPBACK, port, 8, Duration.ofSeconds(10), "default", "");
  }

  Credentials account() {
    return new Credentials(user, password);
  }

  @Override
  public String toString() {
    return "ServerOptions[directory=" + directory + ", host=" + host + ", port=" + port + "]";
  }
}
