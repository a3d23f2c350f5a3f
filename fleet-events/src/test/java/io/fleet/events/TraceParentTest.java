package io.fleet.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  @Test
  void aSampledHeaderIsReadAndWrittenAsItWas() {
    // when
    TraceParent read = TraceParent.sampled("00-" + TRACE + '-' + SPAN + "-01");

    // then
    assertThat(read.traceIdText()).isEqualTo(TRACE);
    assertThat(read.spanIdText()).isEqualTo(SPAN);
    assertThat(read.text()).isEqualTo("00-" + TRACE + '-' + SPAN + "-01");
    assertThat(read.bytes()).asString().isEqualTo(read.text());
    assertThat(read).isEqualTo(TraceParent.of(TRACE, SPAN));
  }

  @Test
  void idsThatBeginWithZerosKeepThem() {
    TraceParent small = new TraceParent(0, 0xab, 1);
    assertThat(small.text()).isEqualTo("00-000000000000000000000000000000ab-0000000000000001-01");
    assertThat(TraceParent.sampled(small.text())).isEqualTo(small);
  }

  @Test
  void otherFlagsAndWhatALaterVersionAddsDoNotMatter() {
    TraceParent read = TraceParent.of(TRACE, SPAN);
    assertThat(TraceParent.sampled("00-" + TRACE + '-' + SPAN + "-03")).isEqualTo(read);
    assertThat(TraceParent.sampled("cc-" + TRACE + '-' + SPAN + "-01-more")).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "traceparent",
        "00-" + TRACE + '-' + SPAN,
        "00-" + TRACE + '-' + SPAN + "-00",
        "00-" + TRACE + '-' + SPAN + "-02",
        "00-" + TRACE + '-' + SPAN + "-01-more",
        "ff-" + TRACE + '-' + SPAN + "-01",
        "00-0AF7651916CD43DD8448EB211C80319C-" + SPAN + "-01",
        "00-00000000000000000000000000000000-" + SPAN + "-01",
        "00-" + TRACE + "-0000000000000000-01",
      })
  void whatIsNotSampledOrNoHeaderAtAllIsNone(String header) {
    assertThat(TraceParent.sampled(header)).isNull();
  }

  @Test
  void noHeaderIsNone() {
    assertThat(TraceParent.sampled(null)).isNull();
  }

  @Test
  void aSpanHasIds() {
    assertThatThrownBy(() -> new TraceParent(0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TraceParent(0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
