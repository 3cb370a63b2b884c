package luotu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Field;
import luotu.model.FieldType;
import luotu.model.GeometryKind;
import luotu.model.GoesOut;
import luotu.model.Label;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Symbol;
import luotu.model.Usable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good declarations become layers; each kind of fault is told with its file and its place. */
class CatalogueReaderTest {
  private static final String BOAT =
      """
      id: boat
      order: 20
      label: {zh: 冲锋舟, en: Boats}
      group: {zh: 救援资源, en: Rescue resources}
      geometry: point
      usable: {field: state, excluded: [sunk]}
      goes_out: {}
      unique: [[plate], [zone, state]]
      symbol: {colour: "#1769aa", shape: drop, text: 舟, classify: state, base: false, min_zoom: 3, size: 1.5}
      fields:
        - id: state
          type: choice
          label: {zh: 状态, en: State}
          choices:
            - {id: afloat, zh: 可用, en: Afloat, colour: "#00ff00", min_zoom: 9, size: 0.5}
            - {id: sunk, zh: 沉没, en: Sunk}
        - {id: plate, type: text, required: true, label: {zh: 舟号, en: Plate}}
        - {id: seats, type: integer, minimum: 1, maximum: 40, unit: 座, label: {zh: 座位, en: Seats}}
        - {id: skipper, type: text, personal: true, label: {zh: 驾驶员, en: Skipper}}
      """;

  @TempDir Path home;
  private Path shippedCatalogue;
  private Path addedCatalogue;
  private Path shipped;
  private Path added;

  @BeforeEach
  void directories() throws IOException {
    shippedCatalogue = home.resolve("目录 shipped");
    addedCatalogue = home.resolve("added");
    shipped = Files.createDirectories(shippedCatalogue.resolve("layers"));
    added = addedCatalogue.resolve("layers");
    Files.copy(Path.of("data/catalog/speeds.yaml"), shippedCatalogue.resolve("speeds.yaml"));
  }

  @Test
  void everyPartOfADeclarationIsRead() throws IOException {
    write(shipped, "boat.yaml", BOAT);
    Layer boat =
        new Layer(
            "boat",
            new Label("冲锋舟", "Boats"),
            new Label("救援资源", "Rescue resources"),
            GeometryKind.POINT,
            List.of(
                new Field(
                    "state",
                    FieldType.CHOICE,
                    new Label("状态", "State"),
                    List.of(
                        new Choice("afloat", new Label("可用", "Afloat"), "#00ff00", 9, 0.5),
                        new Choice("sunk", new Label("沉没", "Sunk"), null)),
                    null,
                    null,
                    null,
                    false,
                    false),
                text("plate", "舟号", "Plate", true, false),
                new Field(
                    "seats",
                    FieldType.INTEGER,
                    new Label("座位", "Seats"),
                    List.of(),
                    1.0,
                    40.0,
                    "座",
                    false,
                    false),
                text("skipper", "驾驶员", "Skipper", false, true)),
            Optional.of(new Usable("state", List.of("sunk"))),
            Optional.of(new GoesOut("")),
            List.of(List.of("plate"), List.of("zone", "state")),
            new Symbol("#1769aa", "drop", "舟", "state", false, 3, 1.5));
    assertThat(CatalogueReader.read(shippedCatalogue).layers()).containsExactly(boat);
  }

  private static Field text(String id, String zh, String en, boolean required, boolean personal) {
    return new Field(
        id, FieldType.TEXT, new Label(zh, en), List.of(), null, null, null, required, personal);
  }

  @Test
  void layersAreSortedByOrderThenId() throws IOException {
    write(shipped, "a.yaml", BOAT);
    write(shipped, "b.yaml", named("raft").replace("order: 20", "order: 3"));
    write(shipped, "c.yaml", named("barge"));
    assertThat(CatalogueReader.read(shippedCatalogue).layers())
        .extracting(Layer::id)
        .containsExactly("raft", "barge", "boat");
  }

  @Test
  void aUsersOwnLayerJoinsTheShippedOnes() throws IOException {
    write(shipped, "boat.yaml", BOAT);
    assertThat(CatalogueReader.read(shippedCatalogue, addedCatalogue).layers()).hasSize(1);
    write(added, "raft.yml", named("raft"));
    write(added, ".raft.yaml", "left: by an editor");
    write(added, "notes.txt", "not a declaration");
    assertThat(CatalogueReader.read(shippedCatalogue, addedCatalogue).layers())
        .extracting(Layer::id)
        .containsExactly("boat", "raft");
  }

  @Test
  void aLayerDeclaredTwiceIsAFaultThatNamesBothFiles() throws IOException {
    Path first = write(shipped, "boat.yaml", BOAT);
    Path second = write(added, "my-boat.yaml", BOAT);
    Fault fault = onlyFault();
    assertThat(fault.field()).isEqualTo(second + ": id");
    assertThat(fault.found()).isEqualTo("boat");
    assertThat(fault.expected().zh()).contains(first.toString());
    assertThat(fault.expected().en()).contains(first.toString());
  }

  @Test
  void theFingerprintFollowsTheContentAndNotThePlace() throws IOException {
    write(shipped, "boat.yaml", BOAT);
    Catalogue before = CatalogueReader.read(shippedCatalogue);
    assertThat(before.fingerprint()).matches("[0-9a-f]{64}");
    Path catalogue = home.resolve("elsewhere");
    Path elsewhere = catalogue.resolve("layers");
    write(elsewhere, "boat.yaml", BOAT);
    Files.copy(shippedCatalogue.resolve("speeds.yaml"), catalogue.resolve("speeds.yaml"));
    assertThat(CatalogueReader.read(catalogue)).isEqualTo(before);

    write(elsewhere, "boat.yaml", BOAT.replace("沉没", "已沉没"));
    assertThat(CatalogueReader.read(catalogue).fingerprint()).isNotEqualTo(before.fingerprint());
    write(added, "raft.yaml", named("raft"));
    assertThat(CatalogueReader.read(shippedCatalogue, addedCatalogue).fingerprint())
        .isNotEqualTo(before.fingerprint());
  }

  /** Each row replaces one piece of the good declaration: that one fault is told and no other. */
  @ParameterizedTest(name = "{1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "(none)",
      textBlock =
          """
          order: 20                | order: 20↵zoom: 4             | zoom                                 | 4
          min_zoom: 3              | min_zoom: 3, glow: 9          | symbol.glow                          | 9
          required: true           | required: true, needed: true  | fields[plate].needed                 | true
          en: Seats                | en: Seats, fr: Sieges         | fields[seats].label.fr               | Sieges
          id: sunk, zh             | id: sunk, note: x, zh         | fields[state].choices[sunk].note     | x
          field: state             | when: now, field: state       | usable.when                          | now
          , en: Boats              | (none)                        | label.en                             | (none)
          zh: 冲锋舟               | zh: " "                       | label.zh                             | (none)
          {zh: 冲锋舟, en: Boats}  | 冲锋舟                        | label                                | 冲锋舟
          zh: 沉没, en: Sunk       | zh: 沉没                      | fields[state].choices[sunk].en       | (none)
          order: 20                | order: soon                   | order                                | soon
          order: 20                | order: 1.5                    | order                                | 1.5
          order: 20                | order: -1                     | order                                | -1
          order: 20                | (none)                        | order                                | (none)
          id: boat                 | id: Boat                      | id                                   | Boat
          id: boat                 | id: 2boats                    | id                                   | 2boats
          id: boat                 | id: terrain                   | id                                   | terrain
          id: boat                 | id: boat-1                    | id                                   | boat-1
          id: boat                 | id: b2345678901234567890123456789012345678901 | id                   | b2345678901234567890123456789012345678901
          id: boat                 | id: [a]                       | id                                   | `["a"]`
          id: boat                 | (none)                        | id                                   | (none)
          id: seats                | id: seat count                | fields[seat count].id                | seat count
          id: seats                | id: source_key                | fields[source_key].id                | source_key
          id: seats                | id: geometry                  | fields[geometry].id                  | geometry
          id: seats                | id: plate                     | fields[plate].id                     | plate
          id: seats,               | (none)                        | fields[#3].id                        | (none)
          id: afloat               | id: sunk                      | fields[state].choices[sunk].id       | sunk
          en: Sunk                 | en: AFLOAT                    | fields[state].choices[sunk].label    | afloat
          geometry: point          | geometry: spot                | geometry                             | spot
          geometry: point          | geometry: POINT               | geometry                             | POINT
          geometry: point          | (none)                        | geometry                             | (none)
          type: integer            | type: int                     | fields[seats].type                   | int
          type: integer, minimum: 1, maximum: 40 | type: choice    | fields[seats].choices                | (none)
          type: integer            | type: integer, choices: [{id: a, zh: 甲, en: A}] | fields[seats].choices | 1
          type: text, personal: true | type: people, personal: true | fields[skipper].choices             | (none)
          minimum: 1               | minimum: 41                   | fields[seats].minimum                | 41.0
          minimum: 1               | minimum: one                  | fields[seats].minimum                | one
          personal: true           | personal: true, maximum: 3    | fields[skipper].maximum              | 3.0
          personal: true           | personal: yes                 | fields[skipper].personal             | yes
          text, personal: true     | people, choices: [{id: a, zh: 甲, en: A}] | fields[skipper].personal | false
          [sunk]                   | [sunken]                      | usable.excluded                      | sunken
          [sunk]                   | []                            | usable.excluded                      | (none)
          field: state             | field: states                 | usable.field                         | states
          field: state             | field: seats                  | usable.field                         | seats
          goes_out: {}             | goes_out: {turnout: plates}   | goes_out.turnout                     | plates
          goes_out: {}             | goes_out: {turnout: plate}    | goes_out.turnout                     | plate
          classify: state          | classify: colour              | symbol.classify                      | colour
          classify: state          | classify: hull                | symbol.classify                      | hull
          [zone, state]            | [zone, name]                  | unique                               | name
          [zone, state]            | []                            | unique                               | []
          [zone, state]            | plate                         | unique                               | plate
          colour: "#1769aa"        | colour: blue                  | symbol.colour                        | blue
          colour: "#00ff00"        | colour: "#0f0"                | fields[state].choices[afloat].colour | #0f0
          shape: drop              | shape: boat                   | symbol.shape                         | boat
          text: 舟                 | text: 冲锋舟                  | symbol.text                          | 冲锋舟
          base: false              | base: maybe                   | symbol.base                          | maybe
          min_zoom: 3              | min_zoom: 21                  | symbol.min_zoom                      | 21
          min_zoom: 3              | min_zoom: 10                  | symbol.min_zoom                      | 10
          size: 1.5                | size: 2.1                     | symbol.size                          | 2.1
          size: 1.5                | size: large                   | symbol.size                          | large
          size: 0.5                | size: 0.49                    | fields[state].choices[afloat].size   | 0.49
          min_zoom: 9              | min_zoom: 9.5                 | fields[state].choices[afloat].min_zoom | 9.5
          min_zoom: 9              | min_zoom: 21                  | fields[state].choices[afloat].min_zoom | 21
          `classify: state, `      | (none)                        | symbol.classify                      | (none)
          """)
  void aFaultIsToldWithItsPlace(String good, String bad, String place, String found)
      throws IOException {
    assertThat(BOAT).contains(good);
    String text = BOAT.replaceFirst(Pattern.quote(good), bad == null ? "" : bad.replace('↵', '\n'));
    Path file = write(shipped, "boat.yaml", text);
    Fault fault = onlyFault();
    assertThat(fault.field()).isEqualTo(file + ": " + place);
    assertThat(fault.found()).isEqualTo(found == null ? "" : found);
    assertThat(fault.expected().zh()).isNotBlank();
    assertThat(fault.expected().en()).isNotBlank();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tab        | id: boat↵label:↵⇥zh: 舟      | :3:1
          unclosed   | id: boat↵label: {zh: 舟↵     | :3:1
          repeated   | id: boat↵order: 2↵id: boat   | :3:3
          control    | id: boat↵x: ␁                | ''
          """)
  void malformedYamlIsToldWithLineAndColumn(String name, String text, String place)
      throws IOException {
    Path file =
        write(
            shipped,
            name + ".yaml",
            text.replace('↵', '\n').replace('⇥', '\t').replace('␁', '\u0001'));
    assertThat(onlyFault().field()).isEqualTo(file + place);
  }

  @Test
  void aFileThatIsNoMappingOfKeysIsOneFault() throws IOException {
    Path empty = write(shipped, "empty.yaml", "# nothing yet\n");
    Path list = write(shipped, "list.yaml", "- boat\n- raft\n");
    assertThat(faults())
        .extracting(Fault::field, Fault::found)
        .containsExactly(
            tuple(empty.toString(), ""), tuple(list.toString(), "[\"boat\",\"raft\"]"));
  }

  @Test
  void aFileDeclaresOneLayer() throws IOException {
    Path file = write(shipped, "fleet.yaml", BOAT + "---\n" + named("raft"));
    assertThat(onlyFault())
        .extracting(Fault::field, Fault::found)
        .containsExactly(file.toString(), "---");
  }

  @Test
  void aFileInAnotherEncodingIsAFault() throws IOException {
    Path file = Files.write(shipped.resolve("boat.yaml"), BOAT.getBytes(Charset.forName("GBK")));
    Fault fault = onlyFault();
    assertThat(fault.field()).isEqualTo(file.toString());
    assertThat(fault.expected().en()).contains("UTF-8");
  }

  @Test
  void aChoiceMayBeCalledNo() throws IOException {
    write(shipped, "boat.yaml", BOAT.replace("sunk", "no"));
    assertThat(CatalogueReader.read(shippedCatalogue).getLayer("boat").usable())
        .contains(new Usable("state", List.of("no")));
  }

  @Test
  void aByteOrderMarkIsNoFault() throws IOException {
    write(shipped, "boat.yaml", "\uFEFF" + BOAT);
    assertThat(CatalogueReader.read(shippedCatalogue).layers()).hasSize(1);
  }

  @Test
  void allFaultsOfAllFilesAreToldAtOnce() throws IOException {
    Path boat =
        write(
            shipped,
            "boat.yaml",
            BOAT.replace("shape: drop", "shape: boat").replace("min_zoom: 3", "minzoom: 3"));
    Path broken = write(shipped, "broken.yaml", "id: [");
    Path raft = write(added, "raft.yaml", "id: raft\nunit: m\n");
    assertThat(faults())
        .extracting(Fault::field)
        .containsExactly(
            boat + ": symbol.shape",
            boat + ": symbol.min_zoom",
            boat + ": symbol.minzoom",
            broken + ":1:6",
            raft + ": label.zh",
            raft + ": label.en",
            raft + ": group.zh",
            raft + ": group.en",
            raft + ": geometry",
            raft + ": symbol.colour",
            raft + ": symbol.shape",
            raft + ": symbol.min_zoom",
            raft + ": order",
            raft + ": unit");
  }

  @Test
  void withoutShippedLayersThereIsNoCatalogue() throws IOException {
    assertThat(onlyFault().field()).isEqualTo(shipped.toString());
    Files.delete(shipped);
    assertThat(onlyFault().field()).isEqualTo(shipped.toString());
  }

  private Fault onlyFault() {
    List<Fault> faults = faults();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  private List<Fault> faults() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> CatalogueReader.read(shippedCatalogue, addedCatalogue));
    assertThat(refusal.type()).isEqualTo("invalid-catalogue");
    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
    return refusal.faults();
  }

  private static String named(String id) {
    return BOAT.replace("id: boat", "id: " + id);
  }

  private static Path write(Path directory, String name, String text) throws IOException {
    return Files.writeString(Files.createDirectories(directory).resolve(name), text);
  }
}
