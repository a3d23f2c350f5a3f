package io.fleet.stream.operator;

import io.fleet.stream.cep.Brake;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.io.clickhouse.EncodedRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What functions put out beside their main stream. */
public final class SideOutputs {
  /** Rows for ClickHouse. */
  public static final OutputTag<EncodedRow> ROWS =
      new OutputTag<>("rows", TypeInformation.of(EncodedRow.class));

  /** Records for the log: alerts and dead letters. */
  public static final OutputTag<OutboundRecord> OUTBOUND =
      new OutputTag<>("outbound", TypeInformation.of(OutboundRecord.class));

  /** Records for the log: versions of rows that clients keep copies of. */
  public static final OutputTag<OutboundRecord> CHANGES =
      new OutputTag<>("changes", TypeInformation.of(OutboundRecord.class));

  /** Harsh brakings, as they are first seen. */
  public static final OutputTag<Brake> BRAKES =
      new OutputTag<>("brakes", TypeInformation.of(Brake.class));

  /** How many events were applied and how far vehicles came, a record a second and subtask. */
  public static final OutputTag<Activity> ACTIVITY =
      new OutputTag<>("activity", TypeInformation.of(Activity.class));

  /** Alerts as they stand in the log. */
  public static final OutputTag<AlertMoment> ALERTS =
      new OutputTag<>("alerts", TypeInformation.of(AlertMoment.class));

  /** What reaches the drivers' timelines: segments from vehicles, events from the log. */
  public static final OutputTag<DriverInput> DUTY =
      new OutputTag<>("duty", new DriverInputTypeInfo());

  /** What became known late, by the vehicle it may concern; see {@link LateNews}. */
  public static final OutputTag<LateNews> NEWS =
      new OutputTag<>("news", TypeInformation.of(LateNews.class));

  private SideOutputs() {}
}
