package io.fleet.local.command;

import io.fleet.local.FleetCommand;
import io.fleet.local.layout.DataDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the supervisor as a process of its own session, so that it outlives this command. */
final class SupervisorLauncher {
  private SupervisorLauncher() {}

  static Process launch(DataDirectory data, List<String> options) throws IOException {
    Files.deleteIfExists(data.state());
    File log = Files.write(data.log(RunningStack.SUPERVISOR), new byte[0]).toFile();
    return new ProcessBuilder(command(data, options))
        .directory(data.root().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .start();
  }

  private static List<String> command(DataDirectory data, List<String> options) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("/usr/bin/setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dfleet.home=" + System.getProperty("fleet.home", "."));
    command.add("-Dlog4j2.configurationFile=log4j2-supervisor.xml");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(FleetCommand.class.getName(), "supervise"));
    command.addAll(List.of("--data", data.root().toString()));
    command.addAll(options);
    return command;
  }
}
