package io.fleet.local.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a crowd publishes until it is told to stop. All of it happens on the crowd's loop. */
interface MqttPace {
  /** Begins; returns at once. */
  void start(MqttCrowd crowd);

  /** A device has got an acknowledgement; it may publish. */
  default void acknowledged(MqttDevice device) {}

  /** Publishes no more. */
  void stop();

  /** Every device always has that many messages unacknowledged. */
  final class Window implements MqttPace {
    private final int window;
    private boolean stopped;

    Window(int window) {
      this.window = window;
    }

    @Override
    public void start(MqttCrowd crowd) {
      for (MqttDevice device : crowd.devices()) {
        for (int i = 0; i < window; i++) {
          device.publish(true);
        }
        device.flush();
      }
    }

    @Override
    public void acknowledged(MqttDevice device) {
      if (!stopped) {
        device.publish(true);
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /** As fast as the sockets take it, without acknowledgements. */
  final class Unasked implements MqttPace {
    private static final int AT_ONCE = 64;

    private boolean stopped;

    @Override
    public void start(MqttCrowd crowd) {
      for (MqttDevice device : crowd.devices()) {
        for (int i = 0; i < AT_ONCE && device.isWritable(); i++) {
          device.publish(false);
        }
        device.flush();
      }
      if (!stopped) {
        crowd.loop().execute(() -> start(crowd));
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /** So many messages a second in all, from the first devices of the crowd in turn. */
  final class Steady implements MqttPace {
    private static final long STEP_MS = 10;
    private static final double MS_PER_S = 1_000;

    private final double perSecond;
    private final int senders;
    private long startNs;
    private long published;
    private boolean stopped;

    Steady(double perSecond, int senders) {
      this.perSecond = perSecond;
      this.senders = senders;
    }

    @Override
    public void start(MqttCrowd crowd) {
      startNs = System.nanoTime();
      step(crowd.devices(), crowd);
    }

    /** What is due by now, also when the last step came late. */
    private void step(List<MqttDevice> devices, MqttCrowd crowd) {
      long dueBy = (long) ((System.nanoTime() - startNs) / 1e6 * perSecond / MS_PER_S);
      for (; published < dueBy && !stopped; published++) {
        MqttDevice device = devices.get((int) (published % senders));
        device.publish(true);
        device.flush();
      }
      if (!stopped) {
        crowd.loop().schedule(() -> step(devices, crowd), STEP_MS, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }
}
