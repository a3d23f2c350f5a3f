package io.fleet.stream.rule.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.eta.Progress;
import io.fleet.stream.rule.motion.Place;
import org.junit.jupiter.api.Test;

/** What checkpoints hold of deliveries. */
class DeliveryStateTest {
  private final DeliveryRule rule = new DeliveryRule();

  /** A plan with one stop, in the form before there were ETAs. */
  private static byte[] former() {
    ByteWriter out = new ByteWriter(64);
    out.writeVarLong(1);
    out.writeString("p");
    out.writeLong(1_000);
    out.writeLong(1_000);
    out.writeVarLong(3);
    out.writeBoolean(false);
    out.writeVarLong(1);
    out.writeVarLong(0);
    out.writeNullableString("b");
    out.writeLong(9_000);
    out.writeVarLong(1);
    StopTrack stop = new StopTrack("a");
    out.writeString(stop.stopId);
    out.writeByte(2);
    out.writeSigned(0);
    out.writeSigned(2_000);
    out.writeVarLong(7);
    out.writeSigned(3_000);
    out.writeVarLong(1);
    out.writeVarLong(0);
    out.writeVarLong(0);
    out.writeSigned(0);
    out.writeNullableString("anna");
    out.writeNullableString(null);
    out.writeVarLong(5);
    Halt.NONE.write(out);
    return out.toByteArray();
  }

  @Test
  void aStateOfBeforeThereWereEtasIsRead() {
    // when
    ByteReader in = new ByteReader(former());
    DeliveryState state = rule.read(in, 1);

    // then
    PlanTrack track = state.plans().get(0);
    assertThat(state.scans()).isEqualTo(5);
    assertThat(track.nextStopId).isEqualTo("b");
    assertThat(track.stops.get("a").leftMs).isEqualTo(3_000);
    assertThat(track.stops.get("a").driverId).isEqualTo("anna");
    assertThat(track.stops.get("a").riskReason).isEqualTo(RiskReason.NONE);
    assertThat(track.eta.isPromised()).isFalse();
    assertThat(state.etas()).isEqualTo(EtaState.NONE);
  }

  @Test
  void aStateOfBeforeStandingWasRememberedIsRead() {
    // given: what was written then ended with the plans, scans, standing and this
    ByteWriter out = new ByteWriter(64);
    out.writeVarLong(0);
    out.writeVarLong(0);
    Halt.NONE.write(out);
    out.writeSigned(7_000);
    Place.write(null, out);
    out.writeSigned(0);
    for (int slot = 0; slot < 5; slot++) {
      out.writeVarLong(0);
      out.writeVarLong(0);
    }
    out.writeSigned(5_000);
    out.writeVarLong(77);

    // when
    DeliveryState state = rule.read(new ByteReader(out.toByteArray()), 2);

    // then
    assertThat(state.etas().seenMs()).isEqualTo(7_000);
    assertThat(state.etas().progress().sinceMs()).isEqualTo(5_000);
    assertThat(state.etas().progress().drivenMm()).isEqualTo(77);
    assertThat(state.etas().progress().standsSinceMs()).isZero();
  }

  @Test
  void itIsReadAsItWasWritten() {
    // given
    DeliveryState state = rule.read(new ByteReader(former()), 1);
    PlanEta eta = new PlanEta();
    eta.fromMs = 1_000;
    eta.number = 3;
    eta.begun = true;
    eta.judgedMs = 4_000;
    eta.promisedS = new int[] {PlanEta.NOT_PROMISED, 0, 3_600};
    eta.doubtful.set(2);
    eta.slipDoubtful = true;
    eta.slipSinceMs = 5_000;
    eta.legNumber = 1;
    eta.legMm = 7;
    eta.legDetourM = 100;
    eta.detourM = 200;
    eta.haltMs = 8;
    StopTrack stop = state.plans().get(0).stops.get("a");
    stop.riskSinceMs = 6_000;
    stop.riskFirstMs = 5_500;
    stop.riskReason = RiskReason.HALT;
    state.plans().get(0).eta = eta;
    state =
        state.with(new EtaState(7_000, new Progress(null, 6_500, Progress.NONE.recent(), 1, 2)));
    ByteWriter once = new ByteWriter(64);
    rule.write(state, once);

    // when
    DeliveryState read = rule.read(new ByteReader(once.toByteArray()), rule.schemaVersion());
    ByteWriter twice = new ByteWriter(64);
    rule.write(read, twice);

    // then
    assertThat(twice.toByteArray()).isEqualTo(once.toByteArray());
    assertThat(read.etas()).isEqualTo(state.etas());
    PlanEta known = read.plans().get(0).eta;
    assertThat(known).usingRecursiveComparison().isEqualTo(eta);
    assertThat(read.plans().get(0).stops.get("a")).usingRecursiveComparison().isEqualTo(stop);
  }
}
