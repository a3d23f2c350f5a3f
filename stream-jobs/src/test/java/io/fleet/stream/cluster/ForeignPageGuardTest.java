package io.fleet.stream.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.io.network.netty.InboundChannelHandlerFactory;
import org.apache.flink.shaded.netty4.io.netty.channel.embedded.EmbeddedChannel;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.DefaultFullHttpRequest;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpHeaderNames;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpMethod;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponse;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignPageGuardTest {
  private final EmbeddedChannel channel = new EmbeddedChannel(new ForeignPageGuard());

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8081,                       , a program",
    "localhost:8081, http://localhost:8081 , Flink's own page",
    "[::1]:8081,     http://[::1]:8081     , Flink's own page over IPv6",
    "localhost,                            , no port",
  })
  void programsAndFlinksOwnPageAreLetIn(String host, String origin, String who) {
    // when
    post(host, origin);

    // then
    assertThat(channel.inboundMessages()).as(who).hasSize(1);
    assertThat(channel.outboundMessages()).as(who).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8081, http://a-page.example      , a form posted by another site",
    "127.0.0.1:8081, null                       , a sandboxed page",
    "127.0.0.1:8081, http://127.0.0.1:9999      , another server of this machine",
    "evil.example:8081, http://evil.example:8081, a name made to point here",
    "evil.example:8081,                         , the same by a plain link",
    ",                                          , nobody says which host is meant",
  })
  void pagesOfOtherSitesAreRefused(String host, String origin, String who) {
    // when
    post(host, origin);

    // then
    assertThat(channel.inboundMessages()).as(who).isEmpty();
    HttpResponse answer = channel.readOutbound();
    assertThat(answer.status()).as(who).isEqualTo(HttpResponseStatus.FORBIDDEN);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void flinkFindsItAndOnlyALoopbackInterfaceIsGuarded() throws Exception {
    // given
    InboundChannelHandlerFactory factory =
        ServiceLoader.load(InboundChannelHandlerFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(ForeignPageGuardFactory.class::isInstance)
            .findFirst()
            .orElseThrow();

    // then
    assertThat(factory.createHandler(boundTo("127.0.0.1"), Map.of())).isPresent();
    assertThat(factory.createHandler(boundTo("0.0.0.0"), Map.of())).isEmpty();
    assertThat(factory.createHandler(new Configuration(), Map.of())).isEmpty();
  }

  private static Configuration boundTo(String address) {
    return new Configuration().set(RestOptions.BIND_ADDRESS, address);
  }

  private void post(String host, String origin) {
    var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/jobs");
    if (host != null) {
      request.headers().set(HttpHeaderNames.HOST, host);
    }
    if (origin != null) {
      request.headers().set(HttpHeaderNames.ORIGIN, origin);
    }
    channel.writeInbound(request);
  }
}
