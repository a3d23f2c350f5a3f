package io.fleet.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.process.PartStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows every part with its state, for people or as JSON. */
@Command(name = "status", description = "Shows every part.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  @Mixin private DataOption data;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "one JSON object")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<PartStatus> parts = new RunningStack(data.directory()).parts();
    if (json) {
      out.println(asJson(parts));
    } else {
      print(parts, out);
    }
    return 0;
  }

  private static void print(List<PartStatus> parts, PrintWriter out) {
    String format = "%-18s %-12s %-8s %-9s %s%n";
    out.printf(format, "part", "state", "pid", "restarts", "url");
    for (PartStatus part : parts) {
      String pid = part.pid() == null ? "-" : part.pid().toString();
      String note = part.message().isEmpty() ? "" : "  (last " + part.message() + ")";
      out.printf(
          Locale.ROOT,
          format,
          part.name(),
          part.state().word(),
          pid,
          part.restarts(),
          part.url() + note);
    }
  }

  static String asJson(List<PartStatus> parts) throws IOException {
    List<Map<String, Object>> objects = new ArrayList<>();
    for (PartStatus part : parts) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("name", part.name());
      object.put("state", part.state().word());
      object.put("url", part.url());
      object.put("pid", part.pid());
      object.put("restarts", part.restarts());
      object.put("message", part.message());
      objects.add(object);
    }
    return new ObjectMapper().writeValueAsString(Map.of("parts", objects));
  }
}
