package luotu.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A kind of file that can be imported. A new one is a class of this and a line in FileFormats. */
interface FileFormat {
  /** Endings of file names, lower case, without the dot. */
  List<String> endings();

  /**
   * Finds out what the file holds, without keeping its rows.
   *
   * @param file exists and is not empty
   * @param encoding name of the character encoding as the user gave it; formats that carry their
   *     own ignore it
   * @throws luotu.model.Refusal when it is not a file of this format
   */
  SourceFile open(Path file, Optional<String> encoding);
}
