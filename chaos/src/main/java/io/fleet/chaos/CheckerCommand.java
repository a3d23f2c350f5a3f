package io.fleet.chaos;

import io.fleet.chaos.drive.DriveCommand;
import io.fleet.chaos.judge.JudgeCommand;
import io.fleet.chaos.judge.KeepCommand;
import io.fleet.chaos.receive.ReceiveCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The checker's program; {@code fleet chaos} starts it as processes of its own. */
@Command(
    name = "checker",
    description = "Posts, receives, and judges what a disturbed system made of it.",
    subcommands = {ReceiveCommand.class, DriveCommand.class, KeepCommand.class, JudgeCommand.class})
public final class CheckerCommand {
  private CheckerCommand() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new CheckerCommand()).execute(arguments));
  }
}
