package luotu.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luotu.model.Catalogue;
import luotu.model.Choice;
import luotu.model.Fault;
import luotu.model.Layer;
import luotu.model.Refusal;
import luotu.model.Standard;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads catalogues: directories that hold {@code layers/*.yaml} and {@code standards/*.yaml}, one
 * file per layer or standard, and {@code speeds.yaml}, {@code incidents.yaml}, {@code
 * outcomes.yaml} and {@code themes.yaml}. Other pass marks stand in {@code standards.yaml}.
 */
public final class CatalogueReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          // A choice may be called no or on.
          .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
          .build();

  private final List<Fault> faults = new ArrayList<>();
  private final List<Ordered> found = new ArrayList<>();
  private final Map<String, Path> fileOfLayer = new HashMap<>();
  private final MessageDigest digest = sha256();

  private record Ordered(int order, Layer layer) {}

  private CatalogueReader() {}

  /**
   * The layers and the standards of all catalogues, sorted by their {@code order}, then by id;
   * standards of a {@code standards.yaml} come last, in the order they are declared. The
   * fingerprint is the SHA-256 of the files' contents and does not depend on where they lie.
   *
   * @param shipped must hold at least one layer
   * @param added the user's own layers and standards, beside the shipped ones; an entry with the id
   *     of a shipped standard changes its pass marks, a row of a table of speeds or of events takes
   *     the place of the shipped row. What does not exist holds none
   * @throws Refusal {@code invalid-catalogue} with every fault of every file; {@link Fault#field()}
   *     names the file and the place in it, as in {@code hazard.yaml: fields[level].minimum}
   */
  public static Catalogue read(Path shipped, Path... added) {
    CatalogueReader reader = new CatalogueReader();
    Path layers = shipped.resolve("layers");
    reader.readDirectory(layers, reader::readLayer);
    if (reader.found.isEmpty() && reader.faults.isEmpty()) {
      reader.fault(layers, "", "应有图层声明文件 (*.yaml)", "layer declarations (*.yaml)");
    }
    List<Path> all = Stream.concat(Stream.of(shipped), Stream.of(added)).toList();
    all.stream()
        .skip(1)
        .map(catalogue -> catalogue.resolve("layers"))
        .filter(Files::exists)
        .forEach(directory -> reader.readDirectory(directory, reader::readLayer));
    return reader.catalogue(all);
  }

  private Catalogue catalogue(List<Path> catalogues) {
    List<Layer> layers =
        found.stream()
            .sorted(
                Comparator.comparingInt(Ordered::order)
                    .thenComparing(ordered -> ordered.layer().id()))
            .map(Ordered::layer)
            .toList();
    StandardReader standards = new StandardReader(layers);
    catalogues.stream()
        .map(catalogue -> catalogue.resolve("standards"))
        .filter(Files::exists)
        .forEach(
            directory ->
                readDirectory(
                    directory,
                    (file, tree) -> standards.readOne(Declaration.of(file, tree, faults))));
    readEach(catalogues, "standards.yaml", standards::read);
    SpeedReader speeds = new SpeedReader(roadClasses(layers));
    readEach(catalogues, "speeds.yaml", speeds::read);
    if (speeds.speeds().isEmpty() && faults.isEmpty()) {
      faults.add(Fault.of("speeds.yaml", "", "应有通行速度表", "a table of the speeds of travel"));
    }
    IncidentReader incidents = new IncidentReader(layers);
    readEach(catalogues, "incidents.yaml", incidents::read);
    ThemeReader themes =
        new ThemeReader(
            layers,
            standards.standards().stream()
                .map(Standard::id)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    readEach(catalogues, "outcomes.yaml", themes::readOutcomes);
    readEach(catalogues, "themes.yaml", themes::readThemes);
    if (!faults.isEmpty()) {
      throw Refusal.invalid("invalid-catalogue", "目录有误", "The catalogue is not valid", faults);
    }
    return new Catalogue(
        layers,
        standards.standards(),
        themes.outcomes(),
        themes.themes(),
        speeds.speeds().orElseThrow(),
        incidents.kinds(),
        HexFormat.of().formatHex(digest.digest()));
  }

  /** Reads the file of that name of every catalogue that has one. */
  private void readEach(List<Path> catalogues, String name, Consumer<Declaration> reading) {
    catalogues.stream()
        .map(catalogue -> catalogue.resolve(name))
        .filter(Files::exists)
        .forEach(
            file -> readFile(file, tree -> reading.accept(Declaration.of(file, tree, faults))));
  }

  /** The classes that a road may have; empty without roads. */
  private static Set<String> roadClasses(List<Layer> layers) {
    return layers.stream()
        .filter(layer -> layer.id().equals("road"))
        .flatMap(layer -> layer.findField("class").stream())
        .flatMap(field -> field.choices().stream())
        .map(Choice::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void readDirectory(Path directory, BiConsumer<Path, JsonNode> reading) {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(CatalogueReader::isDeclaration)
          .sorted()
          .forEach(file -> readFile(file, tree -> reading.accept(file, tree)));
    } catch (IOException unreadable) {
      fault(directory, unreadable.getMessage(), "应为可读的目录", "a directory that can be read");
    }
  }

  /** Hidden files are what editors leave beside the real ones. */
  private static boolean isDeclaration(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".");
  }

  private void readFile(Path file, Consumer<JsonNode> reading) {
    try {
      String content = Files.readString(file);
      digest.update(content.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      reading.accept(tree(file, content));
    } catch (JsonProcessingException malformed) {
      faults.add(malformed(file, malformed));
    } catch (CharacterCodingException encoding) {
      fault(file, "", "应为 UTF-8 编码", "UTF-8 encoding");
    } catch (IOException unreadable) {
      fault(file, unreadable.getMessage(), "应为可读的文件", "a file that can be read");
    }
  }

  private JsonNode tree(Path file, String content) throws IOException {
    try (JsonParser parser = YAML.createParser(content)) {
      JsonNode tree = YAML.readTree(parser);
      if (parser.nextToken() != null) {
        fault(file, "---", "一个文件只有一个文档", "one document in a file");
      }
      return tree == null ? MissingNode.getInstance() : tree;
    }
  }

  private void readLayer(Path file, JsonNode tree) {
    Declaration declaration = Declaration.of(file, tree, faults);
    Layer layer = LayerReader.read(declaration);
    found.add(new Ordered(declaration.integer("order", 0, 1_000_000), layer));
    declaration.refuseOtherKeys();
    Path other = fileOfLayer.putIfAbsent(layer.id(), file);
    if (other != null && !layer.id().isEmpty()) {
      declaration.fault(
          "id", layer.id(), "此图层已在 " + other + " 中声明", "an id that " + other + " does not declare");
    }
  }

  /** The parser beneath Jackson knows best where the problem is. */
  private static Fault malformed(Path file, JsonProcessingException exception) {
    String where = file.toString();
    String what = exception.getOriginalMessage();
    if (exception.getCause() instanceof MarkedYAMLException marked) {
      Mark mark = marked.getProblemMark();
      where += ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
      what = marked.getProblem();
    } else if (exception.getCause() == null && exception.getLocation() != null) {
      where += ":" + exception.getLocation().getLineNr();
      where += ":" + exception.getLocation().getColumnNr();
    }
    return Fault.of(
        where,
        what,
        "符合 YAML 语法，键不重复（文件:行:列）",
        "well-formed YAML, no key twice (file:line:column)");
  }

  private void fault(Path path, Object what, String zh, String en) {
    faults.add(Fault.of(path.toString(), what, zh, en));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
