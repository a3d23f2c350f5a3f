package io.fleet.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortHolderTest {
  @Test
  void aTakenPortIsNamedWithWhatHoldsIt() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      // given
      int port = socket.getLocalPort();

      // when
      String holder = PortHolder.describe(port);

      // then
      assertThat(PortHolder.isFree(port)).isFalse();
      assertThat(holder).isEqualTo("pid " + ProcessHandle.current().pid() + " (java)");
    }
  }

  @Test
  void aPortIsFreeOnceItsHolderIsGone() throws IOException {
    // given
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    // when
    boolean free = PortHolder.isFree(port);

    // then
    assertThat(free).isTrue();
  }
}
