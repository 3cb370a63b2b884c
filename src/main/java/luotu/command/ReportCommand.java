package luotu.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import luotu.analyse.standards.GapRequest;
import luotu.analyse.standards.GapResult;
import luotu.model.Language;
import luotu.report.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes down for every zone which standards are met and which are not. */
@Command(
    name = "report",
    description = {
      "差距报告：每个镇街达到了哪些标准、差多少",
      "the gap report: which standards every street meets, and by how much it does not"
    })
public final class ReportCommand implements Callable<Integer> {
  @Mixin private CommonOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--zones",
      split = ",",
      paramLabel = "CODE",
      description = {
        "区划代码，以逗号分隔；默认所有镇街",
        "codes of zones, with commas between; otherwise all towns"
      })
  private List<String> zones = List.of();

  @Option(
      names = "--standards",
      split = ",",
      paramLabel = "ID",
      description = {
        "标准，如 helipad、drill，以逗号分隔；默认全部",
        "standards such as helipad, drill, with commas between; otherwise all"
      })
  private List<String> standards = List.of();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = {
        "哪一天的情况，如 2025-12-31；默认今天",
        "the day it is about, such as 2025-12-31; otherwise today"
      })
  private String asOf;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "json、csv、xlsx、docx 或 html；默认按文件名的结尾",
        "json, csv, xlsx, docx or html; otherwise as the file's name ends"
      })
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "-",
      description = {"写到哪个文件；-（默认）：标准输出", "the file to write; - (the default): standard output"})
  private String out;

  @Option(
      names = "--personal",
      description = {
        "docx 和 html 写出区域联系人；默认不写",
        "docx and html name the contacts of zones; otherwise they do not"
      })
  private boolean includePersonal;

  @Override
  public Integer call() {
    AnswerFile answerFile = AnswerFile.of(spec, out);
    Form form = answerFile.form(format);
    try (App app = App.open(options)) {
      Analyses analyses = app.analyses();
      GapResult found = analyses.gapReport().run(new GapRequest(zones, standards, asOf));
      // One language in one table: Chinese unless the person is known to read English.
      Language language = Terminal.of(spec).language().orElse(Language.ZH);
      answerFile.write(
          file ->
              analyses
                  .reports()
                  .write(found, Optional.empty(), form, language, includePersonal, file));
      return 0;
    }
  }
}
