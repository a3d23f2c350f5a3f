package io.fleet.local.compose;

import picocli.CommandLine.Command;

/** What belongs to the system in containers. */
@Command(
    name = "compose",
    description = "Prepares the system in containers, see docker-compose.yml.",
    mixinStandardHelpOptions = true,
    subcommands = ComposeInitCommand.class)
public final class ComposeCommand {}
