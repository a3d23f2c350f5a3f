package io.fleet.schema.dashboard;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard as {@code dashboard.yaml} tells it; unknown keys are refused. */
record Dashboard(String title, String description, List<Place> questions) {
  private static final Path HOME = Path.of("..", "dashboards");
  private static final String FILE = "dashboard.yaml";

  /** Where a question stands on the grid of 24 columns. */
  record Place(String file, int row, int column, int width, int height) {

    boolean overlaps(Place other) {
      return row < other.row + other.height
          && other.row < row + height
          && column < other.column + other.width
          && other.column < column + width;
    }
  }

  static Dashboard read(Path folder) {
    try {
      return new YAMLMapper().readValue(folder.resolve(FILE).toFile(), Dashboard.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folders of all dashboards. */
  static List<Path> folders() {
    return list(HOME).filter(Files::isDirectory).toList();
  }

  /** The questions that lie in a folder. */
  static List<Path> questions(Path folder) {
    return list(folder).filter(path -> !path.endsWith(FILE)).toList();
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
