package io.fleet.stream.io.clickhouse;

import java.io.Serializable;
import org.slf4j.LoggerFactory;

/**
 * Told of every file that is set aside, from a thread of the loader, at least once a file. If it
 * throws, the file stays and is tried and told of again.
 */
@FunctionalInterface
public interface RefusedFiles extends Serializable {

  void refused(RefusedFile file);

  /** Says so in the log, without content. */
  static RefusedFiles logged() {
    return refused ->
        LoggerFactory.getLogger(RefusedFiles.class)
            .error(
                "staged file refused table={} rows={} code={} file={}",
                refused.file().table(),
                refused.file().rows(),
                refused.code(),
                refused.file().name());
  }
}
