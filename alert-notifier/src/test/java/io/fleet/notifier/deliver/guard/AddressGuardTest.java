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
    "255.255.255.255, reserved",
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
    "2001::1, protocol",
    "2001:2::1, benchmark",
    "2001:db8::1, documentation",
    "3fff::1, documentation",
    "fc00::1, private",
    "fd12:3456::1, private",
    "fd00:ec2::254, metadata",
    "fe80::1, link_local",
    "fec0::1, private",
    "ff02::1, multicast",
    "100::1, reserved",
    "5f00::1, reserved",
    "4000::1, reserved",
    "fe80::1%eth0, zone",
    "fe80::1%25eth0, zone"
  })
  void whatIsNotPublicIsRefused(String host, String range) {
    assertThatThrownBy(() -> guard("", NOBODY).admit(host, 443))
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
    assertThat(guard("", NOBODY).admit(host, 443)).isEqualTo(InetAddress.getByName(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "localhost", "a.example"})
  void otherNotationsAndNamesAreJudgedByTheAddressTheyLeadTo(String host) {
    HostResolver toLoopback = name -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

    assertThatThrownBy(() -> guard("", toLoopback).admit(host, 80))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void aMappedAddressOutOfANameServerIsJudgedAsIpv4() {
    HostResolver mapped = name -> new InetAddress[] {InetAddress.getByName("::ffff:10.0.0.1")};

    assertThatThrownBy(() -> guard("", mapped).admit("a.example", 80))
        .hasMessage("refused: private");
  }

  @Test
  void theFirstPublicAddressOfANameIsTaken() throws Exception {
    HostResolver mixed =
        name ->
            new InetAddress[] {InetAddress.getByName("10.0.0.1"), InetAddress.getByName("8.8.8.8")};

    InetAddress admitted = guard("", mixed).admit("mixed.example", 443);

    assertThat(admitted).isEqualTo(InetAddress.getByName("8.8.8.8"));
  }

  @Test
  void aNameThatTurnsPrivateOnTheSecondLookUpIsRefusedThen() throws Exception {
    Iterator<String> answers = List.of("8.8.8.8", "169.254.169.254").iterator();
    AddressGuard guard =
        guard("", name -> new InetAddress[] {InetAddress.getByName(answers.next())});

    InetAddress first = guard.admit("rebinding.example", 443);

    assertThat(first.getHostAddress()).isEqualTo("8.8.8.8");
    assertThatThrownBy(() -> guard.admit("rebinding.example", 443)).hasMessage("refused: metadata");
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
      org.assertj.core.api.Assertions.assertThatCode(() -> guard.admit(host, port))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> guard.admit(host, port)).isInstanceOf(RefusedAddressException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/8:", "10.0.0.0/8:0", "[::1"})
  void anAllowListThatMakesNoSenseIsRefused(String list) {
    assertThatThrownBy(() -> AllowList.parse(list)).isInstanceOf(IllegalArgumentException.class);
  }

  private static AddressGuard guard(String allowList, HostResolver resolver) {
    return new AddressGuard(AllowList.parse(allowList), resolver);
  }
}
