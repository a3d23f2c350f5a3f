package io.fleet.notifier.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointBookTest {
  private static final EndpointStatus PAUSED =
      new EndpointStatus(EndpointState.PAUSED, "by anna", 5, true);
  private static final EndpointStatus GIVEN_UP =
      new EndpointStatus(EndpointState.DISABLED, "gone", 6, false);

  private final List<String> told = new ArrayList<>();
  private final EndpointBook book = new EndpointBook();

  @BeforeEach
  void listen() {
    book.listen(
        new EndpointListener() {
          @Override
          public void inForce(Endpoint endpoint) {
            told.add("+" + endpoint.id() + ' ' + endpoint.state().wireName());
          }

          @Override
          public void removed(String endpointId) {
            told.add("-" + endpointId);
          }
        });
  }

  @Test
  void nothingIsToldBeforeTheTopicIsRead() {
    book.inForce(file("f"));
    book.stored("a", RecordJsonTest.endpoint("a"));
    book.stored("gone", RecordJsonTest.endpoint("gone"));
    book.status("a", PAUSED);
    book.stored("gone", null);
    assertThat(told).isEmpty();

    book.loaded();

    assertThat(told).containsExactly("+a paused", "+f enabled");
  }

  @Test
  void whatBecomesOfAnEndpointIsToldWhereverItIsDescribed() {
    book.loaded();
    book.inForce(file("f"));
    book.status("f", GIVEN_UP);
    book.status("f", GIVEN_UP);
    book.status("f", null);
    book.removed("f");

    assertThat(told).containsExactly("+f enabled", "+f disabled", "+f enabled", "-f");
  }

  @Test
  void aFileCountsMoreThanARecordOfItsId() {
    book.loaded();
    book.stored("a", RecordJsonTest.endpoint("a"));
    book.inForce(file("a"));
    assertThat(book.get("a").isFile()).isTrue();

    book.removed("a");

    assertThat(book.get("a").isFile()).isFalse();
    assertThat(told).hasSize(3);
  }

  @Test
  void ofTwoRecordsOfOneVersionTheFirstCounts() {
    StoredEndpoint first = RecordJsonTest.endpoint("a");
    book.loaded();

    assertThat(book.stored("a", first)).isTrue();
    assertThat(book.stored("a", RecordJsonTest.endpoint("a"))).isFalse();
    assertThat(book.get("a").stored()).isEqualTo(first);
    assertThat(book.stored("a", first.next(first.form(), first.secrets(), 9, "bo"))).isTrue();
    assertThat(book.stored("a", null)).isTrue();
    assertThat(book.get("a")).isNull();
  }

  @Test
  void aFileThatIsWrittenAgainIsToldOf() {
    List<String> rewritten = new ArrayList<>();
    book.whenRewritten(rewritten::add);
    book.loaded();
    book.inForce(file("f"));
    assertThat(rewritten).isEmpty();

    book.inForce(file("f"));

    assertThat(rewritten).containsExactly("f");
    assertThat(told).containsExactly("+f enabled", "+f enabled");
  }

  @Test
  void whoWasGivenUpWithoutAnybodyKnowingIsRemembered() {
    book.loaded();
    book.stored("a", RecordJsonTest.endpoint("a"));
    book.status("a", GIVEN_UP);
    book.status("b", PAUSED);

    assertThat(book.untold()).containsExactly("a");
  }

  @Test
  void pagesGoOnAfterTheLastId() {
    book.loaded();
    for (String id : List.of("c", "a", "b")) {
      book.stored(id, RecordJsonTest.endpoint(id));
    }

    assertThat(book.after("", 2))
        .extracting(view -> view.endpoint().id())
        .containsExactly("a", "b");
    assertThat(book.after("b", 2)).extracting(view -> view.endpoint().id()).containsExactly("c");
  }

  private static Endpoint file(String id) {
    return new Endpoint(
        id,
        "",
        new Target(URI.create("http://host/"), Map.of()),
        List.of(Secret.hmac("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")),
        new Subscription(new EventTypes(List.of("*"))),
        DeliveryTerms.DEFAULT,
        Format.STANDARD,
        EndpointState.ENABLED);
  }
}
