package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.Label;
import luotu.model.Layer;
import org.junit.jupiter.api.Test;

/** The layers that outsiders may count on. */
class ShippedCatalogueTest {
  private static final Path LAYERS =
      Path.of(System.getProperty("luotu.root", "."), "data", "catalog", "layers");
  private static final Catalogue CATALOGUE = CatalogueReader.read(LAYERS.getParent());

  /** The contract, in the order of the list of layers: * is personal, ! is required. */
  private static final String CONTRACT =
      """
      hazard any
        kind choice landslide rockfall debris_flow collapse flash_flood waterlogging reservoir forest_fire chemical tailings gas high_rise road other
        level choice very_large large medium small
        status choice open treating closed
        threatened_people integer
        threatened_value number
        influence_m number
        monitoring choice none people instrument both
        sensor boolean
        threshold text
        people* people resident_monitor area_lead geologist technician administrative technical patrol
        shelter text
        responsible_unit text
        found_on date
        due_on date
        closed_on date
      shelter any, not usable when status planned building closed
        kind choice indoor outdoor
        grade choice emergency short medium long central
        places integer
        area_m2 number
        status choice planned building open closed
        opened_on date
        planned_for integer
        dual_use boolean
        suitable_for choices flood landslide storm_surge earthquake tsunami fire waterlogging volcano
        contact* text
        phone* text
      fire_station any, not usable when status planned building closed
        kind choice special first second small township enterprise micro
        crew integer
        vehicles integer
        turnout_s number
        status choice planned building open closed
      water_source any, not usable when usable false
        kind choice hydrant pond tank natural pipe
        volume_m3 number
        usable boolean
      helipad any, not usable when status planned building closed
        kind choice base station temporary hospital
        status choice planned building open closed
      rescue_team point, not usable when status planned building closed
        level choice city district town community regional
        people integer
        status choice planned building open closed
      relief_store point, not usable when status planned building closed
        level choice central city regional district town village
        people_served integer
        status choice planned building open closed
      warning_point point, not usable when status planned building closed
        kind choice broadcast siren screen
        reach_m number
        status choice planned building open closed
      facility any, not usable when status planned building closed
        kind choice education medical employment elderly childcare culture sports commuting emergency charging hospital
        capacity integer
        dual_use boolean
        status choice planned building open closed
      zone polygon, unique [[code]]
        code! text
        kind! choice city district town community functional
        parent text
        member_of text
        population integer
        disaster_prone boolean
        responsible_unit text
        contact* text
        phone* text
      population point
        people number
      road line, not usable when closed true
        class choice motorway motorway_link trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link unclassified residential living_street service pedestrian track busway bus_guideway raceway escape road footway path steps corridor cycleway bridleway via_ferrata construction proposed
        oneway boolean
        speed_kmh number
        bridge boolean
        tunnel boolean
        steps boolean
        closed boolean
        access choice foot_emergency foot motor emergency none
      barrier line
        kind choice river rail motorway cliff wall
      waterway line_or_polygon
        class choice main tributary other
      land polygon
        kind choice forest_key forest built_up water planned_site
        planned_for text
      street_record none, unique [[zone, year]]
        year! integer
        drills integer
        plan_on date
        command_post boolean
        communication_kit boolean
        communities integer
        monitored_deaths integer
        forest_burnt_per_mille number
      inventory none, unique [[layer, zone]]
        layer! text
        complete_as_of date
        confirmed_by* text
      """;

  @Test
  void layersFieldsAndChoicesAreThoseOfTheContract() {
    String shipped =
        CATALOGUE.layers().stream()
            .map(ShippedCatalogueTest::describe)
            .collect(Collectors.joining());
    assertThat(shipped).isEqualTo(CONTRACT);
  }

  private static String describe(Layer layer) {
    StringBuilder text = new StringBuilder(layer.id());
    text.append(' ').append(layer.geometry().name().toLowerCase(Locale.ROOT));
    layer
        .usable()
        .ifPresent(
            usable ->
                text.append(", not usable when ")
                    .append(usable.field())
                    .append(' ')
                    .append(String.join(" ", usable.excluded())));
    if (!layer.unique().isEmpty()) {
      text.append(", unique ").append(layer.unique());
    }
    text.append('\n');
    for (Field field : layer.fields()) {
      text.append("  ").append(field.id());
      text.append(field.personal() ? "*" : "").append(field.required() ? "!" : "");
      text.append(' ').append(field.type().name().toLowerCase(Locale.ROOT));
      field.choices().forEach(choice -> text.append(' ').append(choice.id()));
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void layersStandUnderFiveHeadings() {
    assertThat(CATALOGUE.layers().stream().map(Layer::group).distinct())
        .containsExactly(
            new Label("隐患", "Hazards"),
            new Label("救援资源", "Rescue resources"),
            new Label("公共设施", "Public facilities"),
            new Label("底图", "Base map"),
            new Label("台账", "Records"));
  }

  @Test
  void theBaseMapIsDrawnWithoutAnyOtherMap() {
    assertThat(CATALOGUE.layers().stream().filter(layer -> layer.symbol().base()).map(Layer::id))
        .containsExactly("zone", "road", "barrier", "waterway", "land");
  }

  @Test
  void labelsAreInBothLanguages() {
    assertThat(labels())
        .allSatisfy(
            label -> {
              assertThat(label.zh()).containsPattern("\\p{IsHan}");
              assertThat(label.en()).doesNotContainPattern("\\p{IsHan}").matches("\\p{Lu}.*");
            });
  }

  private static List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    for (Layer layer : CATALOGUE.layers()) {
      labels.addAll(List.of(layer.label(), layer.group()));
      for (Field field : layer.fields()) {
        labels.add(field.label());
        field.choices().stream().map(Choice::label).forEach(labels::add);
      }
    }
    return labels;
  }

  @Test
  void noNumberMayBeNegativeAndYearsAreYears() {
    assertThat(fields())
        .filteredOn(f -> f.type() == FieldType.INTEGER || f.type() == FieldType.NUMBER)
        .allSatisfy(
            field ->
                assertThat(field.minimum()).as(field.id()).isNotNull().isGreaterThanOrEqualTo(0));
    Field year = CATALOGUE.getLayer("street_record").findField("year").orElseThrow();
    Field plannedFor = CATALOGUE.getLayer("shelter").findField("planned_for").orElseThrow();
    assertThat(List.of(year, plannedFor))
        .extracting(Field::minimum, Field::maximum)
        .containsOnly(tuple(1900.0, 2200.0));
  }

  @Test
  void unitsFollowTheNames() {
    assertThat(fields())
        .filteredOn(field -> field.id().matches(".*_(m|m2|m3|s|kmh)"))
        .hasSize(6)
        .allSatisfy(
            field ->
                assertThat(field.unit())
                    .isEqualTo(
                        switch (field.id().replaceFirst(".*_", "")) {
                          case "m" -> "m";
                          case "m2" -> "m²";
                          case "m3" -> "m³";
                          case "s" -> "s";
                          default -> "km/h";
                        }));
  }

  private static List<Field> fields() {
    return CATALOGUE.layers().stream().flatMap(layer -> layer.fields().stream()).toList();
  }

  @Test
  void pointSymbolsAreToldApartWithoutColour() {
    List<Layer> symbols =
        CATALOGUE.layers().stream()
            .filter(layer -> !layer.symbol().base() && !layer.zoneIsGiven())
            .toList();
    assertThat(symbols).extracting(layer -> layer.symbol().text()).doesNotHaveDuplicates();
    assertThat(symbols).extracting(layer -> layer.symbol().colour()).doesNotHaveDuplicates();
    assertThat(symbols)
        .allSatisfy(layer -> assertThat(layer.symbol().text()).matches("\\p{IsHan}"));
  }

  @Test
  void aFileIsNamedAsItsLayer() throws Exception {
    try (Stream<Path> files = Files.list(LAYERS)) {
      Function<Path, String> name = file -> file.getFileName().toString();
      assertThat(files.map(name).filter(file -> !file.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(
              CATALOGUE.layers().stream().map(layer -> layer.id() + ".yaml").toList());
    }
  }
}
