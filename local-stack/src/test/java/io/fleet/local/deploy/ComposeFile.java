package io.fleet.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}: as YAML, and as docker-compose itself understands it. */
final class ComposeFile {
  static final String FILE = "docker-compose.yml";
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
  private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]*}");

  private final Map<String, Map<String, Object>> services;
  private final String text;

  ComposeFile() {
    text = Project.read(FILE);
    Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    services = typed(root.get("services"));
  }

  /** The services as they are written, merges done, variables not. */
  Map<String, Map<String, Object>> services() {
    return services;
  }

  /** Variables without which nothing starts. */
  Set<String> required() {
    return Project.find(REQUIRED.pattern(), text);
  }

  /** Image by its key in {@code x-images}. */
  String pinned(String key) {
    return Project.one("(?m)^  " + key + ": &" + key + "-image \\$\\{\\w+:-([^}]+)}$", text);
  }

  List<Workload> workloads() {
    List<Workload> all = new ArrayList<>();
    services.forEach((name, service) -> all.add(workload(name, service)));
    return all;
  }

  private static Workload workload(String name, Map<String, Object> service) {
    List<String> arguments = new ArrayList<>(strings(service.get("entrypoint")));
    arguments.addAll(strings(service.get("command")));
    Map<String, String> environment = new TreeMap<>();
    Map<String, Object> given = typed(service.getOrDefault("environment", Map.of()));
    given.forEach((key, value) -> environment.put(key, resolve(value)));
    Set<Integer> ports = new TreeSet<>();
    strings(service.get("ports")).forEach(port -> ports.add(containerPort(port)));
    return new Workload(
        FILE, name, resolve(service.get("image")), arguments, environment, Set.of(), ports);
  }

  static int containerPort(String published) {
    return Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
  }

  static List<String> strings(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static String resolve(Object value) {
    String text = DEFAULT.matcher(String.valueOf(value)).replaceAll("$1");
    return REQUIRED.matcher(text).replaceAll("secret:$1");
  }

  @SuppressWarnings("unchecked")
  static <T> Map<String, T> typed(Object map) {
    return (Map<String, T>) map;
  }

  /** Runs docker-compose on the file with these variables and no others; returns its words. */
  static Result config(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    Path environment = Files.createTempFile("compose", ".env");
    Path out = Files.createTempFile("compose", ".out");
    try {
      List<String> lines = new ArrayList<>();
      variables.forEach((name, value) -> lines.add(name + "=" + value));
      Files.write(environment, lines);
      List<String> command =
          new ArrayList<>(List.of("docker-compose", "--env-file", environment.toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.directory(Project.ROOT.toFile()).redirectOutput(out.toFile());
      builder.environment().keySet().removeAll(variables.keySet());
      builder.environment().keySet().removeIf(name -> name.matches("(FLEET|CLICKHOUSE|META).*"));
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("docker-compose did not answer");
      }
      return new Result(process.exitValue(), Files.readString(out));
    } finally {
      Files.delete(environment);
      Files.delete(out);
    }
  }

  /**
   * What came of it.
   *
   * @param exit zero if the file was accepted
   * @param output all it said
   */
  record Result(int exit, String output) {}
}
