package luotu.analyse.standards;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import luotu.analyse.standards.EditedCity.District;

/**
 * Edits, and days that pass, with the cells that come out otherwise by them: those that the
 * policies say, and none else in any district of an {@link EditedCity}.
 */
final class EditCases {
  static final String DAY = "2025-06-30";
  static final String NEXT_DAY = "2025-07-01";

  /** What has to be completed of it by a day is otherwise on each day. */
  private static final String EACH_DAY = "shelter-new";

  private final EditedCity city = new EditedCity();
  private final List<Case> cases = new ArrayList<>();
  private final Set<String> nextDay = new TreeSet<>();

  private record Case(
      String story, District district, Consumer<District> edit, Set<String> moved) {}

  District district(Object... fieldsOfA) {
    return city.district(fieldsOfA);
  }

  /**
   * An edit.
   *
   * @param moved standards and the zones of the district in which they come out otherwise, as
   *     {@code charging A D}
   */
  void when(String story, District district, Consumer<District> edit, String... moved) {
    cases.add(new Case(story, district, edit, keys(district, moved)));
  }

  /** What comes out otherwise by itself on the day that follows. */
  void onTheNextDay(District district, String... moved) {
    nextDay.addAll(keys(district, moved));
  }

  private static Set<String> keys(District district, String... moved) {
    return Arrays.stream(moved)
        .map(each -> each.split(" "))
        .flatMap(
            words -> Arrays.stream(words).skip(1).map(zone -> words[0] + " " + district.code(zone)))
        .collect(toCollection(TreeSet::new));
  }

  /** Does one edit after the other, lets the day pass, and closes the city. */
  void check() {
    try (city) {
      city.moved(DAY);
      List<String> wrong = new ArrayList<>();
      for (Case each : cases) {
        each.edit().accept(each.district());
        Set<String> moved = city.moved(DAY);
        if (!moved.equals(each.moved())) {
          wrong.add("%s%n must %s%n does %s".formatted(each.story(), each.moved(), moved));
        }
      }
      assertThat(wrong).isEmpty();
      city.isAsCountedAnew(DAY);
      Set<String> moved = city.moved(NEXT_DAY);
      moved.removeIf(key -> key.startsWith(EACH_DAY));
      assertThat(moved).isEqualTo(nextDay);
      city.isAsCountedAnew(NEXT_DAY);
    }
  }

  static Object[] open(Object... more) {
    return with(new Object[] {"status", "open"}, more);
  }

  static Object[] with(Object[] fields, Object... more) {
    return Stream.concat(Stream.of(fields), Stream.of(more)).toArray();
  }

  static String[] and(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }
}
