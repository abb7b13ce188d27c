// Joins what was measured: node tests/bench/report.mjs <folder> <part>…
//
// Writes <folder>/report.json: the bars of all parts in one list, and each part by its name.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function main([folder, ...parts]) {
  const report = { bars: [] };
  for (const part of parts) {
    const file = join(folder, `${part}.json`);
    if (!existsSync(file)) {
      report.bars.push({ name: `${part} was measured`, bar: true, value: false, holds: false });
      continue;
    }
    const { bars, ...rest } = JSON.parse(readFileSync(file, "utf8"));
    report.bars.push(...bars);
    report[part] = rest;
  }
  writeFileSync(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
  const broken = report.bars.filter((bar) => !bar.holds);
  console.log(`\n${report.bars.length - broken.length} of ${report.bars.length} bars hold; all are in ${join(folder, "report.json")}.`);
  if (broken.length) process.exitCode = 1;
}

main(process.argv.slice(2));
