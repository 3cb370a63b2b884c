/** Who is reached by road, from where, within how many minutes. */
package luotu.analyse.servicearea;
