package io.fleet.local.layout;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built modules are.
 *
 * @param root the directory with the {@code fleet} command
 */
public record ProjectHome(Path root) {
  /** Of this system. */
  public static final String VERSION = "0.1.0";

  /** The home the {@code fleet} command names in the system property {@code fleet.home}. */
  public static ProjectHome ofThisProcess() {
    return new ProjectHome(Path.of(System.getProperty("fleet.home", ".")).toAbsolutePath());
  }

  /** The class path of the Flink processes. */
  public String streamJobsClassPath() {
    Path target = root.resolve("stream-jobs/target");
    Path jar = built(target.resolve("stream-jobs-" + VERSION + ".jar"));
    return jar + ":" + target.resolve("lib") + "/*";
  }

  /** The class path of the checker of chaos runs. */
  public String checkerClassPath() {
    Path target = root.resolve("chaos/target");
    Path jar = built(target.resolve("chaos-" + VERSION + ".jar"));
    return jar + ":" + target.resolve("lib") + "/*";
  }

  /** Who may do what on a log that asks for names; the same here and in containers. */
  public Path accessList() {
    return root.resolve("k8s/base/files/redpanda/access.txt");
  }

  /** Flink's configuration in containers. */
  public Path flinkConfig() {
    return root.resolve("k8s/base/files/flink/config.yaml");
  }

  /** The runnable jar of a service. */
  public Path serviceJar(String module) {
    return built(root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  private static Path built(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException("not built: " + file);
    }
    return file;
  }
}
