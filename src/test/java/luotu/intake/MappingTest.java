package luotu.intake;

import static luotu.Checkout.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luotu.model.BadValue;
import luotu.model.Fault;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.store.LoadOptions.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
  private static final Layer SHELTER = CATALOGUE.getLayer("shelter");

  @TempDir Path folder;

  private Mapping yaml(String text) throws IOException {
    return Mapping.read(Files.writeString(folder.resolve("mapping.yaml"), text));
  }

  private ColumnPlan plan(String header, Mapping mapping, Mode mode) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), header + "\n");
    return ColumnPlan.of(SHELTER, new FileFormats().open(file, Optional.empty()), mapping, mode);
  }

  private List<Fault> faults(String header, Mapping mapping, Mode mode) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> plan(header, mapping, mode));
    assertThat(refusal.type()).isEqualTo("invalid-mapping");
    return refusal.faults();
  }

  private static Object value(Mapping mapping, String target, Map<String, Object> cells)
      throws BadValue {
    return mapping.rules().get(target).value(target, new Row(1, cells, null, List.of()));
  }

  @Test
  void columnsMapByIdAndByLabelInBothLanguages() throws IOException {
    ColumnPlan plan = plan("名称,GRADE,可容纳人数,Opened on,東經,北纬,address", Mapping.NONE, Mode.ADD);
    assertThat(plan.rules().keySet())
        .containsExactlyInAnyOrder("name", "grade", "places", "opened_on", "longitude", "latitude");
    assertThat(plan.extra()).containsExactly("address");
    assertThat(plan.given())
        .containsExactlyInAnyOrder("name", "grade", "places", "opened_on", "geometry");
  }

  @Test
  void theKeyColumnIsAFieldTooWhenItBearsItsName() throws IOException {
    ColumnPlan plan = plan("名称,编号,lon,lat", Mapping.NONE.withKey("名称"), Mode.ADD);
    assertThat(plan.columnsOf("source_key")).isEqualTo("名称");
    assertThat(plan.columnsOf("name")).isEqualTo("名称");
    assertThat(plan("名称,编号,lon,lat", Mapping.NONE.withKey("编号"), Mode.ADD).extra()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "longitude,latitude",
    "lon,lat",
    "lng,lat",
    "X,Y",
    "经度,纬度",
    "東經,北緯",
    "东经,北纬",
    "経度,緯度",
    "Long,LAT"
  })
  void recognisesPositions(String longitude, String latitude) throws IOException {
    ColumnPlan plan = plan(latitude + "," + longitude, Mapping.NONE, Mode.ADD);
    assertThat(plan.columnsOf("longitude")).isEqualTo(longitude);
    assertThat(plan.columnsOf("latitude")).isEqualTo(latitude);
    assertThat(plan.geometry()).isEqualTo(ColumnPlan.Shape.POINT);
  }

  @Test
  void wellKnownTextGoesBeforePositions() throws IOException {
    ColumnPlan plan = plan("x,y,geom", Mapping.NONE, Mode.ADD);
    assertThat(plan.geometry()).isEqualTo(ColumnPlan.Shape.TEXT);
    assertThat(plan.extra()).containsExactly("x", "y");
  }

  @Test
  void pairsOverrideAndLeaveOut() throws IOException {
    Mapping mapping = Mapping.NONE.withPairs(" a=longitude, b=latitude ,c=,d=e=name");
    ColumnPlan plan = plan("a,b,c,d=e,name", mapping.withKey("d=e"), Mode.ADD);
    assertThat(plan.columnsOf("longitude")).isEqualTo("a");
    assertThat(plan.columnsOf("name")).isEqualTo("d=e");
    assertThat(plan.columnsOf("source_key")).isEqualTo("d=e");
    assertThat(plan.extra()).containsExactly("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "=name", "a=name,b=name", ""})
  void refusesPairsThatAreNone(String pairs) {
    assertThat(catchThrowableOfType(Refusal.class, () -> Mapping.NONE.withPairs(pairs)).type())
        .isEqualTo("invalid-mapping");
  }

  @Test
  void namesAllColumnsAndFieldsThatDoNotExist() {
    Mapping mapping = Mapping.NONE.withPairs("人数=places,b=no_such_field").withKey("编号");
    List<Fault> faults = faults("lon,lat,b", mapping, Mode.ADD);
    assertThat(faults)
        .extracting(fault -> fault.field() + ": " + fault.found())
        .containsExactly("places: 人数", "no_such_field: no_such_field", "--key: 编号");
    assertThat(faults.get(0).expected().en()).endsWith("lon, lat, b");
    assertThat(faults.get(1).expected().en()).contains("places").contains("name");
  }

  @Test
  void refusesFilesWithoutPlaceOrKeyWhereTheyAreNeeded() throws IOException {
    assertThat(faults("name,address", Mapping.NONE, Mode.ADD).get(0).expected().en())
        .contains("column=longitude");
    assertThat(faults("name,lon", Mapping.NONE.withKey("name"), Mode.UPDATE).get(0).field())
        .isEqualTo("geometry");
    assertThat(faults("name,places", Mapping.NONE, Mode.UPDATE).get(0).field()).isEqualTo("--key");
    assertThat(plan("name,places", Mapping.NONE.withKey("name"), Mode.UPDATE).geometry())
        .isEqualTo(ColumnPlan.Shape.NONE);
  }

  @Test
  void refusesAMappingForAnotherLayer() throws IOException {
    assertThat(faults("lon,lat", yaml("layer: hazard"), Mode.ADD).get(0).found())
        .isEqualTo("shelter");
  }

  @Test
  void translatesAndTakesApart() throws IOException, BadValue {
    Mapping mapping =
        yaml(
            """
            fields:
              status: {value: open}
              kind: {column: 区分, values: {屋内: indoor, 1: outdoor, 不明: null}}
              area_m2: {column: 面积, pattern: '约(\\d+)㎡', group: 1}
              places: {column: 人数, pattern: '屋内(?<a>[\\d,]+)人(?:屋外(?<b>[\\d,]+)人)?', sum: [a, b]}
            """);
    assertThat(value(mapping, "status", Map.of())).isEqualTo("open");
    assertThat(value(mapping, "kind", Map.of("区分", " 屋内 "))).isEqualTo("indoor");
    assertThat(value(mapping, "kind", Map.of("区分", 1))).isEqualTo("outdoor");
    assertThat(value(mapping, "kind", Map.of("区分", "不明"))).isNull();
    assertThat(value(mapping, "kind", Map.of("区分", "其他"))).isEqualTo("其他");
    assertThat(value(mapping, "area_m2", Map.of("面积", "约120㎡"))).isEqualTo("120");
    assertThat(value(mapping, "area_m2", Map.of("面积", ""))).isEqualTo("");
    assertThat(value(mapping, "places", Map.of("人数", "屋内2,736人屋外11,700人"))).hasToString("14436");
    assertThat(value(mapping, "places", Map.of("人数", "屋内10人"))).hasToString("10");
    BadValue bad =
        catchThrowableOfType(BadValue.class, () -> value(mapping, "places", Map.of("人数", "很多")));
    assertThat(bad.fault().found()).isEqualTo("很多");
  }

  @Test
  void buildsListsFromFlags() throws IOException, BadValue {
    Mapping mapping =
        yaml("fields: {suitable_for: {flags: {flood: 洪水, fire: 火災}, values: {◎: true, －: false}}}");
    assertThat(value(mapping, "suitable_for", Map.of("洪水", "1", "火災", "◎")))
        .isEqualTo(List.of("flood", "fire"));
    assertThat(value(mapping, "suitable_for", Map.of("洪水", "－", "火災", "1.0")))
        .isEqualTo(List.of("fire"));
    assertThat(value(mapping, "suitable_for", Map.of("洪水", "", "火災", "0"))).isEqualTo(List.of());
    BadValue bad =
        catchThrowableOfType(
            BadValue.class, () -> value(mapping, "suitable_for", Map.of("洪水", "△", "火災", "")));
    assertThat(bad.fault().field()).isEqualTo("suitable_for.flood");
  }

  @Test
  void buildsListsOfPeople() throws IOException, BadValue {
    Mapping mapping =
        yaml(
            """
            fields:
              people:
                people:
                  - {role: resident_monitor, name: 监测人, phone: 电话}
                  - {role: patrol, phone: 巡查电话}
            """);
    assertThat(value(mapping, "people", Map.of("监测人", "甲", "电话", "000", "巡查电话", "")))
        .isEqualTo(List.of(Map.of("role", "resident_monitor", "name", "甲", "phone", "000")));
    assertThat(value(mapping, "people", Map.of())).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour: red | colour",
        "fields: {a: {colum: x}} | {\"colum\":\"x\"}",
        "fields: {a: {column: x, patern: y}} | patern",
        "fields: {a: {column: x, pattern: '('}} | (",
        "fields: {a: {column: x, pattern: '(?<n>y)', group: m}} | m",
        "fields: {a: {column: x, pattern: '(y)', sum: [2]}} | 2",
        "fields: {a: {column: x, group: 1}} | group",
        "fields: [a] | [\"a\"]",
        "fields: {a: {flags: x}} | x",
        "fields: {a: {people: [{name: x}]}} | name",
        "fields: {a: x, a: y} | Duplicate",
        "'fields: {' | line",
      })
  void refusesMappingFilesAndNamesThePlace(String text, String found) {
    String content = text.startsWith("'") ? text.substring(1, text.length() - 1) : text;
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> yaml(content));
    assertThat(refusal.title().zh()).contains("mapping.yaml");
    assertThat(refusal.faults().get(0).found()).contains(found);
  }

  @Test
  void refusesAMappingFileThatIsNotThere() {
    assertThat(
            catchThrowableOfType(Refusal.class, () -> Mapping.read(folder.resolve("no.yaml")))
                .title()
                .en())
        .contains("no.yaml");
  }
}
