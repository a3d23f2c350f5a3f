package io.fleet.local.command;

import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a bearer token for the services of this stack, and nothing else. */
@Command(
    name = "token",
    description = "Prints a token that may read and write, for curl.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--groups",
      split = ",",
      paramLabel = "GROUP",
      description = "roles; default: device,viewer,operator,admin")
  private List<String> groups = TokenMinter.EVERY_GROUP;

  @Option(names = "--subject", defaultValue = "local", description = "default ${DEFAULT-VALUE}")
  private String subject;

  @Option(
      names = "--hours",
      defaultValue = "12",
      description = "how long it is good; default ${DEFAULT-VALUE}")
  private int hours;

  @Override
  public Integer call() throws Exception {
    Secrets secrets = new Secrets(data.directory().secrets(), Clock.systemUTC());
    try {
      TokenMinter minter = secrets.minter();
      String token = minter.mint(subject, groups, "import", Duration.ofHours(hours));
      spec.commandLine().getOut().println(token);
      return 0;
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "no key yet in " + data.directory().root() + "; run fleet up first", e);
    }
  }
}
