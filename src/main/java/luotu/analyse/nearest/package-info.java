/** What is nearest to a place. */
package luotu.analyse.nearest;
