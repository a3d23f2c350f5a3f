package io.fleet.stream.io.clickhouse;

/** What a loader shares with the writers and committers of its process. */
record LoaderParts(
    StagingDirectory directory,
    LoadJournal journal,
    ReadyQueue queue,
    StagingSpace space,
    LoadStatistics statistics) {}
