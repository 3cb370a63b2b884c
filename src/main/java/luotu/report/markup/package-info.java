/**
 * Markup written as a stream: XML, and the packages of it that office programs open (ECMA-376,
 * Office Open XML). What is written is in memory one element at a time, however long the file. Of
 * the formats it knows what reports need; it knows nothing of reports.
 */
package luotu.report.markup;
