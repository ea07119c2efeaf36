// What citeproc-js makes of the jobs in a file: node references_citeproc.js FOLDER_WITH_NODE_MODULES JOBS OUT
// For development only: nothing of the project runs or contains citeproc-js.
const fs = require("fs");
const { createRequire } = require("module");
const path = require("path");

const [, , folder, jobsFile, outFile] = process.argv;
const CSL = createRequire(path.resolve(folder, "any.js"))("citeproc");
const { locales, jobs } = JSON.parse(fs.readFileSync(jobsFile, "utf8"));
const localeOf = (tag) => {
  const file = path.join(locales, `locales-${tag}.xml`);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
};
CSL.debug = () => {};

function run(job) {
  const byId = new Map(job.items.map((item) => [String(item.id), item]));
  const system = { retrieveLocale: localeOf, retrieveItem: (id) => byId.get(String(id)) };
  const engine = new CSL.Engine(system, fs.readFileSync(job.style, "utf8"), job.language || "en-US");
  let citations;
  if (job.lone) {
    engine.updateItems([...byId.keys()]);
    citations = job.clusters.map((cluster) => engine.makeCitationCluster(cluster));
  } else {
    const asked = job.clusters.map((citationItems, at) => ({
      citationID: `c${at}`,
      citationItems,
      properties: { noteIndex: job.notes[at] || 0 },
    }));
    citations = engine.rebuildProcessorState(asked, "html").map((made) => made[2]);
    if (job.all) engine.updateUncitedItems([...byId.keys()]);
  }
  const entries = [];
  const made = engine.makeBibliography();
  if (made) {
    const left = new Set((made[0].bibliography_errors || []).map((error) => String(error.itemID)));
    const keys = made[0].entry_ids.map((ids) => String(ids[0])).filter((key) => !left.has(key));
    keys.forEach((key, at) => entries.push([key, made[1][at]]));
  }
  return { citations, entries, error: "" };
}

const answers = jobs.map((job) => {
  try {
    return run(job);
  } catch (error) {
    return { citations: [], entries: [], error: String((error && error.message) || error) };
  }
});
fs.writeFileSync(outFile, JSON.stringify(answers));
