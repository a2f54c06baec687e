// The rule that every line and branch of a slice's pure core (Grains/<Slice>/Core) is covered by tests/Unit.
import { readFileSync } from 'node:fs';

const core = /(^|\/)Grains\/[^/]+\/Core\//;

/** @returns {Map<string, string[]> | null} what is not covered, by file; null: the report knows no core at all */
export function uncoveredCore(coberturaPath) {
  // A file's types stand apart, and so do its lambdas and iterators: a line may be part of several, and each counts.
  const files = new Map();
  const report = readFileSync(coberturaPath, 'utf8');
  for (const [, file, body] of report.matchAll(/<class [^>]*?filename="([^"]*)"[^>]*>([\s\S]*?)<\/class>/g)) {
    if (core.test(file)) {
      const found = files.get(file) ?? files.set(file, { missed: new Set(), partly: new Map() }).get(file);
      for (const [, number, hits, rest] of body.matchAll(/<line number="(\d+)" hits="(\d+)"([^>]*)>/g)) {
        const [, covered, all] = /condition-coverage="[\d.]+% \((\d+)\/(\d+)\)"/.exec(rest) ?? [];
        if (hits === '0') {
          found.missed.add(Number(number));
        } else if (covered !== all) {
          found.partly.set(Number(number), `line ${number}: ${covered} of ${all} branches`);
        }
      }
    }
  }

  const faults = [...files]
    .map(([file, { missed, partly }]) => [file, [...ranges(missed), ...partly.values()]])
    .filter(([, found]) => found.length > 0);
  return files.size === 0 ? null : new Map(faults.sort());
}

/** 3, 4, 5, 9 -> "lines 3-5 are never run", "line 9 is never run" */
function ranges(numbers) {
  const runs = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) {
      last[1] = number;
    } else {
      runs.push([number, number]);
    }
  }

  return runs.map(([from, to]) => from === to ? `line ${from} is never run` : `lines ${from}-${to} are never run`);
}
