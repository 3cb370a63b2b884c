package luotu.city;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import luotu.city.Gazetteer.District;
import luotu.city.Plan.Place;
import luotu.city.Streams.Stream;
import luotu.intake.CitySink;
import org.locationtech.jts.geom.Envelope;

/**
 * The simulated city. Names and codes of its districts and streets are real, everything else is
 * invented and says so: {@code source} of every feature is {@code simulated}.
 */
public final class DemoCity {
  public static final long DEFAULT_SEED = 500106;

  private final CityScale scale;
  private final long seed;
  private final List<District> districts;
  private final Terrain terrain;
  private final Towns towns;
  private final Zones zones;
  private final Blocks blocks;
  private final People people;
  private final Land land;
  private final Streams streams;
  private final Sites sites;
  private final Envelope extent;
  private final Register register;
  private final Drafts drafts;

  private DemoCity(Path data, CityScale scale, long seed, LocalDate today, CitySink sink) {
    this.scale = scale;
    this.seed = seed;
    Gazetteer gazetteer = Gazetteer.read(data);
    districts =
        gazetteer.districts().stream()
            .filter(
                district -> scale == CityScale.CITY || district.code().equals(Gazetteer.SHAPINGBA))
            .toList();
    terrain = new Terrain(seed);
    towns = new Towns(seed, new Settlement(seed, terrain, gazetteer), gazetteer, districts);
    zones = new Zones(towns, districts);
    blocks =
        new Blocks(
            towns,
            community ->
                community.town() != null && districts.contains(community.town().district()));
    people = new People(blocks, terrain);
    land = new Land(seed, terrain, towns);
    streams = new Streams(seed);
    sites = new Sites(blocks, terrain, land, towns, people);
    extent = extent();
    register = new Register(seed, today);
    drafts = new Drafts(sink);
  }

  /**
   * Makes the city, zones first, one feature after the other in a fixed order: the same arguments
   * give the same features to the last digit on any machine. Then the ground it stands on.
   *
   * @param data the checkout's {@code data} directory
   * @param today the day that dates are relative to
   * @param sink takes drafts with unique source keys that pass {@link luotu.model.FeatureCheck}
   */
  public static void generate(
      Path data, CityScale scale, long seed, LocalDate today, CitySink sink) {
    DemoCity city = new DemoCity(data, scale, seed, today, sink);
    city.emit();
    sink.acceptTerrain(Ground.draft(city.terrain, scale, city.extent));
  }

  private Envelope extent() {
    Envelope all = new Envelope();
    for (int i = 0; i < blocks.count(); i++) {
      Place middle = blocks.middle(i);
      all.expandToInclude(middle.u(), middle.v());
    }
    all.expandBy(500);
    return all;
  }

  private void emit() {
    zones.emit(drafts, people, register);
    land.emit(drafts, zones, scale == CityScale.DISTRICT ? 150 : 300);
    double west = extent.getMinX();
    double east = extent.getMaxX();
    double south = extent.getMinY();
    double north = extent.getMaxY();
    BaseMap base = new BaseMap(drafts, this::holds, terrain, towns);
    List<Stream> courses = streams.within(west, east, south, north);
    base.emitRivers();
    base.emitStreams(courses);
    base.emitBarriers(west, east, south, north);
    people.emit(drafts, towns);
    new Roads(seed, new Lattice(seed, blocks, towns, terrain, this::holds), terrain, this::holds)
        .emit(drafts, west, east, south, north);
    Shelters shelters = new Shelters(register, sites, people, drafts);
    shelters.emit(zones.towns(), scale);
    Hazards hazards =
        new Hazards(register, sites, new HazardForms(register, shelters), base, courses);
    hazards.emit(drafts, scale);
    new PlannedSites(register, sites, hazards).emit(drafts, zones.towns());
    new WaterSources(register, sites, drafts).emit(zones.towns());
    new FireStations(register, sites, drafts).emit(zones, people);
    new Helipads(register, sites, drafts).emit(zones, people);
    new Relief(register, sites, drafts).emit(zones);
    new PublicPlaces(register, sites, drafts).emit(zones, people);
    new Records(register, zones, drafts).emit();
  }

  private boolean holds(Place place) {
    return extent.contains(place.u(), place.v()) && sites.isInside(place);
  }
}
