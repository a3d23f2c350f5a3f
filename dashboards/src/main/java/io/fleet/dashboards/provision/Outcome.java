package io.fleet.dashboards.provision;

import java.util.ArrayList;
import java.util.List;

/** What a run did, line by line. */
public final class Outcome {
  private final List<String> made = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> archived = new ArrayList<>();
  private int unchanged;

  void made(String key) {
    made.add(key);
  }

  void changed(String key) {
    changed.add(key);
  }

  void archived(String key) {
    archived.add(key);
  }

  void unchanged() {
    unchanged++;
  }

  public List<String> made() {
    return List.copyOf(made);
  }

  public List<String> changed() {
    return List.copyOf(changed);
  }

  public List<String> archived() {
    return List.copyOf(archived);
  }

  public int unchangedCount() {
    return unchanged;
  }

  @Override
  public String toString() {
    return "made "
        + made
        + ", changed "
        + changed
        + ", archived "
        + archived
        + ", left "
        + unchanged
        + " as they are";
  }
}
