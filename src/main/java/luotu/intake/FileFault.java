package luotu.intake;

import java.nio.file.Path;
import luotu.model.Fault;
import luotu.model.Refusal;

/** Refusals of whole files; each names the file. */
public final class FileFault {
  private FileFault() {}

  /**
   * @param found what was there, and where in the file
   * @param zh what would have been right, and how to mend it
   * @param en the same in English
   */
  public static Refusal refuse(Path file, String found, String zh, String en) {
    return Refusal.invalid(
        "unreadable-file",
        "无法导入文件 " + file,
        "The file cannot be imported: " + file,
        Fault.of(String.valueOf(file.getFileName()), found, zh, en));
  }

  public static Refusal unreadable(Path file, Exception cause) {
    return refuse(
        file,
        String.valueOf(cause.getMessage()),
        "能读取的文件；请检查权限和磁盘",
        "a file that can be read; look at its permissions and the disk");
  }
}
