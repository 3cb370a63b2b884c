package luotu.city;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.city.Plan.Place;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What is real: districts and towns by code and name, in the order of their codes. */
record Gazetteer(List<District> districts) {
  /** The code we give the High-tech Zone, which has none in the list of divisions. */
  static final String HIGH_TECH_ZONE = "500199";

  /** The district of scale DISTRICT. */
  static final String SHAPINGBA = "500106";

  /**
   * @param middle its rough middle
   * @param cores its urban centres, the main one first
   * @param oneBank whether it ends at the river
   */
  record District(
      String code,
      String name,
      Place middle,
      List<Place> cores,
      double areaMetres2,
      int people,
      boolean oneBank,
      List<Town> towns) {
    /** Radius of a disc of its area. */
    double radiusMetres() {
      return Math.sqrt(areaMetres2 / Math.PI);
    }

    long number() {
      return Long.parseLong(code);
    }
  }

  /**
   * @param memberOf code of the functional zone that governs it, or null
   */
  record Town(String code, String name, String memberOf) {}

  static Gazetteer read(Path data) {
    List<CSVRecord> towns = rows(data.resolve("city/chongqing_zones.csv"));
    return new Gazetteer(
        rows(data.resolve("city/chongqing_districts.csv")).stream()
            .map(row -> district(row, towns))
            .toList());
  }

  private static District district(CSVRecord row, List<CSVRecord> towns) {
    String code = row.get("code");
    Place core = place(row, "core_lon", "core_lat");
    return new District(
        code,
        row.get("name"),
        place(row, "middle_lon", "middle_lat"),
        row.get("second_core_lon").isEmpty()
            ? List.of(core)
            : List.of(core, place(row, "second_core_lon", "second_core_lat")),
        Double.parseDouble(row.get("area_km2")) * 1e6,
        Integer.parseInt(row.get("people")),
        Boolean.parseBoolean(row.get("one_bank")),
        towns.stream()
            .filter(town -> town.get("district_code").equals(code))
            .map(
                town ->
                    new Town(
                        town.get("code"),
                        town.get("name"),
                        town.get("member_of").isEmpty() ? null : town.get("member_of")))
            .toList());
  }

  private static Place place(CSVRecord row, String longitude, String latitude) {
    return Plan.place(
        Double.parseDouble(row.get(longitude)), Double.parseDouble(row.get(latitude)));
  }

  private static List<CSVRecord> rows(Path file) {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(file)) {
      return format.parse(reader).getRecords();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
