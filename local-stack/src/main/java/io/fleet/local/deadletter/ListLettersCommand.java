package io.fleet.local.deadletter;

import io.fleet.local.command.DataOption;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One line a letter, oldest first. */
@Command(
    name = "list",
    description = "Lists letters that were not sent again, oldest first.",
    mixinStandardHelpOptions = true)
final class ListLettersCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Mixin private LetterOptions letters;
  @Spec private CommandSpec spec;

  @Option(names = "--all", description = "those too that were sent again")
  private boolean all;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    List<Letter> found = LetterStore.of(data.directory()).find(letters.query(all));
    for (Letter letter : found) {
      out.printf(
          "%s  %s  %s  %s  %s  %d bytes%s%n",
          letter.id(),
          letter.occurredAt(),
          letter.place(),
          letter.reason(),
          letter.key().length == 0 ? "-" : new String(letter.key(), StandardCharsets.UTF_8),
          letter.payloadBytes(),
          letter.replayedAt() == null ? "" : "  " + letter.outcome());
    }
    out.println(found.size() + " letters");
    return 0;
  }
}
