package io.fleet.gateway.fuzz;

import com.github.luben.zstd.ZstdOutputStream;
import io.fleet.events.ClockRule;
import io.fleet.events.TelemetryReader;
import io.fleet.events.Topic;
import io.fleet.gateway.admit.Admission;
import io.fleet.gateway.admit.AdmittedBody;
import io.fleet.gateway.admit.BodyRefusedException;
import io.fleet.gateway.admit.BodyShape;
import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.Encoding;
import io.fleet.gateway.admit.Expansion;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.admit.Limits;
import io.fleet.gateway.admit.VehicleScope;
import io.fleet.gateway.admit.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The whole admission. The first byte chooses channel, shape, scope and packing, the rest is the
 * body. A body is refused with the one documented exception or every event gets a verdict; what is
 * accepted can be read by the jobs and is of a vehicle of the sender's.
 */
public final class AdmissionTarget {
  private static final int MAX_BYTES = 8_192;
  private static final int MAX_EVENTS = 20;
  private static final String OWN = "v-1";

  private static final InFlightBytes IN_FLIGHT = new InFlightBytes(1 << 20);
  private static final Admission ADMISSION =
      new Admission(
          ClockRule.DEFAULT,
          Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC),
          new Limits(MAX_BYTES, MAX_BYTES, MAX_EVENTS, 1_000));

  private AdmissionTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int how = input[0];
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    Channel channel = Channel.values()[(how & 3) % Channel.values().length];
    BodyShape shape = (how & 4) == 0 ? BodyShape.BY_CONTENT : BodyShape.LINES;
    boolean own = (how & 8) != 0;
    VehicleScope scope = own ? VehicleScope.of(OWN) : VehicleScope.ALL;
    try (InFlightBytes.Share share = IN_FLIGHT.open()) {
      byte[] json = unpacked(body, how, share);
      check(ADMISSION.admit(json, shape, channel, scope), own);
    } catch (BodyRefusedException e) {
      // refused as a whole, as documented
    }
    if (IN_FLIGHT.used() != 0) {
      throw new IllegalStateException("bytes were taken and not given back");
    }
  }

  /** What claims to be of an encoding, or is packed in it before. */
  private static byte[] unpacked(byte[] body, int how, InFlightBytes.Share share)
      throws BodyRefusedException {
    Encoding encoding = Encoding.values()[how >> 4 & 3];
    byte[] sent = (how & 0x40) == 0 ? body : packed(encoding, body);
    return Expansion.expand(encoding, sent, MAX_BYTES, share);
  }

  private static void check(AdmittedBody admitted, boolean own) {
    int accepted = 0;
    for (int i = 0; i < admitted.size(); i++) {
      Verdict verdict = admitted.verdicts().get(i);
      require(verdict.index() == i, "verdicts are out of order");
      require(verdict.isAccepted() || verdict.refusal() != null, "refused without a reason");
      if (verdict.isAccepted()) {
        accepted++;
        require(!own || OWN.equals(verdict.vehicleId()), "a foreign vehicle is accepted");
        checkValue(verdict);
      }
    }
    require(accepted == admitted.accepted(), "the count is wrong");
    require(admitted.size() <= MAX_EVENTS, "more events than may be");
  }

  /** The jobs read it as the gateway did. */
  private static void checkValue(Verdict verdict) {
    if (verdict.entry().topic() != Topic.TELEMETRY_RAW) {
      return;
    }
    var reading = new TelemetryReader().read(verdict.value());
    require(reading.isAccepted(), "the jobs would not take it");
    require(
        reading.telemetry().vehicleId().equals(verdict.vehicleId()),
        "the key is another vehicle's");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static byte[] packed(Encoding encoding, byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing(encoding, bytes)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OutputStream packing(Encoding encoding, OutputStream to) throws IOException {
    return switch (encoding) {
      case IDENTITY -> to;
      case GZIP -> new GZIPOutputStream(to);
      case DEFLATE -> new DeflaterOutputStream(to);
      case ZSTD -> new ZstdOutputStream(to);
    };
  }
}
