package io.fleet.events.reference;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Json;
import io.fleet.events.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The simple members of a JSON object by their path, for those who need a few of them: {@code
 * {"overspeed":{"limit_kmph":80}}} is {@code overspeed.limit_kmph = 80.0}. Arrays are left out.
 */
public final class BodyMembers {
  private BodyMembers() {}

  /**
   * Reads an object, for example the body of a version.
   *
   * @return numbers as {@link Double}, texts as {@link String}, {@link Boolean}s, and null for null
   * @throws Refusal.RefusedException if it is no JSON object
   */
  public static Map<String, Object> of(String body) throws Refusal.RefusedException {
    Map<String, Object> members = new LinkedHashMap<>();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      read(in, "", members);
      return members;
    } catch (IOException e) {
      throw malformed();
    }
  }

  /**
   * The texts of a list that is a member of the object, for example a vehicle's groups.
   *
   * @return in the order of the list; empty if there is no such list
   * @throws Refusal.RefusedException if it is no JSON object
   */
  public static List<String> texts(String body, String member) throws Refusal.RefusedException {
    List<String> texts = new ArrayList<>();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_ARRAY && name.equals(member)) {
          readTexts(in, texts);
        } else {
          in.skipChildren();
        }
      }
      return texts;
    } catch (IOException e) {
      throw malformed();
    }
  }

  /**
   * The numbers of a list that is a member of the object.
   *
   * @return in the order of the list, what is no number as NaN; empty if there is no such list
   * @throws Refusal.RefusedException if it is no JSON object
   */
  public static double[] numbers(String body, String member) throws Refusal.RefusedException {
    DoubleStream.Builder numbers = DoubleStream.builder();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_ARRAY && name.equals(member)) {
          readNumbers(in, numbers);
        } else {
          in.skipChildren();
        }
      }
      return numbers.build().toArray();
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static void readNumbers(JsonParser in, DoubleStream.Builder numbers) throws IOException {
    for (JsonToken token = in.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = in.nextToken()) {
      numbers.add(token.isNumeric() ? in.getDoubleValue() : Double.NaN);
      in.skipChildren();
    }
  }

  /**
   * The objects of a list that is a member of the object, for example a plan's stops, each with its
   * simple members.
   *
   * @return in the order of the list, what is no object as an empty one; empty if there is no list
   * @throws Refusal.RefusedException if it is no JSON object
   */
  public static List<Map<String, Object>> objects(String body, String member)
      throws Refusal.RefusedException {
    List<Map<String, Object>> objects = new ArrayList<>();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        if (in.nextToken() == JsonToken.START_ARRAY && name.equals(member)) {
          readObjects(in, objects);
        } else {
          in.skipChildren();
        }
      }
      return objects;
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static void readObjects(JsonParser in, List<Map<String, Object>> objects)
      throws IOException {
    for (JsonToken token = in.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = in.nextToken()) {
      Map<String, Object> members = new LinkedHashMap<>();
      if (token == JsonToken.START_OBJECT) {
        read(in, "", members);
      } else {
        in.skipChildren();
      }
      objects.add(members);
    }
  }

  private static void readTexts(JsonParser in, List<String> texts) throws IOException {
    for (JsonToken token = in.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = in.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        texts.add(in.getText());
      } else {
        in.skipChildren();
      }
    }
  }

  private static Refusal.RefusedException malformed() {
    return new Refusal.RefusedException(Refusal.MALFORMED, "the body is no JSON object");
  }

  private static void read(JsonParser in, String prefix, Map<String, Object> members)
      throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      String path = prefix + name;
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new IOException("the input ends within an object");
      } else if (token == JsonToken.START_OBJECT) {
        read(in, path + '.', members);
      } else if (token.isNumeric()) {
        members.put(path, in.getDoubleValue());
      } else if (token == JsonToken.VALUE_STRING) {
        members.put(path, in.getText());
      } else if (token.isBoolean()) {
        members.put(path, in.getBooleanValue());
      } else if (token == JsonToken.VALUE_NULL) {
        members.put(path, null);
      } else {
        in.skipChildren();
      }
    }
    if (!in.hasToken(JsonToken.END_OBJECT)) {
      throw new IOException("the input ends within an object");
    }
  }
}
