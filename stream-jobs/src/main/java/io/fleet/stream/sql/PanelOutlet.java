package io.fleet.stream.sql;

import io.fleet.events.Topic;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.clickhouse.PanelRow;
import io.fleet.stream.io.clickhouse.RowBinaryWriter;
import io.fleet.stream.operator.SideOutputs;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.types.Row;
import org.apache.flink.util.Collector;

/** Turns a window of a panel into its row for ClickHouse and its record for the log. */
final class PanelOutlet extends ProcessFunction<Row, EncodedRow> {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final Panel panel;
  private transient RowBinaryWriter writer;
  private transient byte[] key;

  PanelOutlet(Panel panel) {
    this.panel = panel;
  }

  @Override
  public void open(OpenContext context) {
    writer = new RowBinaryWriter();
    key = panel.panelName().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void processElement(Row window, Context context, Collector<EncodedRow> out) {
    out.collect(PanelRow.encode(panel.table(), window::getField, writer));
    context.output(
        SideOutputs.OUTBOUND,
        new OutboundRecord(
            Topic.METRICS_LIVE, key, PanelJson.write(panel.panelName(), window), NO_HEADERS));
  }
}
