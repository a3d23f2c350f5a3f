package io.fleet.stream.io.clickhouse;

import java.io.Serializable;

/**
 * How much is staged, and how.
 *
 * @param fileRows rows of one file, 1–1,000,000
 * @param fileBytes bytes of one file, from 1; a single row may exceed it
 * @param stagedBytes bytes in the staging directory above which writers wait for the loader, from 1
 * @param openFiles files one writer has open at once, 1–1,024
 * @param forceToDisk whether files are on the disk, not only in the system's memory, before a
 *     checkpoint counts on them
 */
public record StagingLimits(
    int fileRows, long fileBytes, long stagedBytes, int openFiles, boolean forceToDisk)
    implements Serializable {

  public StagingLimits {
    require(fileRows >= 1 && fileRows <= 1_000_000, "fileRows", fileRows);
    require(fileBytes >= 1, "fileBytes", fileBytes);
    require(stagedBytes >= 1, "stagedBytes", stagedBytes);
    require(openFiles >= 1 && openFiles <= 1_024, "openFiles", openFiles);
  }

  /** 250,000 rows or 64 MiB a file, 20 GiB in all, 64 files open, forced to disk. */
  public static StagingLimits defaults() {
    return new StagingLimits(250_000, 64L << 20, 20L << 30, 64, true);
  }

  public StagingLimits withFileRows(int rows) {
    return new StagingLimits(rows, fileBytes, stagedBytes, openFiles, forceToDisk);
  }

  public StagingLimits withStagedBytes(long bytes) {
    return new StagingLimits(fileRows, fileBytes, bytes, openFiles, forceToDisk);
  }

  public StagingLimits withForceToDisk(boolean force) {
    return new StagingLimits(fileRows, fileBytes, stagedBytes, openFiles, force);
  }

  private static void require(boolean valid, String name, long value) {
    if (!valid) {
      throw new IllegalArgumentException(name + " out of range: " + value);
    }
  }
}
