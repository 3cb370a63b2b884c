package luotu.city;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import luotu.city.Gazetteer.District;
import luotu.city.Towns.Town;

/** How registers are filled in: by people, who leave things out and let them grow old. */
final class Register {
  /** A number nobody has. */
  static final String PHONE = "000-0000-0000";

  private static final double UNSAID = 0.06;
  private static final double CLOSED = 0.03;
  private static final double PLANNED = 0.03;

  private final long seed;
  private final LocalDate today;
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * @param today the day that dates are relative to
   */
  Register(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
  }

  long seed() {
    return seed;
  }

  LocalDate today() {
    return today;
  }

  /** What is drawn for one subject in one town. */
  Chance chance(String subject, Town town) {
    return new Chance(seed, subject, Long.parseLong(town.code()));
  }

  /** What is drawn for one subject in one district. */
  Chance chance(String subject, District district) {
    return new Chance(seed, subject, district.number());
  }

  /** What is drawn for one subject in the whole city. */
  Chance chance(String subject) {
    return new Chance(seed, subject);
  }

  Care care(Town town, String subject) {
    return Care.of(seed, Long.parseLong(town.code()), subject);
  }

  Care care(District district, String subject) {
    return Care.of(seed, district.number(), subject);
  }

  /** The number of the next thing of a subject in a town, from 0. */
  int next(Town town, String subject) {
    return numbers.merge(town.code() + subject, 1, Integer::sum) - 1;
  }

  /** Whether the next thing of this subject in this town is not as it should be. */
  boolean fails(Town town, String subject) {
    return care(town, subject).fails(next(town, subject));
  }

  /** A day so many days before today at least and at most. */
  LocalDate daysAgo(Chance chance, int fewest, int most) {
    return today.minusDays(chance.whole(fewest, most));
  }

  /** When somebody last vouched for a row: within a year and a half, or never. */
  LocalDate confirmed(Chance chance) {
    LocalDate day = daysAgo(chance, 5, 540);
    return chance.happens(0.08) ? null : day;
  }

  /** Most are in use; of some nobody has written down the state, which counts as in use. */
  static String status(Chance chance) {
    double draw = chance.share();
    return draw < CLOSED
        ? "closed"
        : draw < CLOSED + PLANNED ? "planned" : draw < CLOSED + PLANNED + UNSAID ? null : "open";
  }

  /** In use, though not everybody writes it down. */
  static String inUse(Chance chance) {
    return chance.happens(UNSAID) ? null : "open";
  }

  /**
   * Whether the place serves every day and in emergencies; null where the street has left it open.
   *
   * @param town null for a place beyond the border
   */
  Boolean dualUse(Town town, Chance chance) {
    Boolean answer = chance.happens(0.35);
    return town != null && fails(town, "dual use") ? null : answer;
  }

  /** A person in charge: a role, no name. */
  static Map<String, String> person(String role, String title, LocalDate confirmedOn) {
    Map<String, String> person = new LinkedHashMap<>();
    person.put("role", role);
    person.put("name", "模拟" + title);
    person.put("phone", PHONE);
    person.put("confirmed_on", confirmedOn.toString());
    return person;
  }
}
