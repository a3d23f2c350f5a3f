package io.fleet.stream.sql;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32C;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;

/**
 * Names the operators the planner makes, so that their state is found again in checkpoints. A name
 * holds a checksum of the SQL text: a panel that is changed starts anew and never takes up the
 * state of another query. Flink's own names count through all queries of the process, whatever they
 * are.
 */
final class OperatorNames {
  private final String prefix;
  private final Set<Transformation<?>> seen = new HashSet<>();
  private int count;

  private OperatorNames(String prefix) {
    this.prefix = prefix;
  }

  /** Names every operator before this one, up to those that have a name. */
  static void give(Transformation<?> last, String panel, String sql) {
    CRC32C checksum = new CRC32C();
    checksum.update(sql.getBytes(StandardCharsets.UTF_8));
    new OperatorNames("panel-" + panel + "-" + Long.toHexString(checksum.getValue()) + "-")
        .walk(last);
  }

  private void walk(Transformation<?> transformation) {
    if (transformation.getUid() != null || !seen.add(transformation)) {
      return;
    }
    if (transformation instanceof PhysicalTransformation) {
      transformation.setUid(prefix + count++);
    }
    transformation.getInputs().forEach(this::walk);
  }
}
