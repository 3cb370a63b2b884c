package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure;
import luotu.model.Refusal;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.model.Standard.Unit;
import luotu.model.TravelMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good declarations become standards; each kind of fault is told with its file and its place. */
class StandardReaderTest {
  private static final Path SHIPPED = Path.of("data/catalog");

  private static final Standard.Basis OURS =
      new Standard.Basis(Certainty.ASSUMPTION, new Label("文", "Text"));

  private static final String POND =
      """
      standards:
        - id: pond
          label: {zh: 水池, en: Ponds}
          duty: {zh: 林中有水, en: Water in the forest}
          level: town
          unit: share
          zones: "disaster_prone = true"
          preferred: {value: 500, unit: m, certainty: verified, source: {zh: 文, en: Text}}
          limit: {value: 800, unit: m, certainty: unverified, source: {zh: 文, en: Text}}
          required: {value: 0.9, unit: share, certainty: assumption, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 要有水, en: Water is needed}}
            - {document: 某文〔2025〕2号, clause: （三）, text: {zh: 要有水, en: Water is needed}}
          lead_unit: {zh: 林业局, en: Forestry Bureau, certainty: assumption}
          measure:
            kind: coverage
            land: {layer: land, filter: "kind = 'forest'"}
            facilities: {layer: water_source, filter: "kind = 'pond'", state: usable}
      """;

  private static final String NAMED =
      """
      standards:
        - id: named
          label: {zh: 有人, en: Named}
          duty: {zh: 有人, en: Named}
          level: district
          unit: share
          required: {value: 0.5, unit: share, by_year_end: true, certainty: verified, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 有人, en: Named}}
          lead_unit: {zh: 水利局, en: Water Bureau, certainty: assumption}
          measure:
            kind: row_share
            parts:
              - id: named
                label: {zh: 有人, en: Named}
                of_label: {zh: 总数, en: All}
                among: [{layer: hazard, filter: "kind = 'reservoir'", state: open, due: due_on}]
                passes:
                  named: {field: people, roles: [technical, patrol], confirmed_within_years: 1, certainty: assumption, source: {zh: 文, en: Text}}
                  on_time: {done: closed_on, due: due_on}
      """;

  private static final String STOCK =
      """
      standards:
        - id: stock
          label: {zh: 物资, en: Stock}
          duty: {zh: 物资, en: Stock}
          level: town
          unit: ratio
          required: {value: 2, unit: ratio, certainty: verified, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 物资, en: Stock}}
          lead_unit: {zh: 应急局, en: Emergency Bureau, certainty: assumption}
          measure:
            kind: capacity
            rows: {layer: shelter, state: usable}
            amount:
              field: places
              from_area:
                area: area_m2
                grade: grade
                square_metres_per_person: {emergency: 0.5, short: 2, medium: 3, long: 4.5, central: 4.5}
                certainty: unverified
                source: {zh: 文, en: Text}
            need: {value: 30, above_population: 1000, value_above: 50, certainty: assumption, source: {zh: 文, en: Text}}
          own:
            - level: district
              unit: count
              required: {value: 7, unit: count, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: faults
                among: {layer: land}
                faults:
                  - {near: {rows: {layer: hazard, state: open}, metres_field: influence_m}}
      """;

  private static final String WALK =
      """
      standards:
        - id: walk
          label: {zh: 步行, en: Walk}
          duty: {zh: 步行可达, en: Within a walk}
          level: town
          unit: share
          preferred: {value: 15, unit: min, certainty: verified, source: {zh: 文, en: Text}}
          limit: {value: 30, unit: min, certainty: assumption, source: {zh: 文, en: Text}}
          required: {value: 0.9, unit: share, certainty: assumption, source: {zh: 文, en: Text}}
          sources:
            - {document: 某文〔2025〕1号, clause: 附件一, text: {zh: 可达, en: Within reach}}
          lead_unit: {zh: 民政局, en: Civil Affairs Bureau, certainty: assumption}
          measure:
            kind: travel
            mode: walk
            direction: to
            kinds:
              - {id: school, label: {zh: 学校, en: Schools}, facilities: [{layer: facility, filter: "kind = 'education'", state: usable}]}
              - {id: safety, label: {zh: 安全, en: Safety}, facilities: [{layer: shelter, state: usable}]}
          own:
            - level: district
              unit: share
              required: {value: 1, unit: share, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: reach_field
                facilities: {layer: warning_point, state: usable}
                field: reach_m
            - level: city
              unit: share
              preferred: {value: 60, unit: min, certainty: verified, source: {zh: 文, en: Text}}
              required: {value: 1, unit: share, certainty: verified, source: {zh: 文, en: Text}}
              measure:
                kind: air
                from: {layer: hazard, state: open}
                to: {layer: helipad, filter: "kind = 'base'", state: usable}
      """;

  @TempDir Path home;
  private Path shipped;
  private Path own;

  @BeforeEach
  void files() throws IOException {
    shipped = home.resolve("shipped");
    own = home.resolve("own");
    Files.createDirectories(shipped.resolve("layers"));
    Files.createDirectories(own);
    Files.copy(SHIPPED.resolve("speeds.yaml"), shipped.resolve("speeds.yaml"));
    try (var layers = Files.list(SHIPPED.resolve("layers"))) {
      for (Path layer : layers.toList()) {
        Files.copy(layer, shipped.resolve("layers").resolve(layer.getFileName()));
      }
    }
  }

  @Test
  void everyPartOfADeclarationIsRead() throws IOException {
    Label text = new Label("文", "Text");
    Label water = new Label("要有水", "Water is needed");
    Files.writeString(shipped.resolve("standards.yaml"), POND);
    Standard pond =
        new Standard(
            "pond",
            new Label("水池", "Ponds"),
            new Label("林中有水", "Water in the forest"),
            List.of(
                new Standard.Rule(
                    Level.TOWN,
                    Unit.SHARE,
                    "disaster_prone = true",
                    new Standard.PassMark(500, Unit.M, false, Certainty.VERIFIED, text),
                    new Standard.PassMark(800, Unit.M, false, Certainty.UNVERIFIED, text),
                    new Standard.PassMark(0.9, Unit.SHARE, false, Certainty.ASSUMPTION, text),
                    new Measure.Coverage(
                        new Rows("water_source", "kind = 'pond'", State.USABLE, null, null),
                        new Rows("land", "kind = 'forest'", State.ANY, null, null)))),
            List.of(
                new Standard.Source("某文〔2025〕1号", "附件一", water),
                new Standard.Source("某文〔2025〕2号", "（三）", water)),
            new Standard.LeadUnit(new Label("林业局", "Forestry Bureau"), Certainty.ASSUMPTION));
    assertThat(CatalogueReader.read(shipped).standards()).containsExactly(pond);
    assertThat(pond.source()).isEqualTo("某文〔2025〕1号 附件一; 某文〔2025〕2号 （三）");
  }

  @Test
  void otherMeasuresAndLevelsAreRead() throws IOException {
    Files.writeString(shipped.resolve("standards.yaml"), NAMED + STOCK.substring(11));
    List<Standard> standards = CatalogueReader.read(shipped).standards();
    assertThat(standards.get(0).main().required().byYearEnd()).isTrue();
    assertThat(standards.get(0).main().measure())
        .isEqualTo(
            new Measure.RowShare(
                List.of(
                    new Measure.Part(
                        "named",
                        new Label("有人", "Named"),
                        new Label("总数", "All"),
                        List.of(
                            new Rows("hazard", "kind = 'reservoir'", State.OPEN, null, "due_on")),
                        new Measure.Condition(
                            List.of(
                                new Measure.Named(
                                    "people", List.of("technical", "patrol"), 1, OURS),
                                new Measure.OnTime("closed_on", "due_on")))))));
    Measure.Capacity capacity = (Measure.Capacity) standards.get(1).main().measure();
    assertThat(capacity.need()).isEqualTo(new Measure.Need(false, 30.0, 1_000.0, 50.0, OURS));
    assertThat(capacity.amount().fromArea().perPerson()).containsEntry("short", 2.0).hasSize(5);
    assertThat(standards.get(1).findRule(Level.DISTRICT).orElseThrow().measure().reads())
        .extracting(Rows::layer)
        .containsExactly("land", "hazard");
  }

  @Test
  void measuresOfWhatIsReachedAreRead() throws IOException {
    Files.writeString(shipped.resolve("standards.yaml"), WALK);
    Standard walk = CatalogueReader.read(shipped).standards().get(0);
    Rows schools = new Rows("facility", "kind = 'education'", State.USABLE, null, null);
    Rows shelters = new Rows("shelter", null, State.USABLE, null, null);
    assertThat(walk.rules())
        .extracting(Standard.Rule::measure)
        .containsExactly(
            new ReachMeasure.Travel(
                List.of(
                    new ReachMeasure.Kind("school", new Label("学校", "Schools"), List.of(schools)),
                    new ReachMeasure.Kind("safety", new Label("安全", "Safety"), List.of(shelters))),
                TravelMode.WALK,
                false),
            new ReachMeasure.OwnReach(
                new Rows("warning_point", null, State.USABLE, null, null), "reach_m"),
            new ReachMeasure.Air(
                new Rows("hazard", null, State.OPEN, null, null),
                new Rows("helipad", "kind = 'base'", State.USABLE, null, null)));
    assertThat(walk.main().measure().reads())
        .extracting(Rows::layer)
        .containsExactly("population", "facility", "shelter", "road");
  }

  @Test
  void aUsersOwnFileChangesMarksAndAddsStandards() throws IOException {
    Files.writeString(shipped.resolve("standards.yaml"), POND + STOCK.substring(11));
    Files.writeString(
        own.resolve("standards.yaml"),
        """
        standards:
          - id: pond
            limit: {value: 900, unit: m, certainty: assumption, source: {zh: 本地, en: Local}}
          - id: stock
            own:
              - level: district
                required: {value: 9, unit: count, certainty: assumption, source: {zh: 本地, en: Local}}
        """
            + NAMED.substring(11));
    List<Standard> standards = CatalogueReader.read(shipped, own).standards();
    assertThat(standards).extracting(Standard::id).containsExactly("pond", "stock", "named");
    assertThat(standards.get(0).main().limit().value()).isEqualTo(900);
    assertThat(standards.get(0).main().preferred().value()).isEqualTo(500);
    assertThat(standards.get(1).findRule(Level.DISTRICT).orElseThrow().required().value())
        .isEqualTo(9);
    assertThat(CatalogueReader.read(shipped, own).fingerprint())
        .isNotEqualTo(CatalogueReader.read(shipped).fingerprint());
  }

  @Test
  void aUsersOwnFileNamesTheUnitsOfADocument() throws IOException {
    Files.writeString(shipped.resolve("standards.yaml"), POND);
    Path file =
        Files.writeString(
            own.resolve("standards.yaml"),
            """
            standards:
              - id: pond
                lead_unit: {zh: 消防救援机构, en: Fire Service, certainty: verified}
                units:
                  - document: 某文〔2025〕2号
                    lead_unit: {zh: 林业局, en: Forestry Bureau}
                    responsible_units: [{zh: 镇街, en: Streets}, {zh: 水利局, en: Water Bureau}]
            """);
    Standard pond = CatalogueReader.read(shipped, own).standards().get(0);
    assertThat(pond.leadUnit().certainty()).isEqualTo(Certainty.VERIFIED);
    assertThat(pond.sources().get(0).leadUnit()).isNull();
    assertThat(pond.sources().get(1).leadUnit()).isEqualTo(new Label("林业局", "Forestry Bureau"));
    assertThat(pond.sources().get(1).responsibleUnits())
        .containsExactly(new Label("镇街", "Streets"), new Label("水利局", "Water Bureau"));
    Files.writeString(file, Files.readString(file).replace("2号", "9号"));
    assertThat(faults(shipped, own))
        .extracting(Fault::field, Fault::found)
        .containsExactly(tuple(file + ": standards[pond].units[#1].document", "某文〔2025〕9号"));
  }

  @Test
  void aFileByItselfDeclaresOneStandardInItsPlace() throws IOException {
    Path standards = Files.createDirectories(shipped.resolve("standards"));
    String one = POND.substring("standards:\n".length()).replaceFirst("  - ", "    ").indent(-4);
    Files.writeString(standards.resolve("pond.yaml"), one + "order: 20\n");
    Files.writeString(
        standards.resolve("a.yaml"), one.replace("id: pond", "id: pool") + "order: 10\n");
    assertThat(CatalogueReader.read(shipped).standards())
        .extracting(Standard::id)
        .containsExactly("pool", "pond");
    Path second = Files.writeString(standards.resolve("z.yaml"), one);
    assertThat(faults(shipped))
        .extracting(Fault::field)
        .containsExactly(second + ": id", second + ": order");
  }

  @Test
  void whatAUsersOwnFileMayNotChangeIsTold() throws IOException {
    Files.writeString(shipped.resolve("standards.yaml"), POND);
    Path file =
        Files.writeString(
            own.resolve("standards.yaml"),
            """
            standards:
              - id: pond
                unit: m
                limit: {value: 400, unit: m, certainty: assumption, source: {zh: 本地, en: Local}}
                own: [{level: city}]
            """);
    assertThat(faults(shipped, own))
        .extracting(Fault::field)
        .containsExactly(
            file + ": standards[pond].limit.value",
            file + ": standards[pond].own[#1].level",
            file + ": standards[pond].unit");
  }

  /** Each row replaces one piece of a good declaration: that fault is told. */
  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(none)",
      textBlock =
          """
          id: pond               | id: Pond             | standards[Pond].id                        | Pond
          {zh: 水池, en: Ponds}   | {zh: 水池}            | standards[pond].label.en                  | (none)
          {zh: 林中有水, en: Water in the forest} | {en: Water} | standards[pond].duty.zh             | (none)
          level: town            | level: street        | standards[pond].level                     | street
          unit: share↵           | unit: per cent↵      | standards[pond].unit                      | per cent
          disaster_prone = true  | prone = true         | standards[pond].zones                     | prone: prone
          value: 500             | value: -1            | standards[pond].preferred.value           | -1.0
          value: 500             | value: far           | standards[pond].preferred.value           | far
          value: 800             | value: 400           | standards[pond].limit.value               | 400.0
          value: 0.9             | value: 95            | standards[pond].required.value            | 95.0
          certainty: unverified  | certainty: sure      | standards[pond].limit.certainty           | sure
          certainty: verified, source: {zh: 文, en: Text} | certainty: verified | standards[pond].preferred.source.zh | (none)
          document: 某文〔2025〕1号, | ``                | standards[pond].sources[#1].document      | (none)
          kind: coverage         | kind: cover          | standards[pond].measure.kind              | cover
          layer: water_source    | layer: water         | standards[pond].measure.facilities.layer  | water
          layer: water_source    | layer: inventory     | standards[pond].measure.facilities.layer  | inventory
          layer: land            | layer: hazard        | standards[pond].measure.land.layer        | hazard
          kind = 'forest'        | kin = 'forest'       | standards[pond].measure.land.filter       | kin: kin
          kind = 'pond'          | kind = 'pont'        | standards[pond].measure.facilities.filter | kind: pont
          state: usable          | state: used          | standards[pond].measure.facilities.state  | used
          certainty: assumption} | certainty: assumption, phone: 1} | standards[pond].lead_unit.phone | 1
          zones:                 | zone:                | standards[pond].zone                      | disaster_prone = true
          """)
  void eachFaultOfACoverageIsTold(String piece, String faulty, String place, String found)
      throws IOException {
    tells(POND, piece, faulty, place, found);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(none)",
      textBlock =
          """
          due: due_on}]          | due: status}]        | standards[named].measure.parts[named].among[#1].due        | status
          field: people          | field: person        | standards[named].measure.parts[named].passes.named.field   | person
          technical, patrol      | technical, nurse     | standards[named].measure.parts[named].passes.named.roles   | nurse
          years: 1               | years: 0             | standards[named].measure.parts[named].passes.named.confirmed_within_years | 0
          years: 1, certainty: assumption, source: {zh: 文, en: Text}} | years: 1} | standards[named].measure.parts[named].passes.named.source.zh | (none)
          done: closed_on        | done: sensor         | standards[named].measure.parts[named].passes.on_time.done  | sensor
          of_label: {zh: 总数, en: All} | of_label: {zh: 总数} | standards[named].measure.parts[named].of_label.en  | (none)
          """)
  void eachFaultOfAShareOfRowsIsTold(String piece, String faulty, String place, String found)
      throws IOException {
    tells(NAMED, piece, faulty, place, found);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(none)",
      textBlock =
          """
          field: places          | field: seats         | standards[stock].measure.amount.field                                        | seats
          short: 2,              | short: 0,            | standards[stock].measure.amount.from_area.square_metres_per_person.short     | 0.0
          short: 2,              | ``                   | standards[stock].measure.amount.from_area.square_metres_per_person.short     | (none)
          value_above: 50, certainty: assumption, source: {zh: 文, en: Text}} | value_above: 50} | standards[stock].measure.need.source.zh | (none)
          value_above: 50        | value_over: 50       | standards[stock].measure.need.value_above                                    | (none)
          level: district        | level: town          | standards[stock].own[#1].level                                               | TOWN
          metres_field: influence_m | metres: -5        | standards[stock].own[#1].measure.faults[#1].near.metres                      | -5.0
          metres_field: influence_m | ``                | standards[stock].own[#1].measure.faults[#1].near.metres                      | (none)
          """)
  void eachFaultOfACapacityIsTold(String piece, String faulty, String place, String found)
      throws IOException {
    tells(STOCK, piece, faulty, place, found);
  }

  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(none)",
      textBlock =
          """
          value: 15, unit: min   | value: 15, unit: m   | standards[walk].preferred.unit                        | m
          value: 15, unit: min   | value: 0, unit: min  | standards[walk].preferred.value                       | 0
          value: 30, unit: min   | value: 241, unit: min | standards[walk].limit.value                          | 241.0
          preferred: {value: 15, unit: min, certainty: verified, source: {zh: 文, en: Text}} | `` | standards[walk].preferred | (none)
          mode: walk             | mode: swim           | standards[walk].measure.mode                          | swim
          direction: to          | direction: past      | standards[walk].measure.direction                     | past
          kinds:                 | kindes:              | standards[walk].measure.facilities                    | (none)
          facilities: [{layer: shelter, state: usable}] | facilities: [] | standards[walk].measure.kinds[safety].facilities | (none)
          {layer: shelter, state: usable} | {layer: inventory, state: usable} | standards[walk].measure.kinds[safety].facilities[#1].layer | inventory
          {layer: shelter, state: usable} | {layer: shelter} | standards[walk].measure.kinds[safety].facilities[#1].state | any
          field: reach_m         | field: kind          | standards[walk].own[#1].measure.field                 | kind
          kind = 'base'          | kind = 'basis'       | standards[walk].own[#2].measure.to.filter             | kind: basis
          """)
  void eachFaultOfWhatIsReachedIsTold(String piece, String faulty, String place, String found)
      throws IOException {
    tells(WALK, piece, faulty, place, found);
  }

  private void tells(String good, String piece, String faulty, String place, String found)
      throws IOException {
    String broken = good.replace(piece.replace("↵", "\n"), faulty.replace("↵", "\n"));
    assertThat(broken).isNotEqualTo(good);
    Path file = Files.writeString(shipped.resolve("standards.yaml"), broken);
    assertThat(faults(shipped))
        .extracting(Fault::field, Fault::found)
        .contains(tuple(file + ": " + place, found == null ? "" : found));
  }

  @Test
  void allFaultsAreToldAtOnceWithThoseOfTheLayers() throws IOException {
    Path layer = Files.writeString(shipped.resolve("layers/boat.yaml"), "id: boat");
    Path file =
        Files.writeString(
            shipped.resolve("standards.yaml"), POND.replace("value: 500", "value: -1") + "more: 1");
    assertThat(faults(shipped))
        .extracting(Fault::field)
        .contains(
            layer + ": label.zh", file + ": standards[pond].preferred.value", file + ": more");
  }

  @Test
  void aStandardDeclaredTwiceInAFileIsAFault() throws IOException {
    Path file = Files.writeString(shipped.resolve("standards.yaml"), POND + POND.substring(11));
    assertThat(faults(shipped).get(0).field()).isEqualTo(file + ": standards[pond].id");
  }

  private static List<Fault> faults(Path shipped, Path... own) {
    return catchThrowableOfType(Refusal.class, () -> CatalogueReader.read(shipped, own)).faults();
  }
}
