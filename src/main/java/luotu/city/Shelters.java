package luotu.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** Where people are taken in: enough places in most streets, too few in some. */
final class Shelters {
  private static final int IN_DISTRICT = 180;
  private static final int IN_CITY = 6852;
  private static final int BEYOND = 4;
  private static final double BUCKET_METRES = 2500;

  /** What a shelter's form says of its state. */
  private enum State {
    OPEN("open"),
    /** Nobody has written it down. */
    UNSAID(null),
    /** Of this year's plan, and ready. */
    NEW("open"),
    PLANNED("planned"),
    BUILDING("building"),
    CLOSED("closed");

    private final String status;

    State(String status) {
      this.status = status;
    }

    boolean isInUse() {
      return this == OPEN || this == UNSAID || this == NEW;
    }

    boolean isOfThisYear() {
      return this == NEW || this == PLANNED || this == BUILDING;
    }
  }

  /** By how many people one takes in; and what each of them is given. */
  private enum Size {
    EMERGENCY(150, 0.5),
    SHORT(800, 2),
    MEDIUM(3000, 3),
    LONG(8000, 4.5),
    CENTRAL(Integer.MAX_VALUE, 4.5);

    private final int below;
    private final double metres2Each;

    Size(int below, double metres2Each) {
      this.below = below;
      this.metres2Each = metres2Each;
    }

    static Size of(int places) {
      Size size = EMERGENCY;
      while (places >= size.below) {
        size = values()[size.ordinal() + 1];
      }
      return size;
    }
  }

  private record InUse(Place place, String key) {}

  private final Register register;
  private final Sites sites;
  private final People people;
  private final Drafts drafts;
  private final Map<Long, List<InUse>> inUse = new HashMap<>();

  Shelters(Register register, Sites sites, People people, Drafts drafts) {
    this.register = register;
    this.sites = sites;
    this.people = people;
    this.drafts = drafts;
  }

  /** Shapingba's own and, where it is made, those of the rest of the city. */
  void emit(List<Town> towns, CityScale scale) {
    Predicate<Town> isShapingba = town -> town.district().code().equals(Gazetteer.SHAPINGBA);
    emit(towns.stream().filter(isShapingba).toList(), IN_DISTRICT - BEYOND);
    emitBeyond();
    if (scale == CityScale.CITY) {
      emit(towns.stream().filter(isShapingba.negate()).toList(), IN_CITY - IN_DISTRICT);
    }
  }

  /** Shares them out: some for each town, more where more people live. */
  private void emit(List<Town> towns, int total) {
    double all = towns.stream().mapToDouble(this::weight).sum();
    double sum = 0;
    for (Town town : towns) {
      long before = Math.round(sum / all * total);
      sum += weight(town);
      emit(town, (int) (Math.round(sum / all * total) - before));
    }
  }

  private double weight(Town town) {
    return register.care(town, "shelter") == Care.UNKNOWN ? 0 : 24_000 + people.of(town);
  }

  private void emit(Town town, int count) {
    Chance chance = register.chance("shelter", town);
    double wanted =
        people.of(town)
            * switch (register.care(town, "shelter")) {
              case GOOD -> chance.between(0.17, 0.27);
              case NEAR -> chance.between(0.07, 0.14);
              default -> chance.between(0.015, 0.045);
            };
    List<State> states = new ArrayList<>();
    double[] parts = new double[count];
    double inUse = 0;
    for (int i = 0; i < count; i++) {
      states.add(i == 0 ? State.OPEN : state(town, chance));
      parts[i] = chance.between(0.3, 1.6);
      inUse += states.get(i).isInUse() ? parts[i] : 0;
    }
    List<Place> places = sites.amongPeople(town, count, chance);
    for (int i = 0; i < count; i++) {
      String name = town.name() + "避难场所" + (i + 1) + "号（模拟）";
      int takesIn = (int) Math.ceil(parts[i] / inUse * wanted);
      add(town, name, places.get(i), states.get(i), takesIn, chance);
    }
  }

  private State state(Town town, Chance chance) {
    double draw = chance.share();
    if (draw > 0.15) {
      return draw < 0.18 ? State.CLOSED : draw < 0.25 ? State.UNSAID : State.OPEN;
    }
    double readyAtYearEnd =
        switch (register.care(town.district(), "new shelters")) {
          case GOOD -> 0.65;
          case NEAR -> 0.48;
          default -> 0.25;
        };
    double ofYear = register.today().getDayOfYear() / 365.0;
    return chance.happens(readyAtYearEnd * ofYear)
        ? State.NEW
        : chance.of(State.PLANNED, State.BUILDING);
  }

  /** Those just across the border, which take in people of ours as well. */
  private void emitBeyond() {
    Chance chance = register.chance("shelters beyond");
    int[] chosen = Sites.choose(sites.beyond(), BEYOND, sites::builtUp, chance);
    for (Place place : sites.places(chosen, chance)) {
      add(null, "界外避难场所（模拟）", place, State.OPEN, chance.whole(300, 3000), chance);
    }
  }

  private void add(Town town, String name, Place place, State state, int takesIn, Chance chance) {
    Size size = Size.of(takesIn);
    boolean isIndoor = chance.happens(0.4);
    int year = register.today().getYear();
    int days = state == State.NEW ? chance.whole(0, register.today().getDayOfYear() - 1) : 400;
    int most = state == State.NEW ? days : 5000;
    boolean isYetToCome = state == State.PLANNED || state == State.BUILDING;
    Form form =
        new Form()
            .with("kind", isIndoor ? "indoor" : "outdoor")
            .with("grade", size.name().toLowerCase(Locale.ROOT))
            .with("places", chance.happens(0.07) ? null : (Integer) takesIn)
            .with("area_m2", Math.ceil(takesIn * size.metres2Each))
            .with("status", state.status)
            .with("opened_on", isYetToCome ? null : register.daysAgo(chance, days, most).toString())
            .with("planned_for", state.isOfThisYear() ? (Integer) year : null)
            .with("dual_use", register.dualUse(town, chance))
            .with("suitable_for", chance.happens(0.88) ? suitable(isIndoor, chance) : null)
            .with("contact", "模拟值班员")
            .with("phone", Register.PHONE);
    boolean isArea = !isIndoor && takesIn > 1500 && sites.isIn(town, place);
    String key =
        drafts.add(
            "shelter",
            isArea ? BaseMap.blob(place, 30, chance) : Drafts.point(place),
            name,
            register.confirmed(chance),
            form.fields());
    if (state.isInUse()) {
      inUse
          .computeIfAbsent(bucket(place.u(), place.v()), unused -> new ArrayList<>())
          .add(new InUse(place, key));
    }
  }

  private static List<String> suitable(boolean isIndoor, Chance chance) {
    List<String> suitable = new ArrayList<>(List.of("landslide", "earthquake"));
    suitable.add(isIndoor ? "waterlogging" : "fire");
    if (chance.happens(0.6)) {
      suitable.add("flood");
    }
    return suitable;
  }

  private static long bucket(double u, double v) {
    return (long) Math.floor(u / BUCKET_METRES) * 1_000_003 + (long) Math.floor(v / BUCKET_METRES);
  }

  /** The source key of a shelter in use that is near; empty when none is. */
  Optional<String> nearest(Place place) {
    InUse best = null;
    for (int i = 0; i < 9; i++) {
      double u = place.u() + (i % 3 - 1) * BUCKET_METRES;
      double v = place.v() + (i / 3 - 1) * BUCKET_METRES;
      for (InUse shelter : inUse.getOrDefault(bucket(u, v), List.of())) {
        if (best == null || shelter.place.distance(place) < best.place.distance(place)) {
          best = shelter;
        }
      }
    }
    return Optional.ofNullable(best).map(InUse::key);
  }
}
