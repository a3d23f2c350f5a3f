package io.fleet.gateway.reference.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.ReferenceOutcome.Status;
import io.fleet.gateway.reference.bulk.ImportOrder;
import io.fleet.gateway.reference.bulk.ImportReport;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Writes the report of an import. */
final class ReportAnswers {
  private ReportAnswers() {}

  static Response report(ImportOrder order, ImportReport report) {
    boolean nothingWritten = order.atomic() && !order.dryRun() && report.refused() > 0;
    byte[] body =
        Answers.json(
            json -> {
              if (nothingWritten) {
                json.writeStringField("type", ProblemType.INVALID.uri());
                json.writeStringField("title", ProblemType.INVALID.title());
                json.writeNumberField("status", ProblemType.INVALID.status());
                json.writeStringField("detail", "nothing is written");
              }
              json.writeBooleanField("dry_run", order.dryRun());
              writeCounts(json, report);
              json.writeArrayFieldStart("results");
              for (ImportReport.Entry entry : report.entries()) {
                writeEntry(json, entry);
              }
              json.writeEndArray();
            });
    return Response.status(nothingWritten ? ProblemType.INVALID.status() : 200)
        .entity(body)
        .header(
            HttpHeaders.CONTENT_TYPE,
            nothingWritten ? "application/problem+json" : "application/json")
        .build();
  }

  private static void writeCounts(JsonGenerator json, ImportReport report) throws IOException {
    json.writeNumberField("records", report.size());
    for (Status status : new Status[] {Status.CREATED, Status.UPDATED, Status.UNCHANGED}) {
      json.writeNumberField(status.tag(), report.count(status));
    }
    json.writeNumberField("refused", report.refused());
  }

  private static void writeEntry(JsonGenerator json, ImportReport.Entry entry) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", entry.line());
    if (entry.id() != null) {
      json.writeStringField("id", entry.id());
    }
    json.writeStringField("status", entry.status());
    if (!entry.errors().isEmpty()) {
      Answers.notes(json, "errors", entry.errors());
    }
    if (!entry.warnings().isEmpty()) {
      Answers.notes(json, "warnings", entry.warnings());
    }
    json.writeEndObject();
  }
}
