package io.fleet.local.webhook;

import picocli.CommandLine.Command;

/** Groups what integrators of webhooks need. */
@Command(
    name = "webhook",
    description = "Tools for integrators of webhooks.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ListenCommand.class)
public final class WebhookCommand {}
