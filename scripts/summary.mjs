// Says what the test run found: failing tests, coverage of both sides, the rule for pure cores, and the last line.
// Arguments: the folder of results, then the layers that were run.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uncoveredCore } from './core-coverage.mjs';
import { readTrx } from './trx.mjs';
import { readVitest } from './vitest.mjs';

const [out, ...layers] = process.argv.slice(2);
let passed = 0;
let failed = 0;

// Each fault counts as one failure: a run that is not clean never says `0 failed`.
function fault(text) {
  failed++;
  console.log(`FAILED ${text}`);
}

const indented = text => text.trim().split('\n').slice(0, 12).map(line => `    ${line}`).join('\n');

for (const layer of layers) {
  const result = layer === 'web'
    ? readVitest(join(out, 'web/vitest.json'))
    : readTrx(join(out, layer, 'results.trx'));
  if (result === null || result.passed + result.failed.length === 0) {
    fault(`${layer}: no test was run, see ${join(out, layer, 'log.txt')}`);
    continue;
  }

  passed += result.passed;
  for (const { name, message } of result.failed) {
    fault(`${layer}: ${name}\n${indented(message)}`);
  }

  for (const name of result.skipped) {
    fault(`${layer}: skipped ${name}`);
  }

  console.log(`${layer.padEnd(10)} ${String(result.passed).padStart(5)} passed ${String(result.failed.length).padStart(5)} failed`);
}

const percent = (covered, all) => all === 0 ? '  n/a' : `${(Math.floor((1000 * covered) / all) / 10).toFixed(1)} %`;
const row = (side, lines, branches) => console.log(`Coverage of ${side.padEnd(10)} lines ${lines}   branches ${branches}`);

const merged = join(out, 'coverage/Summary.json');
if (existsSync(merged)) {
  const { summary, coverage } = JSON.parse(readFileSync(merged, 'utf8'));
  // Coverlet leaves out, silently, what it could not instrument.
  for (const assembly of ['LeadGrid.Api', 'LeadGrid.Grains', 'LeadGrid.Silo']) {
    if (!coverage.assemblies.some(({ name }) => name === assembly)) {
      fault(`coverage: ${assembly} was not measured`);
    }
  }

  row('.NET', percent(summary.coveredlines, summary.coverablelines), percent(summary.coveredbranches, summary.totalbranches));
}

const web = join(out, 'web/coverage/coverage-summary.json');
if (existsSync(web)) {
  const { total } = JSON.parse(readFileSync(web, 'utf8'));
  row('Web', percent(total.lines.covered, total.lines.total), percent(total.branches.covered, total.branches.total));
}

if (layers.includes('unit')) {
  const folder = readdirSync(join(out, 'unit'))
    .find(name => existsSync(join(out, 'unit', name, 'coverage.cobertura.xml')));
  const uncovered = folder && uncoveredCore(join(out, 'unit', folder, 'coverage.cobertura.xml'));
  if (!uncovered) {
    fault('unit: coverage of the pure cores (Grains/*/Core) was not measured');
  } else if (uncovered.size > 0) {
    fault(`unit: pure cores are covered wholly, branches included; these are not:\n${
      [...uncovered].map(([file, faults]) => `    ${file}\n${faults.map(f => `        ${f}`).join('\n')}`).join('\n')}`);
  } else {
    row('pure cores', '100.0 %', '100.0 %');
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
