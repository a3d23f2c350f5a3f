package io.fleet.local.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What vehicles' messages can show. */
@Command(
    name = "capability",
    description = "Learns how often vehicles are heard and what they send.",
    mixinStandardHelpOptions = true,
    subcommands = {LearnCommand.class, HelpCommand.class})
public final class CapabilityCommand {}
