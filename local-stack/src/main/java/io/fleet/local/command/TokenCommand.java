package io.fleet.local.command;

import io.fleet.events.VehicleId;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints a bearer token for the services of this stack, and nothing else. */
@Command(
    name = "token",
    description = "Prints a token that may read and write, for curl, or one for a device.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(
      names = "--groups",
      split = ",",
      paramLabel = "GROUP",
      description = "roles; default: device,viewer,operator,admin")
  private List<String> groups = TokenMinter.EVERY_GROUP;

  @Option(
      names = "--vehicle-groups",
      split = ",",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "GROUP",
      description =
          "sees the vehicles of these groups alone, with --groups viewer or operator; an admin sees"
              + " all; without a name, none")
  private List<String> vehicleGroups;

  @Option(
      names = "--device",
      paramLabel = "VEHICLE_ID",
      description = "a token for this vehicle's device alone, for HTTP and MQTT")
  private String device;

  @Option(names = "--subject", defaultValue = "local", description = "default ${DEFAULT-VALUE}")
  private String subject;

  @Option(
      names = "--hours",
      defaultValue = "12",
      description = "how long it is good; default ${DEFAULT-VALUE}")
  private int hours;

  @Override
  public Integer call() throws Exception {
    checkDevice();
    Secrets secrets = new Secrets(data.directory().secrets(), Clock.systemUTC());
    try {
      TokenMinter minter = secrets.minter();
      spec.commandLine().getOut().println(mint(minter));
      return 0;
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(
          "no key yet in " + data.directory().root() + "; run fleet up first", e);
    }
  }

  private String mint(TokenMinter minter) {
    Duration life = Duration.ofHours(hours);
    return device == null
        ? minter.mint(subject, groups, "import", life, named(vehicleGroups))
        : minter.mint(device, TokenMinter.DEVICE, "", life);
  }

  private static List<String> named(List<String> given) {
    return given == null ? null : given.stream().filter(name -> !name.isBlank()).toList();
  }

  private void checkDevice() {
    if (device == null) {
      return;
    }
    var given = spec.commandLine().getParseResult();
    if (given.hasMatchedOption("--groups")
        || given.hasMatchedOption("--vehicle-groups")
        || given.hasMatchedOption("--subject")) {
      throw new ParameterException(
          spec.commandLine(),
          "--device says who and what; not with --groups, --vehicle-groups or --subject");
    }
    if (!VehicleId.isValid(device)) {
      throw new ParameterException(
          spec.commandLine(), "a vehicle id has 1 to 64 of A-Z a-z 0-9 _ . : -");
    }
  }
}
