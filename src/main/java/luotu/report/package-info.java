/**
 * Writes down what {@link luotu.analyse.standards} found, for programs and for people: JSON and
 * CSV. Nothing is computed here.
 */
package luotu.report;
