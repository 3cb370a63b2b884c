/**
 * Writes down what {@link luotu.analyse.standards} found, in every {@link luotu.report.Form}: JSON,
 * CSV, XLSX, DOCX and HTML to print. {@link luotu.report.Reports} is the way in. Nothing is
 * computed here; {@link luotu.report.Wording} has the words and writes numbers with all their
 * digits.
 */
package luotu.report;
