package io.fleet.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parts that are small shell scripts, with their files in one directory. */
final class ShellParts {
  private final Path directory;

  ShellParts(Path directory) {
    this.directory = directory;
  }

  /** Answers once it has made the file {@code NAME.up}, and writes its end into {@code ends}. */
  Part wellBehaved(String name) {
    return part(
        name,
        "trap 'echo %1$s >> ends; exit 0' TERM; touch %1$s.up; while :; do sleep 0.1; done"
            .formatted(name));
  }

  /** Answers, and cannot be asked to end. */
  Part stubborn(String name) {
    return part(name, "trap '' TERM; touch %s.up; while :; do sleep 0.1; done".formatted(name));
  }

  /** Dies at once with a last word. */
  Part dying(String name) {
    return part(name, "echo the last word; exit 3");
  }

  /** Lives and never answers. */
  Part silent(String name) {
    return part(name, "while :; do sleep 0.1; done");
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Function<String, Path> logs() {
    return name -> file(name + ".log");
  }

  Function<String, Path> pidFiles() {
    return name -> file(name + ".pid");
  }

  private Part part(String name, String script) {
    return new Part(
        name,
        "",
        () -> new Launch(List.of("/bin/sh", "-c", script), Map.of(), directory),
        () -> Files.exists(file(name + ".up")),
        Duration.ofSeconds(3),
        Duration.ofSeconds(1));
  }
}
