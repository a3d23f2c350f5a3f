package io.fleet.notifier.deliver.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final HostResolver NOBODY =
      host -> {
        throw new UnknownHostException(host);
      };

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.168.1.1, private",
    "169.254.1.1, link_local",
    "169.254.169.254, metadata",
    "168.63.129.16, metadata",
    "100.100.100.200, metadata",
    "169.254.170.2, metadata",
    "192.0.0.192, metadata",
    "100.64.0.1, carrier_nat",
    "100.127.255.255, carrier_nat",
    "192.0.0.8, protocol",
    "192.0.2.1, documentation",
    "198.51.100.7, documentation",
    "203.0.113.9, documentation",
    "198.18.0.1, benchmark",
    "198.19.255.255, benchmark",
    "192.88.99.1, six_to_four",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.254, reserved",
    "255.255.255.255, broadcast",
    "::, unspecified",
    "::1, loopback",
    "0:0:0:0:0:0:0:1, loopback",
    "::ffff:127.0.0.1, ipv4_mapped",
    "::ffff:7f00:1, ipv4_mapped",
    "::ffff:8.8.8.8, ipv4_mapped",
    "::7f00:1, ipv4_compatible",
    "::8.8.8.8, ipv4_compatible",
    "64:ff9b::7f00:1, nat64",
    "64:ff9b::8.8.8.8, nat64",
    "64:ff9b:1::1, nat64",
    "2002:7f00:1::, six_to_four",
    "2001::1, teredo",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, teredo",
    "2001:10::1, orchid",
    "2001:20::1, orchid",
    "2001:1ff::1, protocol",
    "2001:2::1, benchmark",
    "2001:db8::1, documentation",
    "3fff::1, documentation",
    "fc00::1, private",
    "fd12:3456::1, private",
    "fd00:ec2::254, metadata",
    "fd20:ce::254, metadata",
    "fe80::1, link_local",
    "fec0::1, private",
    "ff02::1, multicast",
    "100::1, discard",
    "5f00::1, segment_routing",
    "4000::1, reserved",
    "fe80::1%eth0, zone",
    "fe80::1%25eth0, zone"
  })
  void whatIsNotPublicIsRefused(String host, String range) {
    assertThatThrownBy(() -> guard("", NOBODY).admit(host, 443, true))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessage("refused: " + range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2001:4860:4860::8888"
      })
  void whatIsPublicIsAdmitted(String host) throws Exception {
    assertThat(guard("", NOBODY).admit(host, 443, true)).isEqualTo(InetAddress.getByName(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.1",
        "127.0.1",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7F.1",
        "0177.0.0.1",
        "127.0.0.01",
        "08.8.8.8",
        "8.8.8.8.",
        "127.0.0.1.",
        "1.2.3.4.5",
        "256.0.0.1",
        "a.0x",
        "a.1",
        "１２７.0.0.1",
        "127。0。0。1",
        "ⓛocalhost",
        "localhost\u0000.a.example",
        "a example",
        "user@a.example",
        "a.example/b",
        "a..example",
        "[::1]",
        "::1::",
        "::ffff:0x7f.0.0.1",
        ""
      })
  void notationsThatReadersDisagreeAboutAreRefusedBeforeAnybodyIsAsked(String host) {
    HostResolver toPublic = name -> new InetAddress[] {InetAddress.getByName("8.8.8.8")};

    assertThatThrownBy(() -> guard("", toPublic).admit(host, 443, true))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessage("refused: notation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost.",
        "a.example",
        "xn--bcher-kva.example",
        "127.0.0.1.a.example"
      })
  void namesAreJudgedByTheAddressTheyLeadTo(String host) {
    HostResolver toLoopback = name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    assertThatThrownBy(() -> guard("", toLoopback).admit(host, 443, true))
        .hasMessage("refused: loopback");
  }

  @Test
  void plainHttpIsRefusedInProductionAndAllowedLocally() throws Exception {
    AllowList none = AllowList.parse("");

    assertThatThrownBy(
            () -> new AddressGuard(Mode.PRODUCTION, none, NOBODY).admit("8.8.8.8", 80, false))
        .hasMessage("refused: no_tls");
    assertThat(new AddressGuard(Mode.LOCAL, none, NOBODY).admit("8.8.8.8", 80, false))
        .isEqualTo(InetAddress.getByName("8.8.8.8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1/32",
        "127.0.0.1/32:9911",
        "10.0.0.0/8,127.5.0.0/16",
        "0.0.0.0/0",
        "[::1/128]:443",
        "::/0",
        "fe80::/64",
        "169.254.10.0/24",
        "0.0.0.0"
      })
  void productionDoesNotStartWithAnAllowListThatNamesThisMachine(String list) {
    assertThatThrownBy(() -> Mode.PRODUCTION.allowList(list))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not for production");
  }

  @Test
  void productionAllowsNothingUnlessToldAndLocalLoopback() {
    assertThat(Mode.PRODUCTION.allowList("").text()).isEmpty();
    assertThat(Mode.PRODUCTION.allowList("10.0.0.0/8:8443").text()).isEqualTo("10.0.0.0/8:8443");
    assertThat(Mode.LOCAL.allowList("").text()).isEqualTo("127.0.0.0/8,::1/128");
    assertThat(Mode.LOCAL.allowList("10.0.0.0/8").text()).isEqualTo("10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"169.254.169.254 | 169.254.0.0/16", "fd00:ec2::254 | fd00::/8"})
  void noAllowListOpensAMetadataService(String host, String list) {
    assertThatThrownBy(() -> guard(list, NOBODY).admit(host, 443, true))
        .hasMessage("refused: metadata");
  }

  @Test
  void aMappedAddressOutOfANameServerIsJudgedAsIpv4() {
    HostResolver mapped = name -> new InetAddress[] {InetAddress.getByName("::ffff:10.0.0.1")};

    assertThatThrownBy(() -> guard("", mapped).admit("a.example", 80, true))
        .hasMessage("refused: private");
  }

  @Test
  void theFirstPublicAddressOfANameIsTaken() throws Exception {
    HostResolver mixed =
        name ->
            new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("8.8.8.8")};

    InetAddress admitted = guard("", mixed).admit("mixed.example", 443, true);

    assertThat(admitted).isEqualTo(InetAddress.getByName("8.8.8.8"));
  }

  @Test
  void aNameThatTurnsPrivateOnTheSecondLookUpIsRefusedThen() throws Exception {
    Iterator<String> answers = List.of("8.8.8.8", "169.254.169.254").iterator();
    AddressGuard guard =
        guard("", name -> new InetAddress[] {InetAddress.getByName(answers.next())});

    InetAddress first = guard.admit("rebinding.example", 443, true);

    assertThat(first.getHostAddress()).isEqualTo("8.8.8.8");
    assertThatThrownBy(() -> guard.admit("rebinding.example", 443, true))
        .hasMessage("refused: metadata");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "127.0.0.1/32 | 127.0.0.1 | 9911 | true",
        "127.0.0.1 | 127.0.0.1 | 9911 | true",
        "127.0.0.1/32 | 127.0.0.2 | 9911 | false",
        "127.0.0.1/32:9911 | 127.0.0.1 | 9911 | true",
        "127.0.0.1/32:9911 | 127.0.0.1 | 9912 | false",
        "10.0.0.0/8, 192.168.0.0/16:80 | 192.168.3.4 | 80 | true",
        "10.0.0.0/8, 192.168.0.0/16:80 | 10.200.0.1 | 81 | true",
        "::1/128 | ::1 | 80 | true",
        "[::1/128]:80 | ::1 | 80 | true",
        "[::1/128]:80 | ::1 | 81 | false",
        "[fd00::/8] | fd12::1 | 81 | true",
        "127.0.0.1/32 | ::1 | 80 | false"
      })
  void theAllowListOpensWhatItNames(String list, String host, int port, boolean admitted) {
    AddressGuard guard = guard(list, NOBODY);

    if (admitted) {
      org.assertj.core.api.Assertions.assertThatCode(() -> guard.admit(host, port, true))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> guard.admit(host, port, true))
          .isInstanceOf(RefusedAddressException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8:", "10.0.0.0/8:0", "[::1"})
  void anAllowListThatMakesNoSenseIsRefused(String list) {
    assertThatThrownBy(() -> AllowList.parse(list)).isInstanceOf(IllegalArgumentException.class);
  }

  private static AddressGuard guard(String allowList, HostResolver resolver) {
    return new AddressGuard(Mode.LOCAL, AllowList.parse(allowList), resolver);
  }
}
