package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.stream.rule.plan.DeliveryPlan;
import io.fleet.stream.rule.plan.PlannedStop;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * One version of a delivery plan, packed: most plans of the last weeks are over and kept only for
 * repairs. It is understood when it comes in, and again when it is asked for; as long as there is
 * room the last answer is kept.
 */
final class PackedPlan {
  private final String vehicleId;
  private final String routeId;
  private final long lastWindowMs;
  private final byte[] packed;
  private final int length;
  private SoftReference<DeliveryPlan> last = new SoftReference<>(null);

  private PackedPlan(PlanContent content, byte[] body) {
    this.vehicleId = content.vehicleId();
    this.routeId = content.routeId();
    this.lastWindowMs =
        content.stops().stream()
            .mapToLong(PlannedStop::windowToMs)
            .max()
            .orElse(PlannedStop.NO_TIME);
    this.length = body.length;
    this.packed = pack(body);
  }

  /**
   * Understands a body and packs it.
   *
   * @param passedOver counts what makes no sense
   * @throws Refusal.RefusedException if it is no plan
   */
  static PackedPlan of(String body, LongAdder passedOver) throws Refusal.RefusedException {
    return new PackedPlan(PlanReader.read(body, passedOver), body.getBytes(StandardCharsets.UTF_8));
  }

  String vehicleId() {
    return vehicleId;
  }

  /** The route it names, or null. */
  String routeId() {
    return routeId;
  }

  /** When it is over, if the vehicle has had it since then; see {@link DeliveryPlan}. */
  long closesMs(long sinceMs) {
    return DeliveryPlan.closesMs(sinceMs, lastWindowMs);
  }

  boolean saysTheSame(PackedPlan other) {
    return other != null && length == other.length && Arrays.equals(packed, other.packed);
  }

  /** The plan as rules see it. */
  DeliveryPlan plan(String planId, long sinceMs, long fromMs, long number) {
    DeliveryPlan known = last.get();
    if (known == null || known.sinceMs() != sinceMs) {
      PlanContent content = content();
      known =
          new DeliveryPlan(
              planId, routeId, sinceMs, fromMs, number, content.basis(), content.stops());
      last = new SoftReference<>(known);
    }
    return known;
  }

  private PlanContent content() {
    try {
      return PlanReader.read(new String(unpack(), StandardCharsets.UTF_8), new LongAdder());
    } catch (Refusal.RefusedException e) {
      throw new IllegalStateException("it was understood before", e);
    }
  }

  private static byte[] pack(byte[] body) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(body);
      deflater.finish();
      byte[] packed = new byte[body.length + 64];
      int size = 0;
      while (!deflater.finished()) {
        packed = size == packed.length ? Arrays.copyOf(packed, 2 * size) : packed;
        size += deflater.deflate(packed, size, packed.length - size);
      }
      return Arrays.copyOf(packed, size);
    } finally {
      deflater.end();
    }
  }

  private byte[] unpack() {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] body = new byte[length];
      int size = 0;
      while (size < length) {
        int more = inflater.inflate(body, size, length - size);
        if (more == 0) {
          throw new IllegalStateException("a packed plan ends too soon");
        }
        size += more;
      }
      return body;
    } catch (DataFormatException e) {
      throw new IllegalStateException(e);
    } finally {
      inflater.end();
    }
  }
}
