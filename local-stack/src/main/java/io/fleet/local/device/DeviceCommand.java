package io.fleet.local.device;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Devices and their credentials. */
@Command(
    name = "device",
    description = "Gives devices tokens, takes them away, blocks devices.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListDevicesCommand.class,
      IssueTokenCommand.class,
      RotateTokenCommand.class,
      RevokeCommand.class,
      BlockCommand.class,
      UnblockCommand.class,
      HelpCommand.class
    })
public final class DeviceCommand {}
