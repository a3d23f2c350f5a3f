package io.fleet.local.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of another JVM: started with it, dumped by {@code jcmd}, read here. */
public final class FlightRecorder {
  private static final String NAME = "bench";
  private static final String SAMPLE = "jdk.ExecutionSample";
  private static final Duration DUMP_WAIT = Duration.ofSeconds(60);

  private final Path directory;
  private final String process;

  /**
   * @param directory for the recording, which must exist
   * @param process whose stages are told, as in {@code bench/stages-….txt}
   */
  public FlightRecorder(Path directory, String process) {
    this.directory = directory;
    this.process = process;
  }

  /** What the other JVM must be started with. */
  public List<String> options() {
    return List.of(
        "-XX:FlightRecorderOptions=stackdepth=96,repository=" + directory,
        "-XX:StartFlightRecording=name=" + NAME + ",settings=profile,maxsize=256m");
  }

  /**
   * Reads what the other JVM did in a span of time.
   *
   * @param pid its process
   * @param times what each of its threads used in that span
   */
  public Profile profile(long pid, Instant from, Instant to, Map<Long, ThreadTime> times)
      throws IOException, InterruptedException {
    Path file = directory.resolve("bench.jfr");
    dump(pid, file);
    return Profile.of(times, samples(file, from, to), StageRules.ofProcess(process));
  }

  private void dump(long pid, Path file) throws IOException, InterruptedException {
    Path log = directory.resolve("jcmd.log");
    Jcmd.run(pid, log, DUMP_WAIT, "JFR.dump", "name=" + NAME, "filename=" + file);
  }

  private static List<StackSample> samples(Path file, Instant from, Instant to) throws IOException {
    List<StackSample> samples = new ArrayList<>();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        Instant at = event.getStartTime();
        if (event.getEventType().getName().equals(SAMPLE)
            && !at.isBefore(from)
            && at.isBefore(to)) {
          add(event, samples);
        }
      }
    }
    return samples;
  }

  private static void add(RecordedEvent event, List<StackSample> to) {
    RecordedThread thread = event.getThread("sampledThread");
    if (thread == null || event.getStackTrace() == null) {
      return;
    }
    List<Frame> frames =
        event.getStackTrace().getFrames().stream().map(FlightRecorder::frame).toList();
    if (!frames.isEmpty()) {
      to.add(new StackSample(thread.getOSThreadId(), frames));
    }
  }

  private static Frame frame(RecordedFrame frame) {
    return new Frame(
        frame.getMethod().getType().getName(), frame.getMethod().getName(), frame.getLineNumber());
  }
}
