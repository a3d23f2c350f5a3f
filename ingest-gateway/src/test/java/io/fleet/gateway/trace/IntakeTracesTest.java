package io.fleet.gateway.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.TraceParent;
import io.fleet.gateway.admit.Channel;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;

class IntakeTracesTest {
  private static final TraceParent DEVICE = new TraceParent(1, 2, 3);
  private static final String UNSAMPLED = DEVICE.text().replace("-01", "-00");

  @Test
  void whereNobodyCollectsSpansThereIsNone() {
    IntakeTraces off = traces(Sampler.alwaysOn(), true);
    assertThat(off.begin("http", Channel.SOS, DEVICE.text())).isSameAs(IntakeTrace.NONE);
    assertThat(IntakeTrace.NONE.parent()).isNull();
  }

  @Test
  void aShareOfPostsIsTracedAndWhoeverDecidedBeforeIsFollowed() {
    // given
    IntakeTraces all = traces(Sampler.parentBased(Sampler.alwaysOn()), false);
    IntakeTraces none = traces(Sampler.parentBased(Sampler.alwaysOff()), false);

    // then
    assertThat(all.begin("mqtt", Channel.TELEMETRY, null).parent()).isNotNull();
    assertThat(all.begin("http", Channel.TELEMETRY, "nonsense").parent()).isNotNull();
    assertThat(all.begin("http", Channel.TELEMETRY, UNSAMPLED)).isSameAs(IntakeTrace.NONE);
    assertThat(none.begin("mqtt", Channel.TELEMETRY, null)).isSameAs(IntakeTrace.NONE);
    TraceParent followed = none.begin("http", Channel.TELEMETRY, DEVICE.text()).parent();
    assertThat(followed.traceIdText()).isEqualTo(DEVICE.traceIdText());
    assertThat(followed.spanId()).isNotEqualTo(DEVICE.spanId());
  }

  private static IntakeTraces traces(Sampler sampler, boolean isOff) {
    SdkTracerProvider provider = SdkTracerProvider.builder().setSampler(sampler).build();
    return new IntakeTraces(provider.get("test"), isOff);
  }
}
