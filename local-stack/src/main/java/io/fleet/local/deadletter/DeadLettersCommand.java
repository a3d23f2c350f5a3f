package io.fleet.local.deadletter;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What could not be read or accepted. */
@Command(
    name = "deadletters",
    description = "Shows what could not be read or accepted, and sends it again after a fix.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListLettersCommand.class,
      ShowLetterCommand.class,
      ReplayLettersCommand.class,
      HelpCommand.class
    })
public final class DeadLettersCommand {}
