package io.fleet.local.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.local.tables.FactTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A question of {@code docs/use-cases.md}, and what its answer has to be. */
enum UseCase {
  DRIVERS("How does each driver drive?", DrivingAnswers::drivers),
  TRIPS(
      "Which trips were driven, from when to when, how far, and how long did engines idle on them?",
      DrivingAnswers::trips),
  LAST_MILE("Where is the last mile slow?", DeliveryAnswers::lastMile),
  LOADING("Which loading or unloading took longer than planned?", DeliveryAnswers::loading),
  PROMISES("Was what was promised kept?", DeliveryAnswers::promises),
  ETAS("How well was it known when a vehicle would be there?", DeliveryAnswers::etas),
  ROUTES("Who kept to the planned route?", DrivingAnswers::routes),
  UNDER_USED("Which vehicles are hardly used?", UseAnswers::use),
  MULTI_TRIP("Does a vehicle make more or fewer trips than it used to?", UseAnswers::trips),
  DOWNTIME(
      "How much of the day did a vehicle stand, and how much was it out of reach?",
      UseAnswers::times),
  OVERSPEED("Where was driven too fast?", DrivingAnswers::overspeed),
  IDLING("Where did engines run for nothing?", DrivingAnswers::idling),
  VISITS("Who was in which place, and for how long?", DrivingAnswers::visits),
  EMERGENCIES("Who called for help, and who crashed?", AlertAnswers::emergencies),
  ALERTS("What else was told?", AlertAnswers::all);

  private static final Path DOCUMENT = Path.of("..", "docs", "use-cases.md");
  private static final Map<String, String> WINDOW =
      Map.of("from", day(SimulatedDays.FROM), "to", day(SimulatedDays.TO), "zone", "UTC");

  /** Holds an answer against what truly happened; an assertion fails where it is not so. */
  interface Check {
    void hold(List<JsonNode> rows, SimulatedDays days, FactTables tables) throws Exception;
  }

  private final String question;
  private final Check check;

  UseCase(String question, Check check) {
    this.question = question;
    this.check = check;
  }

  private static String day(Instant instant) {
    return instant.toString().substring(0, 10) + " 00:00:00";
  }

  /** Asks, and holds the answer against what truly happened. */
  void hold(SimulatedDays days, FactTables tables) throws Exception {
    check.hold(tables.ask(query(), WINDOW), days, tables);
  }

  private String query() throws IOException {
    Matcher query =
        Pattern.compile(
                "## " + Pattern.quote(question) + "\n(?:(?!\n## ).)*?```sql\n(.*?)\n```",
                Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT));
    if (!query.find()) {
      throw new IllegalStateException("not asked: " + question);
    }
    return query.group(1);
  }
}
