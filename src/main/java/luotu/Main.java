package luotu;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import luotu.command.App;
import luotu.command.CityCommand;
import luotu.command.CommonOptions;
import luotu.command.HelpTexts;
import luotu.command.ImportCommand;
import luotu.command.ImportOsmCommand;
import luotu.command.ImportTerrainCommand;
import luotu.command.LogFile;
import luotu.command.ReportCommand;
import luotu.command.RunCommand;
import luotu.command.ServeCommand;
import luotu.command.StopCommand;
import luotu.command.Terminal;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: picks the command, and turns what it throws into words and an exit code. */
@Command(
    name = "luotu",
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      ImportCommand.class,
      ImportOsmCommand.class,
      ImportTerrainCommand.class,
      CityCommand.class,
      RunCommand.class,
      ReportCommand.class,
      StopCommand.class
    },
    description = {
      "隐患、救援资源及其覆盖，细到每个街道",
      "hazards, rescue resources and what they cover, street by street"
    },
    footer = {
      "不写命令就是 serve。每个命令的选项：luotu 命令 --help。运行全部测试：luotu test。性能测试：luotu bench。",
      "Without a command it serves. Options of a command: luotu COMMAND --help. All tests: luotu test."
          + " Benchmarks: luotu bench."
    })
public final class Main implements Terminal.Owner {
  private static final int FAILED = 3;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = {"显示用法", "show how to use it"})
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = {"显示版本", "show the version"})
  private boolean version;

  private final Terminal terminal;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  public static void main(String[] arguments) {
    String locale =
        Optional.ofNullable(System.getProperty("luotu.locale"))
            .or(() -> Optional.ofNullable(System.getenv("LANG")))
            .orElse("");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, Terminal.languageOf(locale), arguments));
  }

  /**
   * Runs one command.
   *
   * @param language of the user; empty when unknown
   * @return the exit code: 0 done, 1 done but some input was rejected, 2 the call is wrong, 3
   *     failed
   */
  static int run(
      PrintWriter out, PrintWriter err, Optional<Language> language, String... arguments) {
    Main main = new Main(new Terminal(err, language));
    CommandLine commands = new CommandLine(main);
    commands.setOut(out).setErr(err);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionStrategy(main::execute);
    commands.setParameterExceptionHandler((fault, given) -> main.wrongCall(fault));
    commands.setExecutionExceptionHandler((error, command, parsed) -> main.failed(error, parsed));
    HelpTexts.speak(commands, main.terminal);
    try {
      return commands.execute(withCommand(arguments));
    } catch (OutOfMemoryError | StackOverflowError error) {
      return main.failed(error, commands.getParseResult());
    }
  }

  /** Without a command it serves. */
  private static String[] withCommand(String... arguments) {
    boolean named = arguments.length > 0 && !arguments[0].startsWith("-");
    boolean aboutAll = arguments.length == 1 && arguments[0].matches("-h|--help|help|-V|--version");
    if (aboutAll) {
      return new String[] {arguments[0].equals("help") ? "--help" : arguments[0]};
    }
    if (named) {
      return arguments;
    }
    String[] serve = new String[arguments.length + 1];
    serve[0] = "serve";
    System.arraycopy(arguments, 0, serve, 1, arguments.length);
    return serve;
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    try {
      options(parsed).ifPresent(options -> LogFile.begin(options.home()));
    } catch (Refusal refusal) {
      return terminal.refuse(refusal);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static Optional<CommonOptions> options(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .map(CommandLine::getCommandSpec)
        .map(CommandSpec::mixins)
        .flatMap(mixins -> mixins.values().stream())
        .map(CommandSpec::userObject)
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast)
        .findFirst();
  }

  private int failed(Throwable error, ParseResult parsed) {
    if (App.isProcessEnding()) {
      return FAILED;
    }
    if (error instanceof Refusal refusal) {
      return terminal.refuse(refusal);
    }
    LoggerFactory.getLogger(Main.class).error("A command failed", error);
    String log = options(parsed).map(options -> " — " + LogFile.of(options.home())).orElse("");
    terminal.say(new Label("程序出错：" + error + log, "Luotu failed: " + error + log));
    return FAILED;
  }

  private int wrongCall(ParameterException fault) {
    Label title = new Label("命令写错了", "The call is wrong");
    String command = fault.getCommandLine().getCommandSpec().qualifiedName();
    Fault detail;
    if (fault instanceof UnmatchedArgumentException unmatched) {
      detail =
          Fault.of(
              "",
              String.join(" ", unmatched.getUnmatched()),
              "没有这样的命令或选项",
              "no such command or option");
    } else if (fault instanceof MissingParameterException missing) {
      detail = Fault.of(names(missing.getMissing()), "", "必须给出", "must be given");
    } else if (fault instanceof OverwrittenOptionException twice) {
      detail = Fault.of(names(List.of(twice.getOverwritten())), "", "只能写一次", "may be given once");
    } else {
      detail =
          new Fault(
              fault.getArgSpec() == null ? "" : names(List.of(fault.getArgSpec())),
              fault.getValue(),
              expected(fault));
    }
    int exitCode =
        terminal.refuse(new Refusal(Refusal.Kind.INVALID, "bad-arguments", title, detail));
    terminal.say(new Label("用法：" + command + " --help", "See " + command + " --help"));
    return exitCode;
  }

  private static Label expected(ParameterException fault) {
    Class<?> type = fault.getArgSpec() == null ? Object.class : fault.getArgSpec().type();
    if (type.isEnum()) {
      String choices =
          Arrays.stream(type.getEnumConstants())
              .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
              .collect(joining(", "));
      return new Label("其中之一：" + choices, "one of: " + choices);
    }
    return Set.of(int.class, Integer.class, long.class).contains(type)
        ? new Label("一个整数", "a whole number")
        : Label.same(fault.getMessage());
  }

  private static String names(Collection<CommandLine.Model.ArgSpec> arguments) {
    return String.join(
        ", ",
        arguments.stream()
            .map(
                argument ->
                    argument instanceof CommandLine.Model.OptionSpec option
                        ? option.longestName()
                        : argument.paramLabel())
            .toList());
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Luotu " + (version == null ? "(development)" : version)};
    }
  }
}
