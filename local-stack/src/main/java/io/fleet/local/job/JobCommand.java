package io.fleet.local.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one job of a stack. */
@Command(
    name = "job",
    description = "Changes how the job of a stack runs.",
    mixinStandardHelpOptions = true,
    subcommands = {RescaleCommand.class, HelpCommand.class})
public final class JobCommand {}
