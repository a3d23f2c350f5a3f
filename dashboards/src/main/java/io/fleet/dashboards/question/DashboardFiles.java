package io.fleet.dashboards.question;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fleet.dashboards.question.Dashboard.Placed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory with a folder for each dashboard: its questions as {@code .sql}, and {@code
 * dashboard.yaml}, which places each of them once.
 */
public final class DashboardFiles {
  private static final String FILE = "dashboard.yaml";
  private static final String ENDING = ".sql";

  /** Unknown keys and absent ones are refused. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private DashboardFiles() {}

  private record Described(
      @JsonProperty("title") String title,
      @JsonProperty("description") String description,
      @JsonProperty("refresh_s") int refreshS,
      @JsonProperty("questions") List<Place> questions) {}

  private record Place(
      @JsonProperty("file") String file,
      @JsonProperty("row") int row,
      @JsonProperty("column") int column,
      @JsonProperty("width") int width,
      @JsonProperty("height") int height) {}

  /** All dashboards, by their keys. */
  public static List<Dashboard> read(Path directory) {
    if (!Files.isDirectory(directory.toAbsolutePath())) {
      throw new IllegalArgumentException("no directory " + directory);
    }
    List<Dashboard> dashboards =
        list(directory.toAbsolutePath()).stream()
            .filter(folder -> Files.exists(folder.resolve(FILE)))
            .map(DashboardFiles::readFolder)
            .toList();
    if (dashboards.isEmpty()) {
      throw new IllegalArgumentException("no dashboards in " + directory);
    }
    return dashboards;
  }

  private static Dashboard readFolder(Path folder) {
    String key = folder.getFileName().toString();
    Described described;
    try {
      described = YAML.readValue(folder.resolve(FILE).toFile(), Described.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(key + "/" + FILE + ": " + e.getMessage(), e);
    }
    checkThatEachIsPlacedOnce(key, described, folder);
    List<Placed> questions =
        described.questions().stream()
            .map(
                place ->
                    new Placed(
                        question(folder, place.file()),
                        place.row(),
                        place.column(),
                        place.width(),
                        place.height()))
            .toList();
    for (Placed placed : questions) {
      if (!placed.isOnTheGrid() || questions.stream().filter(placed::overlaps).count() > 1) {
        throw new IllegalArgumentException(placed.question().key() + " lies on another or outside");
      }
    }
    Dashboard dashboard =
        new Dashboard(
            key, described.title(), described.description(), described.refreshS(), questions);
    dashboard.filters();
    return dashboard;
  }

  private static void checkThatEachIsPlacedOnce(String key, Described described, Path folder) {
    Set<String> present =
        list(folder).stream()
            .map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(ENDING))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> placed = described.questions().stream().map(Place::file).sorted().toList();
    if (!List.copyOf(present).equals(placed)) {
      throw new IllegalArgumentException(key + ": there are " + present + ", placed are " + placed);
    }
  }

  private static Question question(Path folder, String file) {
    String name = file.substring(0, file.length() - ENDING.length());
    try {
      return Question.parse(
          folder.getFileName() + "/" + name, Files.readAllLines(folder.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
