package io.fleet.local.compose;

import io.fleet.local.layout.ProjectHome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the passwords and keys that are not there yet, and says how to start. */
@Command(
    name = "init",
    description =
        "Makes the passwords and keys of the system in containers; keeps those there are.",
    mixinStandardHelpOptions = true)
final class ComposeInitCommand implements Callable<Integer> {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "where they are kept; default .fleet-compose beside docker-compose.yml")
  private Path directory;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Path home = ProjectHome.ofThisProcess().root();
    Path root = directory == null ? home.resolve(".fleet-compose") : directory;
    ComposeDirectory made = new ComposeDirectory(root, new SecureRandom());
    made.init();
    PrintWriter out = spec.commandLine().getOut();
    out.println("passwords and keys are in " + made.root());
    out.println("start:");
    out.println(
        "  docker-compose --env-file " + made.environment() + " --profile core up -d --build");
    out.println("a token for curl:");
    out.println("  ./fleet token --data " + made.root());
    return 0;
  }
}
