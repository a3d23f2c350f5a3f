package io.fleet.gateway.reference.bulk;

/** Reads a file record by record; what cannot be read is a record with a fault. */
interface LineSource {
  /**
   * The next record, or null at the end. After a fault that leaves the rest unreadable comes the
   * end.
   */
  ImportLine next();
}
