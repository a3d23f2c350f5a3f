package io.fleet.local.deadletter;

import io.fleet.local.command.DataOption;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.Secrets;
import io.fleet.local.topic.LogLogin;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends letters again and prints how many had which outcome. */
@Command(
    name = "replay",
    description = "Sends letters again to where they belong; none a second time.",
    mixinStandardHelpOptions = true)
final class ReplayLettersCommand implements Callable<Integer> {
  private static final int SOME_REFUSED = 1;

  @Mixin private DataOption data;
  @Mixin private LetterOptions letters;
  @Spec private CommandSpec spec;

  @Option(
      names = "--shift",
      converter = Span.class,
      description = "move the times in them by so much first, such as -2h")
  private Duration shift = Duration.ZERO;

  @Option(names = "--dry-run", description = "only say what would be done")
  private boolean dryRun;

  @Option(names = "--again", description = "those too that were sent again already")
  private boolean again;

  @Override
  public Integer call() throws Exception {
    DataDirectory directory = data.directory();
    LetterStore store = LetterStore.of(directory);
    List<Letter> found = store.find(letters.query(again));
    Map<String, Integer> outcomes = dryRun ? Replay.plan(found) : send(directory, store, found);
    PrintWriter out = spec.commandLine().getOut();
    out.println(found.size() + " letters" + (dryRun ? ", nothing sent" : ""));
    outcomes.forEach((outcome, count) -> out.println("  " + count + " " + outcome));
    boolean refused = outcomes.keySet().stream().anyMatch(o -> o.startsWith("refused"));
    return refused ? SOME_REFUSED : 0;
  }

  private Map<String, Integer> send(DataDirectory directory, LetterStore store, List<Letter> found)
      throws Exception {
    Ports ports = Ports.remembered(directory.ports());
    URI url = URI.create(ports.url(PortName.INGEST_GATEWAY));
    Gateway gateway = new Gateway(new GatewayAccess(url, token(directory)));
    try (OriginalTopic topic = new OriginalTopic(LogLogin.ofAdmin(directory, ports))) {
      return new Replay(store, gateway, topic, shift, Clock.systemUTC()).send(found);
    }
  }

  private static String token(DataDirectory directory) throws Exception {
    try {
      Clock clock = Clock.systemUTC();
      return Files.readString(new Secrets(directory.secrets(), clock).replayToken()).strip();
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("no stack in " + directory.root() + "; fleet up first", e);
    }
  }
}
