package luotu.report;

import java.util.function.Function;
import luotu.model.Language;
import luotu.report.markup.Markup;

/**
 * Writes text into HTML in Chinese with the English beside it. Names, headings and states are shown
 * in both; of what is told at length the reader chooses one, so that a page stays a page.
 */
record BilingualText(Markup html, Wording zh, Wording en, Language first) {
  /** A text in both languages; once where they are the same. */
  void both(String chinese, String english) {
    html.text(chinese);
    if (!english.equals(chinese) && !english.isEmpty()) {
      html.text(" ").leaf("span", english, "class", "en", "lang", "en");
    }
  }

  void both(Function<Wording, String> text) {
    both(text.apply(zh), text.apply(en));
  }

  /** A text of which the language chosen is shown. */
  void told(Function<Wording, String> text) {
    String chinese = text.apply(zh);
    String english = text.apply(en);
    if (english.equals(chinese)) {
      html.text(chinese);
      return;
    }
    html.start("span", "class", "told").leaf("span", chinese, "class", "zh").text(" ");
    html.leaf("span", english, "class", "en", "lang", "en").end();
  }

  /** What {@link #told} says in the language that is shown at first. */
  String first(Function<Wording, String> text) {
    return text.apply(first == Language.EN ? en : zh);
  }

  /** An element with a text in both languages. */
  void cell(String element, String style, Function<Wording, String> text) {
    html.start(element, "class", style);
    both(text);
    html.end();
  }

  /** The head of a table, and the start of its body. */
  void heads(String... zhAndEn) {
    html.start("thead").start("tr");
    for (int i = 0; i < zhAndEn.length; i += 2) {
      html.start("th");
      both(zhAndEn[i], zhAndEn[i + 1]);
      html.end();
    }
    html.end().end().start("tbody");
  }

  /** That the data is simulated, where it is. */
  void warning(boolean simulated) {
    if (simulated) {
      cell("p", "warning", words -> words.of(Wording.SIMULATED));
    }
  }

  /**
   * By which the reader chooses the language of what is told; not printed. Before all that it is
   * about: browsers are slow at what depends on something deeper down.
   */
  void choice() {
    choice("zh", "中文", first == Language.ZH);
    choice("en", "English", first == Language.EN);
    choice("zh-en", "中文 + English", false);
  }

  private void choice(String id, String name, boolean isChosen) {
    html.empty(
        "input",
        "class",
        "language",
        "type",
        "radio",
        "name",
        "language",
        "id",
        "told-" + id,
        "checked",
        isChosen ? "checked" : null);
    html.leaf("label", name, "class", "language", "for", "told-" + id);
  }
}
