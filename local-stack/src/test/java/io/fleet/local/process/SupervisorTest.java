package io.fleet.local.process;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.local.process.StackState.Phase;
import io.fleet.local.process.StackState.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  @TempDir Path directory;

  private ShellParts shell;
  private Supervisor supervisor;

  @BeforeEach
  void setUp() {
    shell = new ShellParts(directory);
  }

  @AfterEach
  void tearDown() throws InterruptedException {
    supervisor.stop();
  }

  @Test
  void whatOthersNeedIsUpBeforeThem() throws Exception {
    // given
    Stage first = new Stage(List.of(shell.wellBehaved("log")), List.of(step("topics")));
    Stage second = new Stage(List.of(shell.wellBehaved("job")), List.of());
    supervisor = supervise(first, second);

    // when
    boolean started = supervisor.start();

    // then
    assertThat(started).isTrue();
    assertThat(state().phase()).isEqualTo(Phase.RUNNING);
    assertThat(state().progress())
        .extracting(Progress::name)
        .containsExactly("log", "topics", "job");
    assertThat(state().parts()).allMatch(part -> part.state() == PartState.RUNNING);
  }

  @Test
  void aKilledPartIsReportedAndStartedAgain() throws Exception {
    // given
    supervisor = supervise(new Stage(List.of(shell.wellBehaved("log")), List.of()));
    supervisor.start();
    long first = part("log").pid();

    // when
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    // then
    await().atMost(ofSeconds(10)).until(() -> part("log").restarts() == 1);
    await().atMost(ofSeconds(10)).until(() -> part("log").state() == PartState.RUNNING);
    assertThat(part("log").pid()).isNotEqualTo(first);
    assertThat(part("log").message()).isEqualTo("ended with exit code 137");
  }

  @Test
  void aPartWhoseWorkOthersTookOverWaitsUntilTheyAreAtWork() throws Exception {
    // given
    AtomicBoolean isUrgent = new AtomicBoolean();
    AtomicInteger asked = new AtomicInteger();
    Part spared =
        shell
            .wellBehaved("log")
            .with(
                () -> {
                  asked.incrementAndGet();
                  return isUrgent.get();
                });
    supervisor = supervise(new Stage(List.of(spared), List.of()));
    supervisor.start();
    long first = part("log").pid();

    // when
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    // then
    await().atMost(ofSeconds(10)).until(() -> asked.get() > 1);
    assertThat(part("log").pid()).isNull();
    isUrgent.set(true);
    await().atMost(ofSeconds(10)).until(() -> part("log").state() == PartState.RUNNING);
    assertThat(part("log").pid()).isNotEqualTo(first);
  }

  @Test
  void aPartThatDiesThreeTimesBeforeItAnswersFailsTheStart() throws Exception {
    // given
    supervisor = supervise(new Stage(List.of(shell.dying("log")), List.of()));

    // when
    boolean started = supervisor.start();

    // then
    assertThat(started).isFalse();
    assertThat(state().failedPart()).isEqualTo("log");
    assertThat(state().message()).contains("ended with exit code 3");
    assertThat(LogFile.tail(shell.file("log.log"), 1)).containsExactly("the last word");
  }

  @Test
  void aPartThatNeverAnswersFailsTheStartAfterItsTime() throws Exception {
    // given
    supervisor = supervise(new Stage(List.of(shell.silent("log")), List.of()));

    // when
    boolean started = supervisor.start();

    // then
    assertThat(started).isFalse();
    assertThat(state().message()).isEqualTo("did not answer within 3 s");
  }

  @Test
  void aStepThatFailsFailsTheStart() throws Exception {
    // given
    supervisor = supervise(new Stage(List.of(), List.of(failingStep())));

    // when
    boolean started = supervisor.start();

    // then
    assertThat(started).isFalse();
    assertThat(state().failedPart()).isEqualTo("migrations");
    assertThat(state().message()).isEqualTo("no such table");
  }

  @Test
  void partsEndInTheOrderOfStoppingAndLeaveNoProcessBehind() throws Exception {
    // given
    supervisor =
        supervise(
            new Stage(List.of(shell.wellBehaved("log"), shell.wellBehaved("job")), List.of()));
    supervisor.start();
    List<Long> pids = state().parts().stream().map(PartStatus::pid).toList();

    // when
    supervisor.stop();

    // then
    assertThat(Files.readAllLines(shell.file("ends"))).containsExactly("job", "log");
    assertThat(pids).noneMatch(pid -> ProcessIdentity.of(pid).isPresent());
    assertThat(shell.file("log.pid")).doesNotExist();
    assertThat(state().parts()).allMatch(part -> part.state() == PartState.STOPPED);
  }

  @Test
  void aPartThatCannotBeAskedIsKilled() throws Exception {
    // given
    supervisor = supervise(new Stage(List.of(shell.stubborn("job")), List.of()));
    supervisor.start();
    long pid = part("job").pid();

    // when
    supervisor.stop();

    // then
    assertThat(ProcessIdentity.of(pid)).isEmpty();
  }

  @Test
  void whoWasAskedForHealthLetsGoOfWhatItAsksWithWhenThePartHasEnded() throws Exception {
    // given
    AtomicInteger letGo = new AtomicInteger();
    Part part = shell.wellBehaved("log");
    HealthProbe probe =
        new HealthProbe() {
          @Override
          public boolean isHealthy() {
            return part.probe().isHealthy();
          }

          @Override
          public void close() {
            letGo.incrementAndGet();
          }
        };
    Part probed =
        new Part(
            part.name(),
            part.url(),
            part.launch(),
            probe,
            part.startPatience(),
            part.stopPatience());
    supervisor = supervise(new Stage(List.of(probed), List.of()));
    supervisor.start();
    assertThat(letGo).hasValue(0);

    // when
    supervisor.stop();

    // then
    assertThat(letGo).hasValue(1);
  }

  private Supervisor supervise(Stage... stages) {
    List<Part> parts = List.of(stages).stream().flatMap(stage -> stage.parts().stream()).toList();
    return new Supervisor(
        List.of(stages),
        List.of(List.of("job"), List.of("log")),
        shell.logs(),
        shell.pidFiles(),
        new StateBoard(directory.resolve("state.json"), parts),
        () -> new Backoff(ofMillis(20), ofMillis(80), ofSeconds(60)));
  }

  private StackState state() throws IOException {
    return StateBoard.read(directory.resolve("state.json")).orElseThrow();
  }

  private PartStatus part(String name) throws IOException {
    return state().parts().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stage.Step step(String name) {
    return new NamedStep(name, null);
  }

  private static Stage.Step failingStep() {
    return new NamedStep("migrations", "no such table");
  }

  private record NamedStep(String name, String failure) implements Stage.Step {
    @Override
    public String run() {
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
      return "done";
    }
  }
}
