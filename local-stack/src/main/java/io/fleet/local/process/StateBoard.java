package io.fleet.local.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.process.StackState.Phase;
import io.fleet.local.process.StackState.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps the state of the stack and writes each change to a file, for other processes to read. */
public final class StateBoard {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, PartStatus> parts = new LinkedHashMap<>();
  private final List<Progress> progress = new ArrayList<>();
  private Phase phase = Phase.STARTING;
  private String message = "";
  private String failedPart = "";

  public StateBoard(Path file, List<Part> all) {
    this.file = file;
    all.forEach(part -> parts.put(part.name(), PartStatus.stopped(part.name(), part.url())));
    write();
  }

  /** What a supervisor last wrote, empty if there is nothing. */
  public static Optional<StackState> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), StackState.class))
        : Optional.empty();
  }

  /** Changes what is known of a part. */
  public synchronized void update(String part, UnaryOperator<PartStatus> change) {
    PartStatus before = parts.get(part);
    PartStatus after = change.apply(before);
    if (!after.equals(before)) {
      parts.put(part, after);
      write();
    }
  }

  /** Notes that something is done. */
  public synchronized void done(String name, String text, Duration time) {
    progress.add(new Progress(name, text, time.toMillis() / 1000.0));
    write();
  }

  /** Enters a phase. */
  public synchronized void enter(Phase next) {
    phase = next;
    write();
  }

  /** Enters the phase of failure. */
  public synchronized void fail(String part, String why) {
    failedPart = part;
    message = why;
    enter(Phase.FAILED);
  }

  private void write() {
    StackState state =
        new StackState(
            phase, message, failedPart, List.copyOf(parts.values()), List.copyOf(progress));
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, JSON.writeValueAsBytes(state));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
