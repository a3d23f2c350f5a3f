package io.fleet.clickhouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the engine's shared library lies: {@code FLEET_ENGINE_LIB}, else the place {@code
 * fetch-engine.sh} puts it, {@code ${XDG_CACHE_HOME:-~/.cache}/fleet/chdb-VERSION/libchdb.so}.
 */
public final class EngineLibrary {

  /** The one engine version this build is tested with. */
  public static final String VERSION = "26.7.3-stable.1";

  private final Map<String, String> environment;
  private final Path home;

  /**
   * Looks in the given environment.
   *
   * @param environment as {@link System#getenv()}
   * @param home the user's home directory
   */
  public EngineLibrary(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /** The library of this process's own environment. */
  public static EngineLibrary ofThisProcess() {
    return new EngineLibrary(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** The path where the library is expected, present or not. */
  public Path expectedPath() {
    String own = environment.getOrDefault("FLEET_ENGINE_LIB", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache = xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
    return cache.resolve("fleet").resolve("chdb-" + VERSION).resolve("libchdb.so");
  }

  /**
   * The library's path.
   *
   * @throws EngineUnavailableException when it is not there, with what to do about it
   */
  public Path locate() {
    Path path = expectedPath();
    if (!Files.isReadable(path)) {
      throw new EngineUnavailableException(
          "ClickHouse engine library not found at "
              + path
              + "; run ./fleet doctor to see what is missing, ./fleet up to fetch it");
    }
    return path;
  }
}
