package luotu.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import luotu.city.Plan.Place;
import luotu.city.Streams.Stream;
import luotu.city.Towns.Town;
import org.locationtech.jts.geom.Geometry;

/** The register of hazards: each kind where the terrain and the town make it likely. */
final class Hazards {
  private static final double AREA_FROM_METRES = 130;
  private static final double BUCKET_METRES = 1000;

  /** What is straight on the board is up to so many times as long on the map. */
  private static final double BENT = 1.3;

  /** An open hazard that a building site has to keep off. */
  private record Danger(Place place, double influenceMetres) {}

  private final Register register;
  private final Sites sites;
  private final HazardForms forms;
  private final BaseMap base;
  private final List<Place> ravines = new ArrayList<>();
  private final Map<Long, List<Danger>> dangers = new HashMap<>();

  /**
   * @param base draws the lakes behind the dams
   */
  Hazards(Register register, Sites sites, HazardForms forms, BaseMap base, List<Stream> courses) {
    this.register = register;
    this.sites = sites;
    this.forms = forms;
    this.base = base;
    for (Stream stream : courses) {
      for (Place place : stream.course()) {
        if (stream.ravine() && sites.isInside(place) && sites.isIn(sites.townAt(place), place)) {
          ravines.add(place);
        }
      }
    }
  }

  /** Shapingba's own register, and that of the rest of the city where it is made. */
  void emit(Drafts drafts, CityScale scale) {
    Predicate<Town> isShapingba = town -> town.district().code().equals(Gazetteer.SHAPINGBA);
    for (HazardKind kind : HazardKind.values()) {
      emit(drafts, kind, isShapingba, kind.inDistrict());
      if (scale == CityScale.CITY) {
        emit(drafts, kind, isShapingba.negate(), kind.inCity() - kind.inDistrict());
      }
    }
  }

  private void emit(Drafts drafts, HazardKind kind, Predicate<Town> where, int count) {
    Chance chance = register.chance("hazard " + kind.id() + count);
    if (kind.isInRavines()) {
      List<Place> own = ravines.stream().filter(place -> where.test(sites.townAt(place))).toList();
      int[] chosen =
          Sites.choose(
              IntStream.range(0, own.size()).toArray(),
              count,
              i -> kind.likelihood(sites, own.get(i)),
              chance);
      for (int i : chosen) {
        emit(drafts, kind, own.get(i), chance);
      }
    } else {
      int[] own =
          Arrays.stream(sites.inside()).filter(block -> where.test(sites.town(block))).toArray();
      for (int block : Sites.choose(own, count, block -> kind.likelihood(sites, block), chance)) {
        emit(drafts, kind, sites.within(block, chance), chance);
      }
    }
  }

  private void emit(Drafts drafts, HazardKind kind, Place place, Chance chance) {
    Town town = sites.townAt(place);
    Map<String, Object> fields = forms.fill(kind, town, place, chance).fields();
    double influence = fields.get("influence_m") instanceof Double metres ? metres : 0;
    if (!"closed".equals(fields.get("status"))) {
      dangers
          .computeIfAbsent(bucket(place.u(), place.v()), unused -> new ArrayList<>())
          .add(new Danger(place, influence));
    }
    if (kind == HazardKind.RESERVOIR) {
      base.emitLake(place, chance.between(50, 130), chance);
    }
    drafts.add(
        "hazard",
        shape(kind, town, place, influence, chance),
        town.name() + kind.title() + (register.next(town, kind.id()) + 1) + "（模拟）",
        register.confirmed(chance),
        fields);
  }

  /** The larger slides have been surveyed as areas, the rest are points. */
  private Geometry shape(HazardKind kind, Town town, Place place, double influence, Chance chance) {
    double reach = 120;
    boolean isArea =
        kind == HazardKind.LANDSLIDE
            && influence >= AREA_FROM_METRES
            && sites.isIn(town, place.plus(reach, 0))
            && sites.isIn(town, place.plus(-reach, 0))
            && sites.isIn(town, place.plus(0, reach))
            && sites.isIn(town, place.plus(0, -reach));
    return isArea ? BaseMap.blob(place, 45, chance) : Drafts.point(place);
  }

  private static long bucket(double u, double v) {
    return (long) Math.floor(u / BUCKET_METRES) * 1_000_003 + (long) Math.floor(v / BUCKET_METRES);
  }

  /** Whether what is so far around a place lies beyond the reach of all open hazards. */
  boolean isSafe(Place place, double aroundMetres) {
    for (int i = 0; i < 9; i++) {
      double u = place.u() + (i % 3 - 1) * BUCKET_METRES;
      double v = place.v() + (i / 3 - 1) * BUCKET_METRES;
      for (Danger danger : dangers.getOrDefault(bucket(u, v), List.of())) {
        if (danger.place.distance(place) < BENT * (danger.influenceMetres + aroundMetres)) {
          return false;
        }
      }
    }
    return true;
  }
}
