package luotu.command;

import java.util.List;
import luotu.model.Label;
import luotu.model.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Has {@code --help} speak the person's language. The annotations hold every text twice, Chinese
 * then English; a text that stands alone is the same in both.
 */
public final class HelpTexts {
  private HelpTexts() {}

  /** Chooses the texts of a command and of all its subcommands; both of each when unknown. */
  public static void speak(CommandLine commands, Terminal terminal) {
    CommandSpec command = commands.getCommandSpec();
    UsageMessageSpec usage = command.usageMessage();
    // The list of commands shows no more than one line of each.
    usage.description(String.join(" / ", chosen(usage.description(), terminal)));
    usage.footer(chosen(usage.footer(), terminal));
    usage.footerHeading(usage.footer().length == 0 ? "" : "%n");
    usage.synopsisHeading(terminal.text(new Label("用法", "Usage")) + ": ");
    usage.optionListHeading("%n" + terminal.text(new Label("选项", "Options")) + ":%n");
    usage.commandListHeading("%n" + terminal.text(new Label("命令", "Commands")) + ":%n");
    usage.parameterListHeading("%n" + terminal.text(new Label("参数", "Parameters")) + ":%n");
    for (OptionSpec option : List.copyOf(command.options())) {
      command.remove(option);
      command.addOption(
          OptionSpec.builder(option).description(chosen(option.description(), terminal)).build());
    }
    for (PositionalParamSpec parameter : List.copyOf(command.positionalParameters())) {
      command.remove(parameter);
      command.addPositional(
          PositionalParamSpec.builder(parameter)
              .description(chosen(parameter.description(), terminal))
              .build());
    }
    commands.getSubcommands().values().forEach(subcommand -> speak(subcommand, terminal));
  }

  private static String[] chosen(String[] texts, Terminal terminal) {
    return texts.length < Language.values().length
        ? texts
        : terminal.languages().stream()
            .map(language -> texts[language.ordinal()])
            .toArray(String[]::new);
  }
}
