package io.fleet.local.bench.load;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many devices publish over MQTT for a while. Prints {@code connected} when all are let in, and a
 * {@link LoadResult} in the end.
 */
@Command(name = "mqtt-load")
public final class MqttLoad implements Callable<Integer> {
  private static final int DRAIN_WAIT_S = 30;
  private static final long LOOK_MS = 50;

  @Option(names = "--host", defaultValue = "127.0.0.1")
  private String host;

  @Option(names = "--port", required = true)
  private int port;

  @Option(names = "--credentials", required = true, description = "a device and a token a line")
  private Path credentials;

  @Option(names = "--window", description = "unacknowledged messages of each device")
  private int window = 100;

  @Option(names = "--rate", description = "messages a second in all, in place of a window")
  private double rate;

  @Option(names = "--senders", description = "how many of the devices speak, with --rate")
  private int senders = 1;

  @Option(names = "--qos-0", description = "without acknowledgements, in place of a window")
  private boolean unasked;

  @Option(names = "--settle", description = "seconds between the last CONNACK and the first event")
  private int settleS;

  @Option(names = "--seconds", required = true)
  private int seconds;

  @Option(names = "--first-time", required = true, description = "of every device's first event")
  private long firstTimeMs;

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MqttLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    MqttPace pace = pace();
    try (MqttCrowd crowd = new MqttCrowd(new InetSocketAddress(host, port))) {
      crowd.connect(devices(pace));
      System.out.println("connected");
      TimeUnit.SECONDS.sleep(settleS);
      LoadResult result = run(crowd, pace);
      System.out.println(result.json());
    }
    return 0;
  }

  private MqttPace pace() {
    if (unasked) {
      return new MqttPace.Unasked();
    }
    return rate > 0 ? new MqttPace.Steady(rate, senders) : new MqttPace.Window(window);
  }

  private List<MqttDevice> devices(MqttPace pace) throws Exception {
    List<MqttDevice> devices = new ArrayList<>();
    for (Credentials who : Credentials.read(credentials)) {
      devices.add(new MqttDevice(who, firstTimeMs, window, pace::acknowledged));
    }
    return devices;
  }

  private LoadResult run(MqttCrowd crowd, MqttPace pace)
      throws InterruptedException, ExecutionException {
    long startNs = System.nanoTime();
    crowd.loop().submit(() -> pace.start(crowd)).get();
    TimeUnit.SECONDS.sleep(seconds);
    crowd.loop().submit(pace::stop).get();
    long inTime = crowd.sum(unasked ? MqttDevice::sent : MqttDevice::acknowledged);
    double elapsedS = (System.nanoTime() - startNs) / 1e9;
    awaitAnswers(crowd);
    long sent = crowd.sum(MqttDevice::sent);
    long acknowledged = crowd.sum(MqttDevice::acknowledged);
    long lost = crowd.sum(device -> device.isLost() ? 1 : 0);
    Latencies latencies = new Latencies();
    crowd.loop().submit(() -> crowd.devices().forEach(d -> latencies.addAll(d.latencies()))).get();
    return new LoadResult(
        sent,
        acknowledged,
        0,
        lost,
        elapsedS,
        inTime,
        latencies.quantileMs(0.5),
        latencies.quantileMs(0.99));
  }

  private void awaitAnswers(MqttCrowd crowd) throws InterruptedException, ExecutionException {
    long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_WAIT_S);
    while (!unasked
        && crowd.sum(MqttDevice::sent) > crowd.sum(MqttDevice::acknowledged)
        && crowd.sum(device -> device.isLost() ? 1 : 0) < crowd.devices().size()
        && System.nanoTime() < deadlineNs) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }
}
