package io.fleet.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.scope.NoGroups;
import io.fleet.query.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What clients are told of events across breaks, by one instance and by several. */
class EventDeskTest {
  private static final int PARTITIONS = 3;
  private static final String ALERT = LiveEvent.ALERT;

  private final LiveSettings settings =
      new SmallRyeConfigBuilder()
          .addDiscoveredConverters()
          .withMapping(LiveSettings.class)
          .withDefaultValue("fleet.query.live.resume-records", "200")
          .build()
          .getConfigMapping(LiveSettings.class);

  @Test
  void whoeverHopsBetweenInstancesHearsEachEventOnceAndInItsPartitionsOrder() {
    for (int round = 0; round < 200; round++) {
      long seed = System.nanoTime() + round;
      hop(seed, new Random(seed));
    }
  }

  /** Two instances read the same three partitions, each in an order and at a pace of its own. */
  private void hop(long seed, Random random) {
    // given
    List<Instance> instances = List.of(new Instance(), new Instance());
    Client client = new Client(instances.get(0), "");
    List<String> heard = new ArrayList<>();
    int written = 0;

    // when
    while (written < 150 || instances.stream().anyMatch(instance -> !instance.hasReadAll())) {
      if (written < 150) {
        int partition = random.nextInt(PARTITIONS);
        instances.forEach(instance -> instance.write(partition));
        written++;
      }
      instances.get(random.nextInt(2)).read(random);
      client.take(random.nextInt(4));
      if (random.nextInt(10) == 0) {
        client.takeTheSnapshotAtLeast();
        heard.addAll(client.heard);
        client = client.comeAgain(instances.get(random.nextInt(2)));
      }
    }
    client.take(Integer.MAX_VALUE);
    heard.addAll(client.heard);

    // then
    assertThat(heard).as("seed %d", seed).doesNotHaveDuplicates().hasSize(150);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      String start = partition + ":";
      assertThat(heard.stream().filter(event -> event.startsWith(start)).toList())
          .as("seed %d", seed)
          .containsExactlyElementsOf(instances.get(0).written(partition));
    }
  }

  @Test
  void whoWasAwayForTooLongBeginsAnew() {
    // given
    Instance instance = new Instance();
    Client client = new Client(instance, "");
    client.take(1);
    Random random = new Random(1);

    // when
    instance.desk.leave(client.client);
    for (int i = 0; i < 201; i++) {
      instance.write(0);
    }
    while (!instance.hasReadAll()) {
      instance.read(random);
    }
    Client again = client.comeAgain(instance);

    // then
    again.take(1);
    assertThat(again.names).startsWith(LiveEvent.RESET);
    assertThat(again.reset).isEqualTo("{\"reason\":\"too_old\"}");
  }

  @Test
  void anIdOfAnotherFilterOrOfNobodyIsToldSo() {
    // given
    Instance instance = new Instance();
    Client client = new Client(instance, "");
    client.take(1);
    LiveFilter other = LiveFilter.parse("alert", null, null, null);
    String damaged = "A" + client.lastId.substring(1, client.lastId.length() - 2) + "xx";

    // when
    Client stranger = new Client(instance, client.lastId, other);
    Client forger = new Client(instance, damaged);
    stranger.take(1);
    forger.take(1);

    // then
    assertThat(stranger.reset).isEqualTo("{\"reason\":\"other_filter\"}");
    assertThat(forger.reset).isEqualTo("{\"reason\":\"unknown_id\"}");
  }

  @Test
  void aLogThatWasMadeAnewIsNoticed() {
    // given
    Instance old = new Instance();
    Client client = new Client(old, "");
    old.write(0);
    old.read(new Random(1));
    client.take(2);

    // when
    Instance other = new Instance();
    Client again = client.comeAgain(other);
    other.desk.endsAt(LogPosition.start(EventTopics.COUNT), LiveClientWaits::open);

    // then
    again.take(1);
    assertThat(again.reset).isEqualTo("{\"reason\":\"log_lost\"}");
  }

  private static final class LiveClientWaits {
    static void open(LiveClient client) {
      client.buffer().end(LiveEvent.of(LiveEvent.SNAPSHOT, "{}"));
      client.buffer().open();
    }
  }

  /** A process that reads the log by itself. */
  private final class Instance {
    private final Audience audience = new Audience();
    private final EventDesk desk =
        new EventDesk(
            settings,
            NoGroups.create(),
            new VehicleBoard(10, 0, vehicle -> new byte[0]),
            audience,
            new LiveMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC(),
            client -> {
              throw new AssertionError("too slow");
            });
    private final Map<Integer, Integer> written = new HashMap<>();
    private final Map<Integer, Integer> read = new HashMap<>();

    Instance() {
      LogPosition start = LogPosition.start(EventTopics.COUNT);
      desk.open(start, start, LiveClientWaits::open);
    }

    void write(int partition) {
      written.merge(partition, 1, Integer::sum);
    }

    List<String> written(int partition) {
      List<String> all = new ArrayList<>();
      for (int offset = 0; offset < written.getOrDefault(partition, 0); offset++) {
        all.add(partition + ":" + offset);
      }
      return all;
    }

    boolean hasReadAll() {
      return written.equals(read);
    }

    /** Reads some records of one partition, as a consumer does. */
    void read(Random random) {
      int partition = random.nextInt(PARTITIONS);
      int most = random.nextInt(4) + 1;
      for (int i = 0; i < most; i++) {
        int offset = read.getOrDefault(partition, 0);
        if (offset < written.getOrDefault(partition, 0)) {
          read.put(partition, offset + 1);
          desk.tell(event(partition, offset));
        }
      }
      if (random.nextInt(5) == 0) {
        desk.ping();
      }
    }

    private LoggedEvent event(int partition, int offset) {
      LiveEvent event = LiveEvent.of(ALERT, partition + ":" + offset);
      long nowMs = System.currentTimeMillis();
      return new LoggedEvent(LiveType.ALERT, "van", null, null, 0, partition, offset, nowMs, event);
    }
  }

  /** A client that keeps what it hears, and takes only as much as it is told to. */
  private static final class Client implements ClientConnection {
    private final List<String> heard = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final LiveFilter filter;
    private final LiveClient client;
    private final Instance instance;
    private String reset;
    private String lastId;
    private int room;

    Client(Instance instance, String lastId) {
      this(instance, lastId, LiveFilter.EVERYTHING);
    }

    Client(Instance instance, String lastId, LiveFilter filter) {
      this.instance = instance;
      this.lastId = lastId;
      this.filter = filter;
      LivePass pass = new LivePass(Long.MAX_VALUE, Scope.WHOLE_FLEET, () -> true);
      this.client = new LiveClient(new ClientBuffer(256, () -> 1), this, pass, filter);
      instance.desk.join(client, lastId.isEmpty() ? null : lastId, () -> {});
      client.buffer().end(LiveEvent.of(LiveEvent.SNAPSHOT, "{}"));
      client.buffer().open();
    }

    /** Who leaves before that has no id, and begins anew. */
    void takeTheSnapshotAtLeast() {
      take(lastId.isEmpty() ? Integer.MAX_VALUE : 0);
    }

    Client comeAgain(Instance next) {
      instance.desk.leave(client);
      return new Client(next, lastId, filter);
    }

    void take(int most) {
      room = most;
      client.drain();
      room = 0;
    }

    @Override
    public void execute(Runnable task) {}

    @Override
    public boolean isReady() {
      return room > 0;
    }

    @Override
    public void add(LiveEvent event, String id) {
      room--;
      lastId = id == null ? lastId : id;
      if (event.isPing()) {
        return;
      }
      names.add(event.name());
      String text = new String(event.json(), StandardCharsets.UTF_8);
      if (event.name().equals(ALERT)) {
        heard.add(text);
      } else if (event.name().equals(LiveEvent.RESET)) {
        reset = text;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void end() {}

    @Override
    public void hangUp() {}
  }
}
