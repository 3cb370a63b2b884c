/** What the browser and operators ask for: files, catalogue, changes, health and metrics. */
package luotu.serve.app;
