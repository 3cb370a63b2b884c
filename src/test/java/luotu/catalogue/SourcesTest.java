package luotu.catalogue;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import luotu.Checkout;
import luotu.model.Fault;
import luotu.model.Standard;
import luotu.model.Standard.Basis;
import luotu.model.Standard.Certainty;
import luotu.model.Standard.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the duties and their numbers are from. */
class SourcesTest {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Path STANDARDS = Path.of("data/catalog/standards");

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "渝府发〔2025〕1号", "A",
          "渝府办发〔2025〕9号", "A2",
          "渝高新发〔2025〕3号", "B",
          "沙府发〔2025〕8号", "C",
          "沙坪坝区政府工作报告（2025-02-12）", "C2",
          "渝府发〔2021〕27号", "D",
          "GB 51080-2015", "GB 51080");

  /** Documents and clauses as the list of duties has them; A to D are its keys of documents. */
  private static final String SOURCES =
      """
      forest-water-key: A 附件四（森林防火）, B 附件二-17
      forest-water-other: A 附件四（森林防火）, B 附件二-17
      built-up-fire-water: A 附件七, C 附件四-8, D §8
      fire-response: A （十）, C （14）, GB 51080 4.1.3
      fire-station-area: GB 51080 4.1.3(2), A （十）
      micro-station: D 发展目标, A 附件七, C （14）
      rescue-team: D 发展目标
      shelter-walk: C （11）, C2 八（二）
      shelter-capacity: D §8
      shelter-new: A （七）, B （七）, C （7）
      dual-use: A （七）, C （7）
      life-circle: C2 八（二）, C （11）
      helipad: A 附件五（航空救援）, B 附件三-38, D §13
      air-reach: D 发展目标, D §13
      rescue-2h: A2 （十八）
      geohazard-monitoring: D §7, A 附件一-5
      geohazard-people: D §11
      evacuation-plan: C 附件三-16②
      waterlogging: A 附件六（城市内涝治理）, B 附件二-16, C 附件三-15, C2 条款待核
      reservoir-people: D §11
      major-hazard-closed: A （六）, B （六）, C （6）
      relief-goods: D §18
      drill: A （十二）, B （十二）, C （12）
      command-post: A 附件五, C 附件二-11
      warning-reach: A （十五）, B 附件三-40
      charging: A 附件四, C 附件三-8
      chemical-siting: D §6
      responsibility: A （二）, B （二）, C （2）
      site-avoidance: A 附件五, D §6
      """;

  @TempDir private Path home;

  @Test
  void everyDutyNamesTheClausesThatDemandIt() {
    String told =
        Checkout.CATALOGUE.standards().stream()
            .map(
                standard ->
                    standard.id()
                        + ": "
                        + standard.sources().stream()
                            .map(each -> DOCUMENTS.get(each.document()) + " " + each.clause())
                            .collect(joining(", "))
                        + "\n")
            .collect(joining());
    assertThat(told).isEqualTo(SOURCES);
  }

  static List<String> files() {
    return Checkout.CATALOGUE.standards().stream().map(Standard::id).toList();
  }

  /** Every source and every certainty is taken away in turn; each time the catalogue is refused. */
  @ParameterizedTest
  @MethodSource("files")
  void noNumberCanDoWithoutItsSource(String id) throws IOException {
    DeclaredStandards catalogue = new DeclaredStandards(home);
    JsonNode good = YAML.readTree(STANDARDS.resolve(id + ".yaml").toFile());
    Path file =
        Files.createDirectories(catalogue.shipped.resolve("standards")).resolve(id + ".yaml");
    Files.writeString(file, YAML.writeValueAsString(good));
    assertThat(catalogue.read()).extracting(Standard::id).containsExactly(id);
    List<JsonNode> sourced = good.findParents("certainty");
    assertThat(sourced).hasSizeGreaterThan(1);
    for (int i = 0; i < sourced.size(); i++) {
      for (String key : List.of("source", "certainty")) {
        ObjectNode bad = good.deepCopy();
        ObjectNode without = (ObjectNode) bad.findParents("certainty").get(i);
        // Who leads is no number.
        if (without.remove(key) != null) {
          Files.writeString(file, YAML.writeValueAsString(bad));
          assertThat(catalogue.faults())
              .as(without.toString())
              .isNotEmpty()
              .extracting(Fault::field)
              .anyMatch(field -> field.contains(key));
        }
      }
    }
  }

  /**
   * Seen are the policies and three numbers of one standard: 5 minutes, 7 and 15 km2. What is known
   * from elsewhere says so, and what is ours.
   */
  @Test
  void onlyWhatWasSeenIsVerified() {
    List<Basis> all =
        Checkout.CATALOGUE.standards().stream()
            .map(Standard::rules)
            .flatMap(List::stream)
            .flatMap(SourcesTest::bases)
            .toList();
    assertThat(all)
        .allSatisfy(
            basis -> {
              String source = basis.source().zh();
              Certainty right =
                  source.startsWith("本平台设定")
                      ? Certainty.ASSUMPTION
                      : source.matches("(渝府发|渝府办发|渝高新发|沙府发|沙坪坝区政府工作报告|GB 51080-2015 4\\.1\\.3).*")
                          ? Certainty.VERIFIED
                          : Certainty.UNVERIFIED;
              assertThat(basis.certainty()).as(source).isEqualTo(right);
            });
    assertThat(all)
        .filteredOn(basis -> basis.certainty() == Certainty.UNVERIFIED)
        .extracting(basis -> basis.source().zh().replaceFirst("[-（].*", ""))
        .containsOnly("GB 50974", "GB 55028", "GB 51143");
  }

  private static Stream<Basis> bases(Rule rule) {
    return Stream.concat(
        Stream.of(rule.preferred(), rule.limit(), rule.required())
            .filter(Objects::nonNull)
            .map(mark -> new Basis(mark.certainty(), mark.source())),
        rule.measure().settings().stream().map(Standard.Setting::basis));
  }
}
