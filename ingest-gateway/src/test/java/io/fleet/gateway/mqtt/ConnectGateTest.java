package io.fleet.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectGateTest {
  private static final int PER_SECOND = 2;
  private static final int BURST = PER_SECOND * ConnectGate.BURST_S;

  private final AtomicLong nanos = new AtomicLong();
  private final ConnectGate gate =
      new ConnectGate(PER_SECOND, new TrustedNetworks(List.of("10.1.0.0/16", "::1")), nanos::get);

  @Test
  void anAddressMayComeInABurstAndThenAtItsRate() throws Exception {
    // when
    int atOnce = admitted("192.0.2.1", BURST + 50);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(3));
    int later = admitted("192.0.2.1", 50);
    // then
    assertThat(atOnce).isEqualTo(BURST);
    assertThat(later).isEqualTo(3 * PER_SECOND);
  }

  @Test
  void anotherAddressIsNotDisturbed() throws Exception {
    admitted("192.0.2.1", 20_000);
    assertThat(admitted("192.0.2.2", 5)).isEqualTo(5);
  }

  @Test
  void trustedNetworksAreNotBounded() throws Exception {
    assertThat(admitted("10.1.255.7", 1_000)).isEqualTo(1_000);
    assertThat(admitted("::1", 1_000)).isEqualTo(1_000);
    assertThat(admitted("10.2.0.1", 1_000)).isEqualTo(BURST);
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() throws Exception {
    admitted("2001:db8::1", BURST);
    assertThat(admitted("2001:db8::2", 1)).isZero();
    assertThat(admitted("2001:db8:0:1::1", 1)).isEqualTo(1);
  }

  private int admitted(String address, int connects) throws Exception {
    InetAddress from = InetAddress.getByName(address);
    int admitted = 0;
    for (int i = 0; i < connects; i++) {
      admitted += gate.admits(from) ? 1 : 0;
    }
    return admitted;
  }
}
