package io.fleet.local.chaos;

import io.fleet.local.part.PartNames;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What subscribers may do to the notifier; the checker's {@code receive} looks for the files. */
final class Receivers {
  private static final Duration HANGS = Duration.ofSeconds(20);
  private static final Duration REFUSES = Duration.ofSeconds(6);

  private Receivers() {}

  /** While it is there the one under {@code /hanging} takes requests and does not answer. */
  static Path hangs(ChaosStack stack) {
    return stack.data().run().resolve("webhook-hangs");
  }

  /** While it is there the other one answers that it cannot. */
  static Path refuses(ChaosStack stack) {
    return stack.data().run().resolve("webhook-refuses");
  }

  static void hang(Disturbance it) throws Exception {
    it.during("an endpoint hangs", () -> whileThere(hangs(it.stack()), () -> it.sleep(HANGS)));
  }

  /** What could not be delivered is in the store alone when the notifier dies. */
  static void refuseAndKill(Disturbance it) throws Exception {
    whileThere(
        refuses(it.stack()),
        () -> {
          it.sleep(REFUSES);
          it.kill(PartNames.NOTIFIER);
        });
  }

  private static void whileThere(Path file, Disturbance.Deed deed) throws Exception {
    Files.createFile(file);
    try {
      deed.run();
    } finally {
      Files.delete(file);
    }
  }
}
