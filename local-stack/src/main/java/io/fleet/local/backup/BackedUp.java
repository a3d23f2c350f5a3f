package io.fleet.local.backup;

import io.fleet.local.job.FlinkJob;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.LogGeneration;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.topic.LogLogin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An installation that is backed up, wherever its parts run.
 *
 * @param log as who may read the topics of a backup
 * @param generation how many logs there were before it
 * @param topology of the stack that a backup becomes if nothing else is said
 * @param job the running job
 * @param tables ClickHouse
 * @param staging rows on their way to ClickHouse
 * @param tableBackups below which ClickHouse may write, under the path it has there
 * @param savepoints below which Flink writes if it cannot write into the backup, under the path it
 *     has there
 */
record BackedUp(
    LogLogin log,
    LogGeneration generation,
    Topology topology,
    FlinkJob job,
    TableStore tables,
    Path staging,
    Path tableBackups,
    Optional<Path> savepoints) {

  /** The stack in a directory; all its parts run on this machine and write where they are told. */
  static BackedUp stack(DataDirectory data) {
    Ports ports = Ports.remembered(data.ports());
    return new BackedUp(
        LogLogin.ofAdmin(data, ports),
        LogGeneration.of(data),
        Topology.of(data),
        new FlinkJob(ports.url(PortName.FLINK_UI)),
        new TableStore(ports.url(PortName.CLICKHOUSE)),
        data.staging(),
        data.clickHouseBackups(),
        Optional.empty());
  }
}
