package luotu.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import luotu.analyse.standards.GapReport;
import luotu.analyse.standards.GapRequest;
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
import picocli.CommandLine.Spec;

/** Writes down for every zone which standards are met and which are not. */
@Command(
    name = "report",
    description = {
      "差距报告：每个镇街达到了哪些标准、差多少",
      "the gap report: which standards every street meets, and by how much it does not"
    })
public final class ReportCommand implements Callable<Integer> {
  private static final Label COMPUTING =
      new Label("正在计算差距报告，已用秒数", "computing the gap report, seconds so far");
  private static final Label WRITING = new Label("正在写，kB", "writing, kB");

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
    refuseNone("--zones", zones);
    refuseNone("--standards", standards);
    AnswerFile answerFile = AnswerFile.of(spec, out);
    Form form = answerFile.form(format);
    Terminal terminal = Terminal.of(spec);
    try (App app = App.open(options);
        ProgressLine progress = new ProgressLine(terminal, System::nanoTime)) {
      Analyses analyses = app.analyses();
      GapResult found = compute(analyses.gapReport(), progress);
      // One language in one table: Chinese unless the person is known to read English.
      Language language = terminal.language().orElse(Language.ZH);
      answerFile.write(
          file ->
              analyses
                  .reports()
                  .write(
                      found,
                      Optional.empty(),
                      form,
                      language,
                      includePersonal,
                      new Counted(file, kilobytes -> progress.at(WRITING, kilobytes))));
      return 0;
    }
  }

  /** A list that was given but holds nothing is not the same as none. */
  private void refuseNone(String option, List<String> values) {
    if (values.isEmpty() && spec.commandLine().getParseResult().hasMatchedOption(option)) {
      throw Refusal.invalid(
          "invalid-input",
          "没有写出要哪些",
          "It does not say which",
          List.of(
              Fault.of(
                  option, ",", "一个或多个代码；不写这个选项就是全部", "one code or more; all without the option")));
    }
  }

  /** A city takes a minute or more; the seconds show that it goes on. */
  private GapResult compute(GapReport gapReport, ProgressLine progress) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "luotu-progress");
              thread.setDaemon(true);
              return thread;
            });
    long begun = System.nanoTime();
    clock.scheduleWithFixedDelay(
        () -> progress.at(COMPUTING, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)),
        1,
        1,
        TimeUnit.SECONDS);
    try {
      return gapReport.run(new GapRequest(zones, standards, asOf).forDocument());
    } finally {
      clock.shutdownNow();
      awaitEnd(clock);
    }
  }

  /** The line is for one thread at a time. */
  private static void awaitEnd(ScheduledExecutorService clock) {
    try {
      clock.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells how much was written, in kilobytes. */
  private static final class Counted extends FilterOutputStream {
    private static final int KILOBYTE = 1_000;

    private final LongConsumer kilobytes;
    private long bytes;

    Counted(OutputStream out, LongConsumer kilobytes) {
      super(out);
      this.kilobytes = kilobytes;
    }

    @Override
    public void write(int single) throws IOException {
      out.write(single);
      count(1);
    }

    @Override
    public void write(byte[] content, int offset, int length) throws IOException {
      out.write(content, offset, length);
      count(length);
    }

    private void count(int length) {
      long before = bytes / KILOBYTE;
      bytes += length;
      if (bytes / KILOBYTE > before) {
        kilobytes.accept(bytes / KILOBYTE);
      }
    }
  }
}
