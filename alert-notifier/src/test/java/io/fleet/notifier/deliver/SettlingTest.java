package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.event.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "true  | 10 | {'a':1}                  | 10000",
        "true  | 0  | {'a':1}                  | -1",
        "false | 10 | {'a':1}                  | -1",
        "true  | 10 | {'a':{'b':[]},'test':true} | -1",
        "true  | 10 | {'test':false}           | 10000",
        "true  | 10 | {'a':{'test':true}}      | 10000",
        "true  | 10 | no JSON                  | 10000"
      })
  void onlyWhatMayBeReplacedWaitsWhereThatIsAskedFor(
      boolean asked, int settleS, String data, long waitMs) {
    Event event = withData(settleS, data.replace('\'', '"'));

    long endsAtMs = Settling.endsAtMs(event, terms(asked));

    assertThat(endsAtMs).isEqualTo(waitMs < 0 ? 0 : NOW + waitMs);
  }

  private static DeliveryTerms terms(boolean settledOnly) {
    return new DeliveryTerms(
        DeliveryTerms.Ordering.NONE, 0, DeliveryTerms.Superseded.SEND, null, settledOnly);
  }

  private static Event withData(int settleS, String data) {
    Event plain = Deliveries.event("V1", "alert", 1, 1, true, NOW, settleS);
    return new Event(
        plain.type(),
        plain.subjectId(),
        plain.version(),
        plain.interim(),
        plain.occurredAtMs(),
        plain.emittedAtMs(),
        plain.settleS(),
        plain.severity(),
        plain.late(),
        plain.scope(),
        plain.origin(),
        data);
  }
}
