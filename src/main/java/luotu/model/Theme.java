package luotu.model;

import java.util.List;
import java.util.Map;

/**
 * A saved view: what belongs together for one of the systems that the documents name.
 *
 * @param id lower case with hyphens
 * @param label a short name
 * @param shows what it shows, in a sentence
 * @param systems what the documents call the system, as they call it
 * @param sources the clauses that name it, at least one
 * @param layers what is drawn, at least one
 * @param standards ids, at least one; their lead and responsible units are the theme's
 * @param analyses questions that belong to it
 */
public record Theme(
    String id,
    Label label,
    Label shows,
    List<String> systems,
    List<Standard.Source> sources,
    List<Part> layers,
    List<String> standards,
    List<Question> analyses) {
  public Theme {
    systems = List.copyOf(systems);
    sources = List.copyOf(sources);
    layers = List.copyOf(layers);
    standards = List.copyOf(standards);
    analyses = List.copyOf(analyses);
  }

  /**
   * Rows of a layer.
   *
   * @param label what they are called here
   * @param filter CQL2 text; null for all
   */
  public record Part(String layer, Label label, String filter) {}

  /**
   * An analysis with its inputs.
   *
   * @param process id of the process
   * @param inputs as they are posted
   */
  public record Question(String process, Label label, Map<String, Object> inputs) {}
}
