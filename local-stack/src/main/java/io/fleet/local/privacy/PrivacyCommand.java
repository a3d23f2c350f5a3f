package io.fleet.local.privacy;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What is held of a person. */
@Command(
    name = "privacy",
    description = "Hands out, or erases, what is held of a driver.",
    mixinStandardHelpOptions = true,
    subcommands = {ExportCommand.class, EraseCommand.class, HelpCommand.class})
public final class PrivacyCommand {}
