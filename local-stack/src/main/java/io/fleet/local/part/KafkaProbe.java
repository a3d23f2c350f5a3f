package io.fleet.local.part;

import io.fleet.local.process.HealthProbe;
import io.fleet.local.topic.LogLogin;
import io.fleet.local.topic.Topics;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Healthy when the broker names itself as a member of its cluster. */
final class KafkaProbe implements HealthProbe {
  private static final int PATIENCE_MS = 3_000;

  private final LogLogin log;
  private Admin admin;

  KafkaProbe(LogLogin log) {
    this.log = log;
  }

  @Override
  public synchronized boolean isHealthy() {
    if (admin == null) {
      admin = Admin.create(Topics.adminSettings(log));
    }
    try {
      var options = new DescribeClusterOptions().timeoutMs(PATIENCE_MS);
      return !admin
          .describeCluster(options)
          .nodes()
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }
}
