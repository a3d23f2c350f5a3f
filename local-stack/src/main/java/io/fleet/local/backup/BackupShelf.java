package io.fleet.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A directory of backups, each under the moment it was begun: the newest are kept, and what was
 * left behind by one that failed is not. Whatever else lies there is let be.
 *
 * @param root of it
 */
record BackupShelf(Path root) {
  private static final Pattern NAME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}Z");

  /** Where one that begins now is to be written. */
  Path next(Instant now) {
    return root.resolve(now.toString().substring(0, 19).replace(':', '-') + "Z");
  }

  /**
   * Removes what has become too much.
   *
   * @param kept whole backups that stay, 1 or more
   * @return names of what is gone
   */
  List<String> shorten(int kept) throws IOException {
    List<Path> whole = new ArrayList<>();
    List<Path> surplus = new ArrayList<>();
    for (Path each : newestFirst()) {
      boolean isWhole = Manifest.isIn(each);
      if (isWhole && whole.size() < kept) {
        whole.add(each);
      } else {
        surplus.add(each);
      }
    }
    for (Path each : surplus) {
      Manifest.forget(each);
      new FileTree(each).delete();
    }
    return surplus.stream().map(each -> each.getFileName().toString()).toList();
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(each -> NAME.matcher(each.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
