package io.fleet.local.keys;

import io.fleet.local.command.DataOption;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.ProjectHome;
import io.fleet.local.process.PidFile;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replaces one key of a running stack. */
@Command(
    name = "rotate",
    description = "Replaces a key of the running stack; the old one counts on for a while.",
    mixinStandardHelpOptions = true)
final class RotateKeyCommand implements Callable<Integer> {
  /** What can be replaced. */
  enum Name {
    JWT,
    NOTIFIER,
    LOG
  }

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description =
          "jwt: signs tokens; notifier: seals endpoints' secrets; log: passwords of the services")
  private Name name;

  @Option(
      names = "--overlap",
      paramLabel = "PERIOD",
      defaultValue = "P30D",
      description = "how long tokens of the old key count; default ${DEFAULT-VALUE}")
  private Duration overlap;

  @Override
  public Integer call() throws Exception {
    DataDirectory stack = data.directory();
    if (new PidFile(stack.pidFile("supervisor")).living().isEmpty()) {
      throw new IllegalStateException("nothing of " + stack.root() + " runs; run fleet up first");
    }
    PrintWriter out = spec.commandLine().getOut();
    Ports ports = Ports.remembered(stack.ports());
    String done =
        switch (name) {
          case JWT -> new SigningKey(stack, ports, Clock.systemUTC()).rotate(overlap);
          case NOTIFIER -> new SealingKey(stack, ports).rotate();
          case LOG -> new LogPasswords(stack, ports, ProjectHome.ofThisProcess()).rotate();
        };
    out.println(done);
    out.flush();
    return 0;
  }
}
