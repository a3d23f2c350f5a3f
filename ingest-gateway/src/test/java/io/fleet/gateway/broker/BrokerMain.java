package io.fleet.gateway.broker;

import kafka.Kafka;
import kafka.tools.StorageTool;

/** A whole Kafka broker in a process of its own: formats its directory if need be, then serves. */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    String[] format = {
      "format", "--cluster-id", "ZmxlZXQtdGVzdC1icm9rZQ", "--config", args[0], "--ignore-formatted"
    };
    StorageTool.execute(format, System.out);
    Kafka.main(args);
  }
}
