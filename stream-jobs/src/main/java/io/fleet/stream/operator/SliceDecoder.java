package io.fleet.stream.operator;

import io.fleet.stream.io.LogRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Passes what came of repairs on to the vehicles' timelines. */
public final class SliceDecoder implements FlatMapFunction<LogRecord, TimelineInput> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(LogRecord record, Collector<TimelineInput> out) {
    if (record.key != null && record.value != null) {
      String vehicleId = new String(record.key, StandardCharsets.UTF_8);
      out.collect(
          TimelineInput.slice(
              vehicleId, record.value, record.partition, record.offset, record.appendMs));
    }
  }
}
