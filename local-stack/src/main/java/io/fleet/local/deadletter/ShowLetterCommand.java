package io.fleet.local.deadletter;

import io.fleet.local.command.DataOption;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All of one letter, its content last. */
@Command(
    name = "show",
    description = "Shows one letter with its content.",
    mixinStandardHelpOptions = true)
final class ShowLetterCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "the letter's id, as list shows it")
  private String id;

  @Override
  public Integer call() throws Exception {
    List<Letter> found = LetterStore.of(data.directory()).find(LetterQuery.of(id));
    if (found.isEmpty()) {
      throw new IllegalStateException("no letter " + id);
    }
    Letter letter = found.get(0);
    PrintWriter out = spec.commandLine().getOut();
    out.println("occurred  " + letter.occurredAt());
    out.println("place     " + letter.place());
    out.println("reason    " + letter.reason());
    out.println("detail    " + letter.detail());
    out.println("origin    " + letter.origin());
    out.println("key       " + new String(letter.key(), StandardCharsets.UTF_8));
    out.println("replayed  " + (letter.replayedAt() == null ? "never" : letter.replayedAt()));
    out.println("outcome   " + letter.outcome());
    out.println("way       " + Destination.of(letter));
    out.println("bytes     " + letter.payloadBytes());
    out.println(new String(letter.payload(), StandardCharsets.UTF_8));
    return 0;
  }
}
