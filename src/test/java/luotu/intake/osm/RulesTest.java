package luotu.intake.osm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import luotu.model.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final String NODES =
      "<node id='11' lon='106.1' lat='29.1'/><node id='12' lon='106.2' lat='29.1'/>"
          + "<node id='13' lon='106.2' lat='29.2'/><node id='14' lon='106.1' lat='29.2'/>";

  @TempDir Path directory;

  /** Tags of an object, and all features it becomes as {@code layer:kind-or-class}. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "node|amenity=fire_station|fire_station",
        "ring|amenity=fire_station,building=yes|fire_station",
        "node|emergency=fire_hydrant|water_source:hydrant",
        "ring|emergency=fire_water_pond|water_source:pond",
        "node|emergency=water_tank|water_source:tank",
        "ring|man_made=storage_tank,content=water|water_source:tank",
        "ring|man_made=storage_tank,content=oil|none",
        "node|emergency=suction_point|water_source:pipe",
        "ring|natural=water|water_source:natural land:water",
        "ring|natural=water,water=lake;pond|water_source:natural land:water",
        "ring|natural=water,water=wastewater|land:water",
        "ring|landuse=reservoir|water_source:natural land:water",
        "ring|landuse=basin|water_source:natural land:water",
        "ring|landuse=basin,basin=detention|land:water",
        "ring|waterway=riverbank|water_source:natural land:water waterway:tributary",
        "ring|natural=water,water=river|water_source:natural land:water waterway:tributary",
        "ring|natural=water,water=river,name=长江|water_source:natural land:water waterway:main",
        "node|natural=water|none",
        "ring|aeroway=helipad|helipad",
        "node|aeroway=heliport|helipad",
        "node|emergency=landing_site|helipad:temporary",
        "node|emergency=assembly_point|shelter:outdoor",
        "node|amenity=shelter|none",
        "ring|amenity=shelter,shelter_type=public_transport|none",
        "node|amenity=shelter,emergency=assembly_point|shelter:outdoor",
        "node|amenity=hospital|facility:hospital",
        "node|healthcare=hospital|facility:hospital",
        "node|amenity=clinic|facility:medical",
        "node|amenity=doctors|facility:medical",
        "node|healthcare=centre|facility:medical",
        "ring|amenity=school|facility:education",
        "ring|amenity=kindergarten|facility:childcare",
        "node|amenity=childcare|facility:childcare",
        "node|amenity=social_facility,social_facility=nursing_home|facility:elderly",
        "node|amenity=social_facility,social_facility=shelter|none",
        "node|amenity=social_facility,social_facility=day_care,social_facility:for=senior;disabled|facility:elderly",
        "node|amenity=nursing_home|facility:elderly",
        "node|amenity=library|facility:culture",
        "node|amenity=community_centre|facility:culture",
        "node|amenity=theatre|facility:culture",
        "node|tourism=museum|facility:culture",
        "ring|leisure=sports_centre|facility:sports",
        "ring|leisure=pitch|facility:sports",
        "ring|leisure=pitch,access=private|none",
        "node|office=employment_agency|facility:employment",
        "node|amenity=charging_station|facility:charging",
        "node|amenity=bus_station|facility:commuting",
        "node|amenity=ferry_terminal|facility:commuting",
        "node|highway=bus_stop|facility:commuting",
        "node|railway=station|facility:commuting",
        "ring|landuse=forest|land:forest",
        "ring|natural=wood|land:forest",
        "ring|landuse=residential|land:built_up",
        "ring|landuse=industrial|land:built_up",
        "line|waterway=river|waterway:tributary barrier:river",
        "line|waterway=river,name=长江|waterway:main barrier:river",
        "line|waterway=river,tunnel=yes|waterway:tributary",
        "line|waterway=river,tunnel=no|waterway:tributary barrier:river",
        "line|waterway=canal|waterway:other barrier:river",
        "line|waterway=stream|waterway:other",
        "line|railway=rail|barrier:rail",
        "line|railway=rail,bridge=viaduct|none",
        "line|railway=tram|none",
        "line|highway=motorway|barrier:motorway road:motorway",
        "line|highway=motorway,tunnel=yes|road:motorway",
        "line|highway=primary|road:primary",
        "line|natural=cliff|barrier:cliff",
        "ring|barrier=wall|barrier:wall",
        "line|barrier=city_wall|barrier:wall",
        // What is closed, gone, planned or being built is no resource.
        "node|disused:amenity=fire_station|none",
        "node|abandoned:amenity=hospital|none",
        "node|amenity=hospital,disused=yes|none",
        "node|amenity=hospital,disused=no|facility:hospital",
        "node|amenity=school,abandoned=yes|none",
        "ring|amenity=hospital,building=construction|none",
        "node|proposed:amenity=fire_station|none",
        "ring|landuse=construction,construction=residential|none",
        "line|railway=abandoned|none",
        "line|railway=construction,construction=rail|none",
        "node|emergency=fire_hydrant,operational_status=out_of_order|none",
        "node|none|none"
      })
  void tagsBecomeFeatures(String shape, String tags, String expected) {
    StringBuilder xml = new StringBuilder();
    for (String tag : tags == null ? new String[0] : tags.split(",")) {
      String[] pair = tag.split("=", 2);
      xml.append("<tag k='%s' v='%s'/>".formatted(pair[0], pair[1]));
    }
    String object =
        switch (shape) {
          case "node" -> "<node id='15' lon='106.3' lat='29.3'>" + xml + "</node>";
          case "line" -> "<way id='1'><nd ref='11'/><nd ref='12'/><nd ref='13'/>" + xml + "</way>";
          default ->
              "<way id='1'><nd ref='11'/><nd ref='12'/><nd ref='13'/><nd ref='14'/><nd ref='11'/>"
                  + xml
                  + "</way>";
        };
    Extracted found = Extracted.ofXml(directory, NODES + object, OptionalInt.empty());

    Set<String> features = new TreeSet<>();
    for (Feature feature : found.features) {
      Object kind = feature.fields().getOrDefault("kind", feature.fields().get("class"));
      features.add(kind == null ? feature.layer() : feature.layer() + ":" + kind);
    }
    assertThat(features)
        .isEqualTo(expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" "))));
    assertThat(found.features).hasSize(features.size());
    assertThat(found.issues).isEmpty();
  }

  @Test
  void intermittentWaterIsNotUsable() {
    String water =
        "<way id='%d'><nd ref='11'/><nd ref='12'/><nd ref='13'/><nd ref='11'/>"
            + "<tag k='natural' v='water'/><tag k='intermittent' v='%s'/></way>";
    Extracted found =
        Extracted.ofXml(
            directory,
            NODES + water.formatted(1, "yes") + water.formatted(2, "no"),
            OptionalInt.empty());
    assertThat(found.find("water_source", "way/1").orElseThrow().fields())
        .isEqualTo(Map.of("kind", "natural", "usable", false));
    assertThat(found.find("water_source", "way/2").orElseThrow().fields())
        .isEqualTo(Map.of("kind", "natural"));
  }

  @Test
  void tagsAreCopied() {
    Extracted found =
        Extracted.ofXml(
            directory,
            "<node id='15' lon='106.3000001' lat='-29.3'><tag k='emergency' v='assembly_point'/>"
                + "<tag k='name' v='Park'/><tag k='name:zh' v='公园'/><tag k='capacity' v='1200'/>"
                + "<tag k='check_date' v='2025-03-05'/><tag k='operator' v='区&amp;镇'/>"
                + "<tag k='phone' v='+86 1'/></node>",
            OptionalInt.empty());
    Feature shelter = found.find("shelter", "node/15").orElseThrow();
    assertThat(shelter.name()).isEqualTo("公园");
    assertThat(shelter.source()).isEqualTo("osm");
    assertThat(shelter.fields()).isEqualTo(Map.of("kind", "outdoor", "places", 1200L));
    assertThat(shelter.confirmedOn()).isEqualTo("2025-03-05");
    assertThat(shelter.extra()).isEqualTo(Map.of("name", "Park", "operator", "区&镇"));
    assertThat(shelter.geometry().toText()).isEqualTo("POINT (106.3000001 -29.3)");
    assertThat(found.issues).isEmpty();
  }

  @Test
  void valuesThatNoFieldTakesAreToldAndKept() {
    Extracted found =
        Extracted.ofXml(
            directory,
            "<node id='15' lon='106.3' lat='29.3'><tag k='emergency' v='assembly_point'/>"
                + "<tag k='capacity' v='many'/><tag k='check_date' v='spring'/></node>",
            OptionalInt.empty());
    Feature shelter = found.find("shelter", "node/15").orElseThrow();
    assertThat(shelter.fields()).isEqualTo(Map.of("kind", "outdoor"));
    assertThat(shelter.confirmedOn()).isNull();
    assertThat(shelter.extra()).isEqualTo(Map.of("capacity", "many", "check_date", "spring"));
    List<String> told = new ArrayList<>();
    found.issues.forEach(
        issue ->
            told.add(issue.severity() + " " + issue.fault().field() + " " + issue.fault().found()));
    assertThat(told)
        .containsExactly("WARNING places node/15: many", "WARNING confirmed_on node/15: spring");
  }
}
