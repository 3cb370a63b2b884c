package luotu.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luotu.city.Plan.Place;
import luotu.city.Towns.Town;

/** How the form of each hazard is filled in, by streets that do so more or less well. */
final class HazardForms {
  private static final int YEAR = 365;

  /** Share of each level, and the people that one threatens at most. */
  private enum Level {
    VERY_LARGE(0.01, 900, 2.0),
    LARGE(0.05, 300, 1.5),
    MEDIUM(0.26, 90, 1.0),
    SMALL(1, 25, 0.6);

    private final double share;
    private final int mostPeople;
    private final double influence;

    Level(double share, int mostPeople, double influence) {
      this.share = share;
      this.mostPeople = mostPeople;
      this.influence = influence;
    }

    static Level of(double draw) {
      double before = 0;
      for (Level level : values()) {
        before += level.share;
        if (draw < before) {
          return level;
        }
      }
      return SMALL;
    }

    boolean isMajor() {
      return this == VERY_LARGE || this == LARGE;
    }
  }

  private static final String[][] GRID = {
    {"resident_monitor", "群测群防员"},
    {"area_lead", "片区负责人"},
    {"geologist", "驻守地质队员"},
    {"technician", "地环站技术员"}
  };
  private static final String[][] RESERVOIR = {
    {"administrative", "行政责任人"}, {"technical", "技术责任人"}, {"patrol", "巡查责任人"}
  };
  private static final String[][] OTHERS = {{"administrative", "行政责任人"}};

  private final Register register;
  private final Shelters shelters;

  HazardForms(Register register, Shelters shelters) {
    this.register = register;
    this.shelters = shelters;
  }

  Form fill(HazardKind kind, Town town, Place place, Chance chance) {
    // A waterlogging point is bad enough without being major.
    Level level = Level.of(chance.between(kind == HazardKind.WATERLOGGING ? 0.06 : 0, 1));
    int threatened = threatened(kind, level, chance);
    Double influence = kind.influenceMetres(chance);
    Form form =
        new Form()
            .with("kind", kind.id())
            .with("level", level.name().toLowerCase(Locale.ROOT))
            .with("threatened_people", threatened)
            .with("threatened_value", Math.rint(threatened * chance.between(2, 14)))
            .with("influence_m", influence == null ? null : Math.rint(influence * level.influence));
    boolean isOpen = dates(form, kind, level, town, chance);
    watch(form, kind, town, isOpen, chance);
    form.with("people", people(kind, town, isOpen, chance));
    if (kind.isGeological() && threatened > 0) {
      boolean isMissing = register.fails(town, "evacuation");
      form.with("shelter", isMissing ? null : shelters.nearest(place).orElse(null));
    }
    boolean isNobodys =
        register.care(town, "responsibility") == Care.POOR
            && register.next(town, "responsibility") % 40 == 7;
    String unit = chance.happens(0.4) ? town.name() + "办事处" : town.district().name() + kind.unit();
    return form.with("responsible_unit", isNobodys ? null : unit + "（模拟）");
  }

  private static int threatened(HazardKind kind, Level level, Chance chance) {
    int most =
        switch (kind) {
          case FOREST_FIRE, ROAD, COLLAPSE -> level.mostPeople / 4;
          default -> level.mostPeople;
        };
    return chance.whole(most / 8, most);
  }

  /** When it was found, is due, was closed. */
  private boolean dates(Form form, HazardKind kind, Level level, Town town, Chance chance) {
    boolean isWater = kind == HazardKind.WATERLOGGING;
    String duty = isWater ? "waterlogging treated" : "major hazard";
    Care care = register.care(town, duty);
    boolean isAnswered = isWater || level.isMajor();
    LocalDate found = found(kind, town, chance);
    LocalDate due = null;
    LocalDate closed = null;
    if (isAnswered && care == Care.UNKNOWN) {
      due = register.next(town, duty) % 3 == 0 ? null : due(found, chance);
    } else if (isAnswered || chance.happens(0.5)) {
      due = due(found, chance);
    }
    boolean isDue = due != null && !due.isAfter(register.today());
    if (isDue && isAnswered) {
      boolean fails = care.fails(register.next(town, duty + " due"));
      boolean isLate = fails && chance.happens(0.4);
      closed = fails && !isLate ? null : closed(found, due, isLate, chance);
    } else if (!isAnswered && chance.happens(0.18)) {
      closed = register.daysAgo(chance, 1, YEAR);
      closed = closed.isBefore(found) ? register.today() : closed;
    }
    form.with("found_on", found.toString())
        .with("due_on", due == null ? null : due.toString())
        .with("closed_on", closed == null ? null : closed.toString())
        .with("status", closed != null ? "closed" : chance.happens(0.22) ? "treating" : "open");
    return closed == null;
  }

  /** Most were found long ago; chemical sites as their street has kept to the rules on siting. */
  private LocalDate found(HazardKind kind, Town town, Chance chance) {
    if (kind == HazardKind.CHEMICAL || kind == HazardKind.TAILINGS) {
      boolean isNew = register.care(town, "chemical") == Care.POOR && chance.happens(0.7);
      LocalDate plan = LocalDate.of(2021, 9, 30);
      return isNew
          ? plan.plusDays(chance.whole(30, 900))
          : plan.minusDays(chance.whole(200, 12 * YEAR));
    }
    return register.daysAgo(chance, 40, 11 * YEAR);
  }

  private LocalDate due(LocalDate found, Chance chance) {
    LocalDate soonest = register.today().minusDays(2 * YEAR);
    LocalDate from = found.isBefore(soonest) ? soonest : found;
    return from.plusDays(chance.whole(30, 3 * YEAR));
  }

  private LocalDate closed(LocalDate found, LocalDate due, boolean isLate, Chance chance) {
    LocalDate day = isLate ? due.plusDays(chance.whole(5, 90)) : due.minusDays(chance.whole(0, 60));
    LocalDate last = register.today();
    return day.isAfter(last) ? last : day.isBefore(found) ? found : day;
  }

  private void watch(Form form, HazardKind kind, Town town, boolean isOpen, Chance chance) {
    if (kind.isGeological()) {
      Care care = register.care(town, "geohazard monitoring");
      int number = isOpen ? register.next(town, "monitoring") : 0;
      String way = chance.of("people", "people", "both", "instrument");
      boolean isNone = isOpen && care.fails(number);
      form.with("monitoring", isNone ? care == Care.UNKNOWN ? null : "none" : way);
      boolean hasSensor = !isNone && !way.equals("people");
      form.with("sensor", hasSensor)
          .with("threshold", hasSensor ? "24 小时位移 " + chance.whole(5, 30) + " 毫米" : null);
      return;
    }
    if (kind == HazardKind.WATERLOGGING) {
      Care care = register.care(town, "waterlogging");
      boolean fails = isOpen && care.fails(register.next(town, "waterlogging"));
      form.with("monitoring", fails ? "people" : "both")
          .with("sensor", fails ? chance.of(false, null) : (Boolean) true)
          .with("threshold", "积水深 " + 5 * chance.whole(2, 6) + " 厘米");
      return;
    }
    boolean hasSensor =
        chance.happens(
            switch (kind) {
              case RESERVOIR -> 0.9;
              case FLASH_FLOOD, CHEMICAL, TAILINGS -> 0.7;
              case GAS, HIGH_RISE -> 0.5;
              default -> 0.15;
            });
    form.with("monitoring", hasSensor ? "instrument" : chance.of("people", "people", "none", null))
        .with("sensor", hasSensor)
        .with("threshold", hasSensor ? threshold(kind, chance) : null);
  }

  private static String threshold(HazardKind kind, Chance chance) {
    return switch (kind) {
      case RESERVOIR, TAILINGS -> "超汛限水位 " + chance.whole(1, 8) * 10 + " 厘米";
      case FLASH_FLOOD -> "1 小时雨量 " + chance.whole(4, 9) * 5 + " 毫米";
      case CHEMICAL, GAS -> "可燃气体浓度 " + chance.whole(4, 10) * 5 + "% LEL";
      case FOREST_FIRE -> "森林火险 " + chance.whole(3, 5) + " 级";
      default -> "报警即处置";
    };
  }

  private List<Map<String, String>> people(
      HazardKind kind, Town town, boolean isOpen, Chance chance) {
    String duty = kind.isGeological() ? "geohazard people" : kind.id() + " people";
    Care care = register.care(town, duty);
    boolean fails = isOpen && care.fails(register.next(town, duty));
    String[][] roles =
        kind.isGeological() ? GRID : kind == HazardKind.RESERVOIR ? RESERVOIR : OTHERS;
    // A reservoir's people need not be confirmed: there only a missing one is a fault.
    boolean isMissing = fails && (!kind.isGeological() || chance.happens(0.6));
    int odd = fails ? chance.whole(0, roles.length - 1) : -1;
    List<Map<String, String>> people = new ArrayList<>();
    for (int i = 0; i < roles.length; i++) {
      if (i == odd && isMissing) {
        continue;
      }
      LocalDate day =
          i == odd ? register.daysAgo(chance, 400, 900) : register.daysAgo(chance, 3, 340);
      people.add(Register.person(roles[i][0], roles[i][1], day));
    }
    return people.isEmpty() ? null : people;
  }
}
