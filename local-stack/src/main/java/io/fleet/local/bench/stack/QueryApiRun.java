package io.fleet.local.bench.stack;

import io.fleet.local.part.PartNames;
import java.io.IOException;

/** One query-api before a store; closing ends it. */
public final class QueryApiRun implements AutoCloseable {
  private final BenchStack stack;
  private final PartGroup group;
  private final String url;

  QueryApiRun(BenchStack stack, PartGroup group, String url) {
    this.stack = stack;
    this.group = group;
    this.url = url;
  }

  public String url() {
    return url;
  }

  public long pid() throws IOException {
    return group.pid(PartNames.QUERY_API);
  }

  /** Its memory as the kernel counts it. */
  public long residentBytes() throws IOException {
    return ResidentMemory.bytes(pid());
  }

  /** Fails when it died and came back: such a run measures nothing. */
  public void requireUndisturbed() throws IOException {
    group.requireUndisturbed();
  }

  @Override
  public void close() throws InterruptedException {
    stack.end(group);
  }
}
