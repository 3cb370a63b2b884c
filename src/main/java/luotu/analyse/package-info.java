/**
 * Questions with typed inputs and typed answers, one package each. HTTP, the command line, the
 * browser and the standards call the same class.
 */
package luotu.analyse;
