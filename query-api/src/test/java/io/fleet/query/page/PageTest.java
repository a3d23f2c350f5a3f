package io.fleet.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Window TWO = new Window("0123456789abcdef", SortKey.OLDEST, 2);

  @Test
  void theExtraRowIsNotShownButSaysThatThereIsMore() {
    // when
    Page<String> page = Page.of(List.of("a", "b", "c"), TWO, id -> new SortKey(0, id));

    // then
    assertThat(page.items()).containsExactly("a", "b");
    assertThat(Cursor.decode(page.next(), TWO.fingerprint())).isEqualTo(new SortKey(0, "b"));
  }

  @Test
  void aFullLastPageHasNoNext() {
    assertThat(Page.of(List.of("a", "b"), TWO, id -> new SortKey(0, id)).next()).isNull();
  }
}
