package io.fleet.local.bench;

import picocli.CommandLine.Command;

/** Groups the benches. */
@Command(
    name = "bench",
    description = "Measures the system on this machine, with parts of its own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "BENCH",
    subcommands = {
      AllCommand.class,
      DrainCommand.class,
      PeerCommand.class,
      HttpCommand.class,
      MqttCommand.class,
      BatchCommand.class,
      ConnectionsCommand.class,
      WebhookCommand.class,
      AlertCommand.class,
      SteadyCommand.class,
      LiveCommand.class,
      QueryCommand.class,
      StorageCommand.class,
      StateCommand.class
    })
public final class BenchCommand {}
