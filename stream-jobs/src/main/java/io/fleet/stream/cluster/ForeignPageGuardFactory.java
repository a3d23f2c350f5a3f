package io.fleet.stream.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelHandler;

/** Puts a {@link ForeignPageGuard} before a REST interface that listens on the loopback alone. */
public final class ForeignPageGuardFactory implements InboundChannelHandlerFactory {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
  private static final int FIRST = 100;

  @Override
  public int priority() {
    return FIRST;
  }

  @Override
  public Optional<ChannelHandler> createHandler(
      Configuration configuration, Map<String, String> responseHeaders) {
    String address = configuration.get(RestOptions.BIND_ADDRESS);
    return address != null && LOOPBACK.contains(address)
        ? Optional.of(new ForeignPageGuard())
        : Optional.empty();
  }
}
