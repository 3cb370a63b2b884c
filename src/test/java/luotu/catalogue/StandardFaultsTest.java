package luotu.catalogue;

import static luotu.catalogue.DeclaredStandards.NAMED;
import static luotu.catalogue.DeclaredStandards.POND;
import static luotu.catalogue.DeclaredStandards.STOCK;
import static luotu.catalogue.DeclaredStandards.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import luotu.model.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of fault in a declaration of standards is told with its file and its place. */
class StandardFaultsTest {
  private static final Map<String, String> GOOD =
      Map.of("pond", POND, "named", NAMED, "stock", STOCK, "walk", WALK);

  @TempDir Path home;
  private DeclaredStandards files;

  @BeforeEach
  void files() throws IOException {
    files = new DeclaredStandards(home);
  }

  /** Each row replaces one piece of the good declaration that its place names: it is told. */
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
          due: due_on}]          | due: status}]        | standards[named].measure.parts[named].among[#1].due        | status
          field: people          | field: person        | standards[named].measure.parts[named].passes.named.field   | person
          technical, patrol      | technical, nurse     | standards[named].measure.parts[named].passes.named.roles   | nurse
          years: 1               | years: 0             | standards[named].measure.parts[named].passes.named.confirmed_within_years | 0
          years: 1, certainty: assumption, source: {zh: 文, en: Text}} | years: 1} | standards[named].measure.parts[named].passes.named.source.zh | (none)
          done: closed_on        | done: sensor         | standards[named].measure.parts[named].passes.on_time.done  | sensor
          of_label: {zh: 总数, en: All} | of_label: {zh: 总数} | standards[named].measure.parts[named].of_label.en  | (none)
          field: places          | field: seats         | standards[stock].measure.amount.field                                        | seats
          short: 2,              | short: 0,            | standards[stock].measure.amount.from_area.square_metres_per_person.short     | 0.0
          short: 2,              | ``                   | standards[stock].measure.amount.from_area.square_metres_per_person.short     | (none)
          value_above: 50, certainty: assumption, source: {zh: 文, en: Text}} | value_above: 50} | standards[stock].measure.need.source.zh | (none)
          value_above: 50        | value_over: 50       | standards[stock].measure.need.value_above                                    | (none)
          level: district        | level: town          | standards[stock].own[#1].level                                               | TOWN
          metres_field: influence_m | metres: -5        | standards[stock].own[#1].measure.faults[#1].near.metres                      | -5.0
          metres_field: influence_m | ``                | standards[stock].own[#1].measure.faults[#1].near.metres                      | (none)
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
  void eachFaultIsTold(String piece, String faulty, String place, String found) throws IOException {
    String id = place.substring("standards[".length(), place.indexOf(']'));
    String good = GOOD.get(id.toLowerCase(Locale.ROOT));
    String broken = good.replace(piece.replace("↵", "\n"), faulty.replace("↵", "\n"));
    assertThat(broken).isNotEqualTo(good);
    Path file = files.ship(broken);
    assertThat(files.faults())
        .extracting(Fault::field, Fault::found)
        .contains(tuple(file + ": " + place, found == null ? "" : found));
  }

  @Test
  void allFaultsAreToldAtOnceWithThoseOfTheLayers() throws IOException {
    Path layer = Files.writeString(files.shipped.resolve("layers/boat.yaml"), "id: boat");
    Path file =
        Files.writeString(
            files.shipped.resolve("standards.yaml"),
            POND.replace("value: 500", "value: -1") + "more: 1");
    assertThat(files.faults())
        .extracting(Fault::field)
        .contains(
            layer + ": label.zh", file + ": standards[pond].preferred.value", file + ": more");
  }

  @Test
  void aStandardDeclaredTwiceInAFileIsAFault() throws IOException {
    Path file = files.ship(POND + POND.substring(11));
    assertThat(files.faults().get(0).field()).isEqualTo(file + ": standards[pond].id");
  }
}
