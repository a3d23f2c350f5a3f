package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionsTest {
  private final Versions versions = new Versions();
  private final Delivery opened = version("alert", 1, true);
  private final Delivery updated = version("alert", 2, true);
  private final Delivery resolved = version("alert", 3, false);
  private final Delivery another = version("another", 1, true);

  @Test
  void interimVersionsBelowTheDeliveredOneAreSuperseded() {
    add(opened, updated, resolved, another);

    assertThat(versions.supersededBy(resolved)).containsExactly(opened, updated);
    assertThat(versions.supersededBy(updated)).containsExactly(opened);
    assertThat(versions.supersededBy(opened)).isEmpty();
  }

  @Test
  void whatIsNotInterimIsNotSuperseded() {
    Delivery corrected = version("alert", 4, false);
    add(resolved, corrected);

    assertThat(versions.supersededBy(corrected)).isEmpty();
  }

  @Test
  void whatStillSettlesIsReplacedWhateverItIs() {
    add(opened, resolved);
    opened.dueMs(NOW + 10_000);
    resolved.dueMs(NOW + 10_000);
    Delivery corrected = version("alert", 4, false);

    assertThat(versions.replacedBy(corrected, NOW)).containsExactly(opened, resolved);
    assertThat(versions.isReplaced(version("alert", 2, true), NOW)).isTrue();
    assertThat(versions.isReplaced(corrected, NOW)).isFalse();
  }

  @Test
  void whatWaitsForAnotherAttemptIsNotReplaced() {
    add(opened);
    opened.dueMs(NOW + 10_000);
    opened.failedAttempt();

    assertThat(versions.replacedBy(resolved, NOW)).isEmpty();
  }

  @Test
  void whatHasEndedIsForgotten() {
    add(opened, updated);
    versions.remove(opened);
    versions.remove(updated);

    assertThat(versions.subjectCount()).isZero();
    assertThat(versions.supersededBy(resolved)).isEmpty();
  }

  private void add(Delivery... deliveries) {
    java.util.List.of(deliveries).forEach(versions::add);
  }

  private static Delivery version(String subjectId, long version, boolean interim) {
    return Deliveries.of(Deliveries.event("V1", subjectId, version, version, interim, NOW, 0));
  }
}
