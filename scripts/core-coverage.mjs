// The rule that every line and branch of a slice's pure core (Grains/<Slice>/Core) is covered by tests/Unit.
import { readFileSync } from 'node:fs';

const core = /(^|\/)Grains\/[^/]+\/Core\//;

/** @returns {Map<string, string[]>} what is not covered, by file; null: the report knows no core at all */
export function uncoveredCore(coberturaPath) {
  const report = readFileSync(coberturaPath, 'utf8');
  // A file's classes (and its lambdas', and its iterators') stand apart, and a line may be part of several.
  const files = new Map();
  for (const [, file, body] of report.matchAll(/<class [^>]*?filename="([^"]*)"[^>]*>([\s\S]*?)<\/class>/g)) {
    if (core.test(file)) {
      const lines = files.get(file) ?? files.set(file, new Map()).get(file);
      for (const [, number, hits, rest] of body.matchAll(/<line number="(\d+)" hits="(\d+)"([^>]*)>/g)) {
        const branches = /condition-coverage="\d+% \((\d+\/\d+)\)"/.exec(rest)?.[1];
        const fault = hits === '0' ? `line ${number} is never run` : partly(number, branches);
        lines.set(`${number} ${branches ?? ''}`, fault);
      }
    }
  }

  const faults = new Map();
  for (const [file, lines] of [...files].sort()) {
    const found = [...new Set([...lines.values()].filter(Boolean))];
    if (found.length > 0) {
      faults.set(file, found);
    }
  }

  return files.size === 0 ? null : faults;
}

function partly(number, branches) {
  const [covered, all] = branches?.split('/') ?? [];
  return covered === all ? null : `line ${number}: ${covered} of ${all} branches`;
}
