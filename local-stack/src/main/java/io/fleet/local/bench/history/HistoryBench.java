package io.fleet.local.bench.history;

import io.fleet.local.bench.history.OpenLoop.Question;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The API's questions and the bare statements they stand for. Both are asked at the same rate, in
 * turns, of the same store. No statement is asked twice, as long as there are some left: a store
 * has at hand what it was asked a moment ago, and the API's questions are about something else each
 * time.
 */
final class HistoryBench {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<QueryKind> kinds = QueryKind.mix();
  private final QueryKind.Subjects subjects;
  private final Random random = new Random(1);
  private final String token;
  private final int recordedOfEach;

  /** Bare questions by kind. */
  private final List<List<List<BareStatement>>> recorded = new ArrayList<>();

  /** How many of them were asked. */
  private final int[] asked = new int[kinds.size()];

  /**
   * @param recordedOfEach how many questions of each kind are written down
   */
  HistoryBench(QueryKind.Subjects subjects, String token, int recordedOfEach) {
    this.subjects = subjects;
    this.token = token;
    this.recordedOfEach = recordedOfEach;
  }

  List<QueryKind> kinds() {
    return kinds;
  }

  /** Asks an API that stands behind the recorder some questions of each kind. */
  void record(String apiUrl, StatementRecorder recorder) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (QueryKind kind : kinds) {
      List<List<BareStatement>> ofKind = new ArrayList<>();
      for (int i = 0; i < recordedOfEach; i++) {
        recorder.take();
        var answer = client.send(ofApi(apiUrl, kind), BodyHandlers.ofString());
        List<BareStatement> statements = recorder.take();
        if (answer.statusCode() != 200 || statements.isEmpty()) {
          throw new IOException(kind.name() + ": " + answer.statusCode() + ' ' + answer.body());
        }
        ofKind.add(statements);
      }
      recorded.add(ofKind);
    }
  }

  /** Questions of one kind to the API. */
  List<Question> ofApi(String apiUrl, int kind, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Question(kind, List.of(ofApi(apiUrl, kinds.get(kind)))))
        .toList();
  }

  /** Questions to the API, the kinds in turns. */
  List<Question> ofApi(String apiUrl, int count) {
    List<Question> questions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int kind = i % kinds.size();
      questions.add(new Question(kind, List.of(ofApi(apiUrl, kinds.get(kind)))));
    }
    return questions;
  }

  /** The statements alone, sent to the store itself. */
  List<Question> bare(String storeUrl, int count) {
    List<Question> questions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      questions.add(nextBare(storeUrl, i % kinds.size()));
    }
    return questions;
  }

  /** The statements of the questions of one kind that were written down. */
  List<Question> bareOfKind(String storeUrl, int kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> nextBare(storeUrl, kind)).toList();
  }

  private Question nextBare(String storeUrl, int kind) {
    List<List<BareStatement>> ofKind = recorded.get(kind);
    List<BareStatement> statements = ofKind.get(asked[kind]++ % ofKind.size());
    return new Question(
        kind, statements.stream().map(statement -> bare(storeUrl, statement)).toList());
  }

  private HttpRequest ofApi(String apiUrl, QueryKind kind) {
    return HttpRequest.newBuilder(URI.create(apiUrl + kind.path().of(subjects, random)))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private static HttpRequest bare(String storeUrl, BareStatement statement) {
    return HttpRequest.newBuilder(URI.create(storeUrl + statement.target()))
        .timeout(PATIENCE)
        .header("X-ClickHouse-User", URLEncoder.encode("default", StandardCharsets.UTF_8))
        .header(BareStatement.DATABASE, statement.database())
        .POST(BodyPublishers.ofString(statement.sql()))
        .build();
  }
}
