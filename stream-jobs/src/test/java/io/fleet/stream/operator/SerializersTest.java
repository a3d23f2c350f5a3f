package io.fleet.stream.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DriverEvent;
import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class SerializersTest {
  @Test
  void recordsOfTheLogNeedNoKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LogRecord.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(OutboundRecord.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(Activity.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(AlertMoment.class);
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(LateNews.class);
    assertThat(TypeInformation.of(TimelineInput.class)).isInstanceOf(TimelineInputTypeInfo.class);
  }

  @Test
  void eventsAndHeartbeatsComeThroughTheNetworkUnchanged() throws IOException {
    // given
    Telemetry event = DriveStory.of("van").drive(50, DriveStory.seconds(1)).events().get(0);

    // when
    TimelineInput read = throughTheNetwork(TimelineInput.event(event, 3, 17, 1_800_000_000_000L));
    TimelineInput beat =
        throughTheNetwork(TimelineInput.heartbeat("~4", 11, 99, 1_800_000_000_001L));
    TimelineInput slice =
        throughTheNetwork(TimelineInput.slice("van", new byte[] {7, 8}, 1, 4, 1_800_000_000_002L));

    // then
    assertThat(read.telemetry()).isEqualTo(event);
    assertThat(read.key()).isEqualTo("van");
    assertThat(read.partition()).isEqualTo(3);
    assertThat(read.offset()).isEqualTo(17);
    assertThat(read.appendMs()).isEqualTo(1_800_000_000_000L);
    assertThat(beat.isHeartbeat()).isTrue();
    assertThat(beat.key()).isEqualTo("~4");
    assertThat(slice.key()).isEqualTo("van");
    assertThat(slice.slice()).containsExactly(7, 8);
    assertThat(slice.isHeartbeat()).isFalse();
    assertThat(throughTheNetwork(TimelineInput.lookAgain("van", 1)).isLookAgain()).isTrue();
  }

  @Test
  void anEventKeepsItsTraceAndOneWithoutPaysNothingForIt() throws IOException {
    // given
    Telemetry event = DriveStory.of("van").drive(50, DriveStory.seconds(1)).events().get(0);
    TraceParent trace = new TraceParent(Long.MIN_VALUE, 7, -1);

    // when
    TimelineInput traced = throughTheNetwork(TimelineInput.event(event, 3, 17, 1_000, trace));
    TimelineInput plain = throughTheNetwork(TimelineInput.event(event, 3, 17, 1_000));

    // then
    assertThat(traced.telemetry()).isEqualTo(event);
    assertThat(traced.trace()).isEqualTo(trace);
    assertThat(plain.trace()).isNull();
    assertThat(bytes(TimelineInput.event(event, 3, 17, 1_000, trace)).length)
        .isEqualTo(bytes(TimelineInput.event(event, 3, 17, 1_000)).length + 24);
  }

  @Test
  void whatReachesADriverComesThroughTheNetworkUnchanged() throws IOException {
    // given
    DutySegment segment = new DutySegment("van", "anna", DutyKind.WORK, 1_000, 5_000, true);
    DriverEvent event = new DriverEvent("anna", null, "break_start", 2_000, -7);

    // when
    DriverInput first = throughTheNetwork(DriverInput.segment(segment, 17, true));
    DriverInput second = throughTheNetwork(DriverInput.event(event, 18));

    // then
    assertThat(TypeInformation.of(DriverInput.class)).isInstanceOf(DriverInputTypeInfo.class);
    assertThat(first.segment()).isEqualTo(segment);
    assertThat(first.version()).isEqualTo(17);
    assertThat(first.isWithdrawn()).isTrue();
    assertThat(second.event()).isEqualTo(event);
    assertThat(second.segment()).isNull();
  }

  private static DriverInput throughTheNetwork(DriverInput input) throws IOException {
    DriverInputSerializer serializer = new DriverInputSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(input, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  @Test
  void everyKeyGroupHasAKeyOfItsOwn() {
    String[] keys = KeyGroupKeys.of(128);
    for (int group = 0; group < 128; group++) {
      assertThat(KeyGroupRangeAssignment.assignToKeyGroup(keys[group], 128)).isEqualTo(group);
    }
  }

  private static TimelineInput throughTheNetwork(TimelineInput input) throws IOException {
    return new TimelineInputSerializer().deserialize(new DataInputDeserializer(bytes(input)));
  }

  private static byte[] bytes(TimelineInput input) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new TimelineInputSerializer().serialize(input, out);
    return out.getCopyOfBuffer();
  }
}
