// Reads the results of a .NET test run (VSTest's trx format).
import { existsSync, readFileSync } from 'node:fs';

const entities = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&', '&#xD;': '', '&#xA;': '\n' };
const decode = text => text.replace(/&(lt|gt|quot|apos|amp|#xD|#xA);/g, entity => entities[entity]);

/** @returns {{passed: number, failed: {name: string, message: string}[], skipped: string[]} | null} null: no results */
export function readTrx(path) {
  if (!existsSync(path)) {
    return null;
  }

  const result = { passed: 0, failed: [], skipped: [] };
  const results = /<UnitTestResult\s([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g;
  for (const [, attributes, body = ''] of readFileSync(path, 'utf8').matchAll(results)) {
    const name = decode(/\btestName="([^"]*)"/.exec(attributes)?.[1] ?? '?');
    const outcome = /\boutcome="([^"]*)"/.exec(attributes)?.[1];
    if (outcome === 'Passed') {
      result.passed++;
    } else if (outcome === 'NotExecuted') {
      result.skipped.push(name);
    } else {
      result.failed.push({ name, message: decode(/<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? outcome ?? '') });
    }
  }

  return result;
}
