/**
 * What people decide and hand in around the gap report: pass marks and amounts of measures that a
 * city, a district or a functional zone sets ({@link luotu.filing.PassMarkRegister}), reports that
 * are filed ({@link luotu.filing.FiledReports}), and two of these beside each other ({@link
 * luotu.filing.ReportComparison}). Nothing is measured here.
 */
package luotu.filing;
