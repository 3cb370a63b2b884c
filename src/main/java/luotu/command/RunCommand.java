package luotu.command;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import luotu.analyse.Processes;
import luotu.analyse.standards.GapReport;
import luotu.analyse.standards.GapResult;
import luotu.model.Fault;
import luotu.model.Label;
import luotu.model.Language;
import luotu.model.Refusal;
import luotu.report.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one analysis: JSON in, JSON out, the same as over HTTP. */
@Command(
    name = "run",
    description = {"运行一个分析：输入和结果都是 JSON", "runs an analysis, JSON in, JSON out"})
public final class RunCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PROCESS",
      description = {
        "分析的名称，如 radius-coverage、nearest",
        "the process, such as radius-coverage, nearest"
      })
  private String process;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      defaultValue = "-",
      description = {
        "输入 {\"inputs\": {...}} 的文件；-（默认）：标准输入",
        "file with {\"inputs\": {...}}; - (the default): standard input"
      })
  private String input;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = {
        "结果写到哪个文件；-（默认）：标准输出。gap-report 按结尾 .csv、.xlsx、.docx、.html 写成那种格式",
        "file for the answer; - (the default): standard output. gap-report is written as the name"
            + " ends: .csv, .xlsx, .docx, .html"
      })
  private String out;

  @Override
  public Integer call() {
    AnswerFile answerFile = AnswerFile.of(spec, out);
    try (App app = App.open(options)) {
      Analyses analyses = app.analyses();
      Processes processes = analyses.processes();
      processes.require(process);
      GapReport report = analyses.gapReport();
      Form form = Form.ofFile(out).orElse(Form.JSON);
      if (process.equals(report.id()) && form != Form.JSON) {
        GapResult found = report.run(Processes.read(report, Processes.inputs(read())));
        Language language = Terminal.of(spec).language().orElse(Language.ZH);
        answerFile.write(
            file -> analyses.reports().write(found, Optional.empty(), form, language, false, file));
      } else {
        answerFile.write(AnswerFile.json(processes.execute(process, read())));
      }
      return 0;
    }
  }

  private JsonNode read() {
    boolean isTyped = input.equals("-") && System.console() != null;
    if (isTyped) {
      Terminal.of(spec).say(new Label("请输入 JSON，以 Ctrl-D 结束：", "Type the JSON, Ctrl-D ends it:"));
    }
    try (InputStream stream =
        input.equals("-") ? System.in : Files.newInputStream(Path.of(input))) {
      JsonNode body = MAPPER.readTree(stream);
      if (!body.isMissingNode()) {
        return body;
      }
      throw invalid(JsonLocation.NA, null);
    } catch (JsonProcessingException notJson) {
      throw invalid(notJson.getLocation(), notJson);
    } catch (IOException unreadable) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "unreadable-file",
          new Label("读不了输入文件", "The input file cannot be read"),
          List.of(Fault.of("--input", input, "可以读取的文件，或 -", "a file that can be read, or -")),
          unreadable);
    }
  }

  private Refusal invalid(JsonLocation wrong, Exception cause) {
    boolean isEmpty = wrong == JsonLocation.NA;
    return new Refusal(
        Refusal.Kind.INVALID,
        "invalid-json",
        isEmpty
            ? new Label("输入是空的", "The input is empty")
            : new Label(
                "输入不是 JSON：第 %d 行第 %d 列".formatted(wrong.getLineNr(), wrong.getColumnNr()),
                "The input is not JSON: line %d, column %d"
                    .formatted(wrong.getLineNr(), wrong.getColumnNr())),
        List.of(
            Fault.of(
                "--input",
                input,
                "JSON，如 {\"inputs\": {\"point\": [106.46, 29.55]}}",
                "JSON such as {\"inputs\": {\"point\": [106.46, 29.55]}}")),
        cause);
  }
}
