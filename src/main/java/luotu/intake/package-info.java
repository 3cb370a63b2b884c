/**
 * Files become features. A {@link luotu.intake.FileFormat} opens a file as a stream of rows, a
 * {@link luotu.intake.Mapping} says which column is which field, {@link luotu.intake.Importer}
 * checks every row and loads the good ones as one change set; {@link luotu.intake.ImportReport}
 * tells what became of each.
 *
 * <p>A row that cannot be taken is an {@link luotu.model.Issue} and the others go on. A file that
 * cannot be read to its end is a {@link luotu.model.Refusal}, and nothing of it is stored.
 */
package luotu.intake;
