package io.fleet.local.deploy;

import java.util.List;
import java.util.stream.Stream;

/** What compose and every cluster tell a program, for the tests of that program. */
public final class ContainerArguments {
  private ContainerArguments() {}

  /** The words for a service, once for each place that runs it. */
  public static List<List<String>> of(String service) {
    return Stream.concat(
            new ComposeFile().workloads().stream(),
            ManifestsTest.all().stream().flatMap(built -> built.workloads().stream()))
        .filter(workload -> workload.name().equals(service))
        .map(Workload::arguments)
        .toList();
  }
}
