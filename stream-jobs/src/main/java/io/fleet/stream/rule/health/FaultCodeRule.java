package io.fleet.stream.rule.health;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Iso8601;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.health.FaultCodes.Code;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.settings.HealthSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Tells of fault codes that were not there for 7 days, each on its own. A code is gone at the first
 * message 24 h after it was last told, if the vehicle has by then been heard for 10 min without a
 * gap of more than an hour: a weekend in the yard ends nothing.
 */
public final class FaultCodeRule implements Rule<FaultCodes> {
  static final String TYPE = "fault_code";
  static final long LONG_GAP_MS = 3_600_000;
  static final long HEARD_AGAIN_MS = 600_000;

  private static final int LOW = 1;
  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "health_fault_codes";
  }

  @Override
  public FaultCodes initial() {
    return FaultCodes.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<FaultCodes> step(FaultCodes before, Situation situation) {
    List<String> told = situation.telemetry().faultCodes();
    if (told.isEmpty() && before.codes().isEmpty()) {
      return Step.unchanged(before);
    }
    long at = situation.timeMs();
    boolean anew = before.codes().isEmpty() || at - before.lastHeardMs() > LONG_GAP_MS;
    long heardSinceMs = anew ? at : before.heardSinceMs();
    List<Code> codes = new ArrayList<>(before.codes());
    List<Finding> findings = new ArrayList<>(0);
    for (String code : told.size() < 2 ? told : new TreeSet<>(told)) {
      tell(code, codes, situation, findings);
    }
    if (at - heardSinceMs >= HEARD_AGAIN_MS) {
      close(codes, situation, findings);
    }
    long newAfterMs = settings(situation).newAfterMs();
    codes.removeIf(code -> !code.open() && at - code.lastMs() >= newAfterMs);
    FaultCodes after = codes.isEmpty() ? FaultCodes.NONE : new FaultCodes(codes, heardSinceMs, at);
    return new Step<>(after, findings);
  }

  private static void tell(
      String name, List<Code> codes, Situation situation, List<Finding> findings) {
    long at = situation.timeMs();
    int known = indexOf(name, codes);
    if (known >= 0) {
      Code code = codes.get(known);
      boolean news = !code.open() && at - code.lastMs() >= settings(situation).newAfterMs();
      if (!news) {
        codes.set(known, code.toldAgain(at));
        return;
      }
      codes.remove(known);
    }
    if (codes.size() >= FaultCodes.MOST_CODES && !forgetOne(codes)) {
      return;
    }
    codes.add(new Code(name, at, at, true));
    Episode opened = Episode.lasting(at, Alert.State.OPENED, at);
    findings.add(alert(opened, codes.get(codes.size() - 1), situation));
  }

  private static int indexOf(String name, List<Code> codes) {
    for (int i = 0; i < codes.size(); i++) {
      if (codes.get(i).code().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Makes room by the code that has been gone longest; false while all are there. */
  private static boolean forgetOne(List<Code> codes) {
    Code oldest = null;
    for (Code code : codes) {
      if (!code.open() && (oldest == null || code.lastMs() < oldest.lastMs())) {
        oldest = code;
      }
    }
    return oldest != null && codes.remove(oldest);
  }

  private static void close(List<Code> codes, Situation situation, List<Finding> findings) {
    long at = situation.timeMs();
    long goneAfterMs = settings(situation).goneAfterMs();
    for (int i = 0; i < codes.size(); i++) {
      Code code = codes.get(i);
      if (code.open() && at - code.lastMs() >= goneAfterMs) {
        codes.set(i, code.closed());
        findings.add(alert(Episode.over(code.firstMs(), at, code.lastMs()), code, situation));
      }
    }
  }

  private static AlertFinding alert(Episode episode, Code code, Situation situation) {
    boolean over = episode.state() == Alert.State.RESOLVED;
    long days = settings(situation).newAfterMs() / 86_400_000;
    String vehicle = situation.telemetry().vehicleId();
    String told =
        over
            ? vehicle
                + " has not reported fault code "
                + code.code()
                + " since "
                + Iso8601.format(code.lastMs())
                + '.'
            : vehicle
                + " reports fault code "
                + code.code()
                + ", which was not there for "
                + days
                + " days.";
    return episode.alert(
        TYPE,
        LOW,
        situation,
        told,
        Map.of(AlertFinding.CODE, code.code(), "last_told_at", Iso8601.format(code.lastMs())));
  }

  private static HealthSettings.FaultCodes settings(Situation situation) {
    return situation.settings().health().faults();
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(FaultCodes state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public FaultCodes read(ByteReader in, int writtenVersion) {
    return FaultCodes.read(in);
  }
}
