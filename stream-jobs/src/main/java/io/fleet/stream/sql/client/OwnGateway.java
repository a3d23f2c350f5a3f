package io.fleet.stream.sql.client;

import java.io.Closeable;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.client.cli.CliOptions.EmbeddedCliOptions;
import org.apache.flink.table.client.gateway.DefaultContextUtils;
import org.apache.flink.table.client.gateway.SingleSessionManager;
import org.apache.flink.table.gateway.SqlGateway;
import org.apache.flink.table.gateway.api.endpoint.SqlGatewayEndpointFactoryUtils;
import org.apache.flink.table.gateway.rest.util.SqlGatewayRestOptions;
import org.apache.flink.table.gateway.service.context.DefaultContext;
import org.apache.flink.util.IOUtils;
import org.apache.flink.util.NetUtils;

/**
 * The gateway of one session, on a free port of the loopback address. Flink's client starts the
 * same for itself, but asks for Flink's Python library, which nobody here needs, before it does.
 */
final class OwnGateway implements Closeable {
  private static final String LOOPBACK = "127.0.0.1";

  private final DefaultContext context;
  private final NetUtils.Port port;
  private final SqlGateway gateway;

  OwnGateway(Path history) throws Exception {
    EmbeddedCliOptions nothingSpecial =
        new EmbeddedCliOptions(
            false,
            null,
            null,
            null,
            history.toString(),
            List.of(),
            List.of(),
            new Configuration(),
            new Properties());
    context = DefaultContextUtils.buildDefaultContext(nothingSpecial);
    port = NetUtils.getAvailablePort();
    Configuration rest = new Configuration();
    rest.set(SqlGatewayRestOptions.ADDRESS, LOOPBACK);
    rest.set(SqlGatewayRestOptions.BIND_ADDRESS, LOOPBACK);
    rest.set(SqlGatewayRestOptions.PORT, port.getPort());
    Configuration all = context.getFlinkConfig();
    all.addAll(rest, SqlGatewayEndpointFactoryUtils.getSqlGatewayOptionPrefix("rest"));
    gateway = new SqlGateway(all, new SingleSessionManager(context));
    gateway.start();
  }

  DefaultContext context() {
    return context;
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(LOOPBACK, port.getPort());
  }

  @Override
  public void close() {
    gateway.stop();
    IOUtils.closeQuietly(port);
  }
}
