package luotu.catalogue;

import static luotu.catalogue.DeclaredStandards.NAMED;
import static luotu.catalogue.DeclaredStandards.OURS;
import static luotu.catalogue.DeclaredStandards.POND;
import static luotu.catalogue.DeclaredStandards.STOCK;
import static luotu.catalogue.DeclaredStandards.WALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import luotu.model.Condition;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Measure;
import luotu.model.Measure.Rows;
import luotu.model.Measure.State;
import luotu.model.ReachMeasure;
import luotu.model.Standard;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Level;
import luotu.model.Standard.Setting;
import luotu.model.Standard.Unit;
import luotu.model.TravelMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good declarations become standards. */
class StandardReaderTest {
  @TempDir Path home;
  private DeclaredStandards files;

  @BeforeEach
  void files() throws IOException {
    files = new DeclaredStandards(home);
  }

  @Test
  void everyPartOfADeclarationIsRead() throws IOException {
    Label text = new Label("文", "Text");
    Label water = new Label("要有水", "Water is needed");
    files.ship(POND);
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
    assertThat(files.read()).containsExactly(pond);
    assertThat(pond.source()).isEqualTo("某文〔2025〕1号 附件一; 某文〔2025〕2号 （三）");
  }

  @Test
  void otherMeasuresAndLevelsAreRead() throws IOException {
    files.ship(NAMED + STOCK.substring(11));
    List<Standard> standards = files.read();
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
                        new Condition(
                            List.of(
                                new Condition.Named(
                                    "people",
                                    List.of("technical", "patrol"),
                                    Optional.of(
                                        new Setting(
                                            "confirmed_within_years",
                                            new Label(
                                                "人员核实不早于（年）", "People confirmed within (years)"),
                                            1.0,
                                            "years",
                                            OURS))),
                                new Condition.OnTime("closed_on", "due_on")))))));
    Measure.Capacity capacity = (Measure.Capacity) standards.get(1).main().measure();
    assertThat(capacity.settings())
        .extracting(Setting::key, Setting::value, Setting::unit)
        .containsExactly(
            tuple("square_metres_per_person.emergency", 0.5, "m2"),
            tuple("square_metres_per_person.short", 2.0, "m2"),
            tuple("square_metres_per_person.medium", 3.0, "m2"),
            tuple("square_metres_per_person.long", 4.5, "m2"),
            tuple("square_metres_per_person.central", 4.5, "m2"),
            tuple("need", 30.0, "people"),
            tuple("above_population", 1_000.0, "people"),
            tuple("need_above", 50.0, "people"));
    assertThat(capacity.settings().get(1).basis().certainty()).isEqualTo(Certainty.UNVERIFIED);
    assertThat(capacity.settings().get(5).basis()).isEqualTo(OURS);
    assertThat(standards.get(1).findRule(Level.DISTRICT).orElseThrow().measure().reads())
        .extracting(Rows::layer)
        .containsExactly("land", "hazard");
  }

  @Test
  void measuresOfWhatIsReachedAreRead() throws IOException {
    files.ship(WALK);
    Standard walk = files.read().get(0);
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
  void aFileByItselfDeclaresOneStandardInItsPlace() throws IOException {
    Path standards = Files.createDirectories(files.shipped.resolve("standards"));
    String one = POND.substring("standards:\n".length()).replaceFirst("  - ", "    ").indent(-4);
    Files.writeString(standards.resolve("pond.yaml"), one + "order: 20\n");
    Files.writeString(
        standards.resolve("a.yaml"), one.replace("id: pond", "id: pool") + "order: 10\n");
    assertThat(files.read()).extracting(Standard::id).containsExactly("pool", "pond");
    Path second = Files.writeString(standards.resolve("z.yaml"), one);
    assertThat(files.faults())
        .extracting(Fault::field)
        .containsExactly(second + ": id", second + ": order");
  }
}
