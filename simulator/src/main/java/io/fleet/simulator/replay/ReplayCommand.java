package io.fleet.simulator.replay;

import io.fleet.simulator.post.BackOff;
import io.fleet.simulator.post.GatewayOptions;
import io.fleet.simulator.post.Pause;
import io.fleet.simulator.post.TelemetryPost;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code replay FILE}: posts a recorded file through the gateway as a device would. Exit codes: 0
 * when every record was accepted or refused with a reason, 1 when the gateway stayed away or a
 * record could not be read, 2 for wrong arguments.
 */
@Command(
    name = "replay",
    description = "Post a recorded file through the gateway, as a device would.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  /** What a shift aims at. */
  enum ShiftTo {
    NOW,
    NONE
  }

  /** Format names as people write them, whatever the surrounding command allows. */
  static final class FormatConverter implements ITypeConverter<RecordedFormat> {
    @Override
    public RecordedFormat convert(String value) {
      return RecordedFormat.valueOf(value.toUpperCase(Locale.ROOT));
    }
  }

  /** The same for the shift. */
  static final class ShiftConverter implements ITypeConverter<ShiftTo> {
    @Override
    public ShiftTo convert(String value) {
      return ShiftTo.valueOf(value.toUpperCase(Locale.ROOT));
    }
  }

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  @Parameters(index = "0", paramLabel = "FILE", description = "What was recorded.")
  private Path file;

  @Option(
      names = "--format",
      required = true,
      converter = FormatConverter.class,
      description = "ndsbr, csv or jsonl.")
  private RecordedFormat format;

  @Mixin private GatewayOptions gateway;

  @Option(
      names = "--speed",
      defaultValue = "max",
      description = "1 as recorded, 60 a minute a second, max as acknowledged (${DEFAULT-VALUE}).")
  private String speed;

  @Option(
      names = "--vehicle-prefix",
      description = "Before each vehicle id; ndsbr: ndsbr-, csv: none, jsonl: not to be given.")
  private String prefix;

  @Option(
      names = "--shift-to",
      defaultValue = "none",
      converter = ShiftConverter.class,
      description = "now: move all times so that the last event is now (${DEFAULT-VALUE}).")
  private ShiftTo shiftTo;

  @Option(names = "--batch", defaultValue = "500", description = "Per request (${DEFAULT-VALUE}).")
  private int batch;

  @Option(names = "--connections", defaultValue = "2", description = "1 - 16 (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--give-up-after",
      defaultValue = "PT2M",
      description = "How long to insist on a batch (${DEFAULT-VALUE}).")
  private Duration patience;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    ReplaySpeed pace = checkedSpeed();
    PrintWriter err = spec.commandLine().getErr();
    try {
      ReplaySummary summary = replay(pace, err);
      summary.lines().forEach(spec.commandLine().getOut()::println);
      return summary.isComplete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (IOException e) {
      err.println("replay: " + file + ": " + e.getMessage());
    } catch (ReplayFailedException e) {
      err.println("replay: " + e.getMessage());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private ReplaySpeed checkedSpeed() {
    try {
      if (batch < 1 || batch > 10_000 || connections < 1 || connections > 16) {
        throw new IllegalArgumentException("--batch: 1 - 10000, --connections: 1 - 16");
      }
      if (format == RecordedFormat.JSONL && prefix != null) {
        throw new IllegalArgumentException("--vehicle-prefix: jsonl is posted as it is");
      }
      return ReplaySpeed.parse(speed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
  }

  private ReplaySummary replay(ReplaySpeed pace, PrintWriter err)
      throws IOException, ReplayFailedException, InterruptedException {
    FileSurvey survey;
    try (RecordedFile first = format.open(file, prefix, 0)) {
      survey = FileSurvey.of(first);
    }
    long shiftMs = shiftTo == ShiftTo.NOW ? survey.shiftTo(clock.instant()) : 0;
    List<Lane> lanes = lanes();
    try (RecordedFile recorded = format.open(file, prefix, shiftMs);
        ReplayProgress progress = new ReplayProgress(survey.records(), err)) {
      return run(new Replay(lanes, pace, clock, Pause.REAL, progress), recorded, err);
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private static ReplaySummary run(Replay replay, RecordedFile recorded, PrintWriter err)
      throws IOException, ReplayFailedException, InterruptedException {
    try {
      return replay.run(recorded);
    } catch (ReplayFailedException e) {
      replay.summary().lines().forEach(err::println);
      throw e;
    }
  }

  private List<Lane> lanes() {
    TelemetryPost http = gateway.open(REQUEST_TIMEOUT, spec.commandLine());
    InsistentPost post = new InsistentPost(http, BackOff.USUAL, Pause.REAL, clock, patience);
    return Stream.generate(() -> new Lane(post, batch)).limit(connections).toList();
  }
}
