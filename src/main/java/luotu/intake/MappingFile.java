package luotu.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import luotu.model.Fault;
import luotu.model.Refusal;

/** Reads one mapping file and collects everything that is wrong with it. */
final class MappingFile {
  /** A column may be called NO or y, which YAML 1.1 takes for truth values. */
  private static final ObjectMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final Path file;
  private final List<Fault> faults = new ArrayList<>();

  MappingFile(Path file) {
    this.file = file;
  }

  Mapping read() {
    JsonNode root;
    try {
      root = YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException broken) {
      throw FileFault.refuse(
          file,
          broken.getOriginalMessage() + " (line " + broken.getLocation().getLineNr() + ")",
          "合乎语法的 YAML",
          "well-formed YAML");
    } catch (IOException failed) {
      throw FileFault.refuse(
          file, failed.toString(), "存在且为 UTF-8 的 YAML 文件", "a YAML file that exists, in UTF-8");
    }
    members("", root, Set.of("layer", "key", "ignore", "fields"));
    Map<String, Rule> rules = new LinkedHashMap<>();
    object("fields", root.path("fields"))
        .forEach((target, node) -> rules.put(target, rule("fields." + target, node)));
    Mapping mapping =
        new Mapping(
            text("layer", root.path("layer")),
            text("key", root.path("key")),
            rules,
            new LinkedHashSet<>(texts("ignore", root.path("ignore"))));
    if (!faults.isEmpty()) {
      throw Refusal.invalid(
          "invalid-mapping", "映射文件有误：" + file, "The mapping file is not valid: " + file, faults);
    }
    return mapping;
  }

  private Rule rule(String path, JsonNode node) {
    if (node.isTextual()) {
      return Rule.Column.of(node.textValue());
    }
    if (node.has("value")) {
      members(path, node, Set.of("value"));
      return new Rule.Constant(YAML.convertValue(node.get("value"), Object.class));
    }
    if (node.has("flags")) {
      members(path, node, Set.of("flags", "values"));
      Map<String, String> flags = new LinkedHashMap<>();
      object(path + ".flags", node.get("flags"))
          .forEach(
              (choice, column) ->
                  flags.put(choice, text(path + ".flags." + choice, column).orElse("")));
      return new Rule.Flags(flags, values(path, node));
    }
    if (node.has("people")) {
      members(path, node, Set.of("people"));
      return people(path + ".people", node.get("people"));
    }
    if (node.has("column")) {
      return column(path, node);
    }
    fault(
        path,
        node,
        "列名，或含 column、value、flags、people 之一",
        "a column name, or one of column, value, flags, people");
    return new Rule.Constant(null);
  }

  private Rule column(String path, JsonNode node) {
    members(path, node, Set.of("column", "values", "pattern", "group", "sum"));
    String column = text(path + ".column", node.get("column")).orElse("");
    Optional<String> expression = text(path + ".pattern", node.path("pattern"));
    boolean sum = node.has("sum");
    List<String> groups =
        sum
            ? texts(path + ".sum", node.path("sum"))
            : text(path + ".group", node.path("group")).stream().toList();
    if (expression.isEmpty()) {
      if (!groups.isEmpty()) {
        fault(path, node, "group 和 sum 需要 pattern", "group and sum need a pattern");
      }
      return new Rule.Column(column, values(path, node), null, List.of(), false);
    }
    Pattern pattern = null;
    try {
      pattern = Pattern.compile(expression.get());
      for (String group : groups) {
        requireGroup(path, pattern, group);
      }
    } catch (PatternSyntaxException wrong) {
      fault(
          path + ".pattern",
          node.get("pattern"),
          "正则表达式：" + wrong.getDescription(),
          "a regular expression: " + wrong.getDescription());
    }
    return new Rule.Column(column, values(path, node), pattern, groups, sum);
  }

  private void requireGroup(String path, Pattern pattern, String group) {
    boolean number = group.chars().allMatch(Character::isDigit);
    boolean there =
        number
            ? group.length() < 4 && Integer.parseInt(group) <= pattern.matcher("").groupCount()
            : pattern.pattern().contains("(?<" + group + ">");
    if (!there) {
      faults.add(Fault.of(path, group, "pattern 中有的组", "a group of the pattern"));
    }
  }

  private Rule people(String path, JsonNode list) {
    List<Rule.People.Person> people = new ArrayList<>();
    if (!list.isArray()) {
      fault(path, list, "列表 [{role, name, phone}]", "a list [{role, name, phone}]");
    }
    for (JsonNode person : list) {
      members(path, person, Set.of("role", "name", "phone"));
      Optional<String> role = text(path + ".role", person.path("role"));
      if (role.isEmpty()) {
        fault(path, person, "每人都要有 role", "a role for each person");
      }
      people.add(
          new Rule.People.Person(
              role.orElse(""),
              text(path + ".name", person.path("name")).orElse(null),
              text(path + ".phone", person.path("phone")).orElse(null)));
    }
    return new Rule.People(people);
  }

  private Map<String, Object> values(String path, JsonNode node) {
    Map<String, Object> values = new LinkedHashMap<>();
    object(path + ".values", node.path("values"))
        .forEach((raw, value) -> values.put(raw, YAML.convertValue(value, Object.class)));
    return values;
  }

  private Map<String, JsonNode> object(String path, JsonNode node) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    if (node.isObject()) {
      node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    } else if (!node.isMissingNode()) {
      fault(path, node, "“名: 值”的对应表", "a table of name: value");
    }
    return members;
  }

  private Optional<String> text(String path, JsonNode node) {
    if (node.isTextual() && !node.textValue().isBlank() || node.isNumber()) {
      return Optional.of(node.asText());
    }
    if (!node.isMissingNode()) {
      fault(path, node, "文字", "a text");
    }
    return Optional.empty();
  }

  private List<String> texts(String path, JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (!node.isMissingNode() && !node.isArray()) {
      fault(path, node, "列表", "a list");
    }
    node.forEach(item -> text(path, item).ifPresent(texts::add));
    return texts;
  }

  private void members(String path, JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      fault(path, node, "“名: 值”的对应表", "a table of name: value");
    }
    node.properties()
        .forEach(
            entry -> {
              if (!known.contains(entry.getKey())) {
                String names = String.join(", ", new java.util.TreeSet<>(known));
                fault(path, entry.getKey(), names);
              }
            });
  }

  private void fault(String path, String unknown, String known) {
    faults.add(Fault.of(path, unknown, "只能有：" + known, "only: " + known));
  }

  private void fault(String path, JsonNode found, String zh, String en) {
    faults.add(Fault.of(path, found, zh, en));
  }
}
