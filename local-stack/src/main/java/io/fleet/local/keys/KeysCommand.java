package io.fleet.local.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What a stack keeps secret. */
@Command(
    name = "keys",
    description = "Changes what a stack signs, seals and shows itself with.",
    mixinStandardHelpOptions = true,
    subcommands = {RotateKeyCommand.class, HelpCommand.class})
public final class KeysCommand {}
