package io.fleet.simulator;

/** Something that falls due as simulated time goes on. */
interface DueWork {
  /** Nothing ever does. */
  DueWork NONE =
      new DueWork() {
        @Override
        public void handOver(long nowMs) {}

        @Override
        public void end(long nowMs) {}

        @Override
        public void report() {}
      };

  /** Hands over what is due by now, epoch milliseconds. */
  void handOver(long nowMs);

  /** Says that no more will come. */
  void end(long nowMs);

  /** Tells the log what was done since the beginning. */
  void report();
}
