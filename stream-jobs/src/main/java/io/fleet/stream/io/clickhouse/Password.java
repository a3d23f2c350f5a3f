package io.fleet.stream.io.clickhouse;

import java.io.Serializable;

/**
 * Where the database's password comes from when it is needed. It travels with the job as the name
 * of a place, never as the password itself.
 */
@FunctionalInterface
public interface Password extends Serializable {

  /** The password; empty for none. */
  String value();

  /** The value of an environment variable of the process that sends; unset means none. */
  static Password ofEnvironment(String variable) {
    return () -> System.getenv().getOrDefault(variable, "");
  }

  static Password none() {
    return () -> "";
  }
}
