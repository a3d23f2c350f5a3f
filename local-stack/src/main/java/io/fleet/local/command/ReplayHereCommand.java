package io.fleet.local.command;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.Secrets;
import io.fleet.simulator.replay.ReplayCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** The simulator's replay with the gateway and the token of a stack on this machine. */
@Command(name = "replay", description = "Posts a recorded file through the gateway.")
public final class ReplayHereCommand implements Callable<Integer> {
  private static final String GATEWAY = "--gateway";
  private static final String TOKEN_FILE = "--token-file";

  @Mixin private DataOption data;
  @Spec private CommandSpec spec;
  @Unmatched private List<String> words = new ArrayList<>();

  @Override
  public Integer call() {
    DataDirectory directory = data.directory();
    List<String> arguments = new ArrayList<>(words);
    addUnlessGiven(arguments, GATEWAY, gateway(directory));
    addUnlessGiven(arguments, TOKEN_FILE, tokenFile(directory).toString());
    CommandLine outer = spec.commandLine();
    return new CommandLine(new ReplayCommand())
        .setOut(outer.getOut())
        .setErr(outer.getErr())
        .execute(arguments.toArray(String[]::new));
  }

  private Path tokenFile(DataDirectory directory) {
    Path file = new Secrets(directory.secrets(), Clock.systemUTC()).replayToken();
    boolean needed = words.stream().noneMatch(word -> word.startsWith(TOKEN_FILE) || isHelp(word));
    if (needed && !Files.exists(file)) {
      throw new IllegalStateException("no stack in " + directory.root() + "; fleet up first");
    }
    return file;
  }

  private static String gateway(DataDirectory directory) {
    return Ports.remembered(directory.ports()).url(PortName.INGEST_GATEWAY);
  }

  private static boolean isHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }

  private static void addUnlessGiven(List<String> arguments, String option, String value) {
    if (arguments.stream().noneMatch(word -> word.startsWith(option))) {
      arguments.add(option);
      arguments.add(value);
    }
  }
}
