package io.fleet.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Telling an INSERT's head from its data, and what a statement is. */
class StatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "INSERT INTO t VALUES (1)                          | INSERT INTO t        | Values      | (1)",
        "insert into db.t (a, `b)`) values('x')            | insert into db.t (a, `b)`) | Values | ('x')",
        "INSERT INTO values FORMAT CSV 1,2                 | INSERT INTO values   | CSV         | 1,2",
        "INSERT INTO t /* FORMAT A */ FORMAT JSONEachRow {} | INSERT INTO t /* FORMAT A */ | JSONEachRow | {}",
        "INSERT INTO t SETTINGS a = 1 FORMAT TSV x         | INSERT INTO t SETTINGS a = 1 | TSV | x",
        "INSERT INTO t SELECT a FROM input('a UInt8') FORMAT CSV 1 | INSERT INTO t SELECT a FROM input('a UInt8') | CSV | 1",
      })
  void theHeadOfAnInsertEndsBeforeItsData(String text, String sql, String format, String data) {
    // when
    byte[] bytes = bytes(text.strip());
    InsertHead head = InsertHead.find(bytes, bytes.length, false).orElseThrow();

    // then
    assertThat(new String(head.statement().sql(), StandardCharsets.UTF_8).strip()).isEqualTo(sql);
    assertThat(head.statement().format()).contains(format);
    assertThat(new String(bytes, StandardCharsets.UTF_8).substring(head.dataStart()).strip())
        .isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t SELECT 1",
        "INSERT INTO t SELECT 'VALUES' AS format FROM u",
        "WITH 1 AS x INSERT INTO t SELECT x",
        "SELECT 1 FORMAT CSV",
        "-- INSERT INTO t VALUES\nSELECT 1",
      })
  void otherStatementsHaveNoData(String text) {
    assertThat(InsertHead.find(bytes(text), bytes(text).length, true)).isEmpty();
  }

  @Test
  void anInsertNamingNoFormatTakesWhatFollows() {
    byte[] text = bytes("INSERT INTO t");
    assertThat(InsertHead.find(text, text.length, true)).isPresent();
    assertThat(InsertHead.find(text, text.length, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT 1                                | false | SELECT |",
        "SELECT 1;                               | false | SELECT |",
        "SELECT ';' /* ; */ -- ;                 | false | SELECT |",
        "SELECT 1; SELECT 2                      | true  | SELECT |",
        "select format from t                    | false | SELECT |",
        "SELECT 1 FORMAT JSON                    | false | SELECT | JSON",
        "SELECT 1 FORMAT CSV SETTINGS a = 1      | false | SELECT | CSV",
        "(SELECT 1)                              | false | (      |",
        "SELECT 'FORMAT CSV'                     | false | SELECT |",
      })
  void statementsAreRead(String text, boolean several, String keyword, String format) {
    // when
    Statement statement = Statement.whole(bytes(text.strip()));

    // then
    assertThat(statement.several()).isEqualTo(several);
    assertThat(statement.keyword()).isEqualTo(keyword);
    assertThat(statement.format()).isEqualTo(Optional.ofNullable(format));
  }

  @Test
  void whatChangesTheSessionIsKnown() {
    assertThat(Statement.whole(bytes("use x")).changesSession()).isTrue();
    assertThat(Statement.whole(bytes("CREATE TEMPORARY TABLE t (a Int8)")).changesSession())
        .isTrue();
    assertThat(Statement.whole(bytes("CREATE TABLE t (a Int8)")).changesSession()).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
