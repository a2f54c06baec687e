// Reads the results of Vitest's json reporter, in the form of trx.mjs.
import { existsSync, readFileSync } from 'node:fs';

export function readVitest(path) {
  if (!existsSync(path)) {
    return null;
  }

  const result = { passed: 0, failed: [], skipped: [] };
  for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      result.failed.push({ name: file.name, message: file.message });
    }

    for (const test of file.assertionResults) {
      if (test.status === 'passed') {
        result.passed++;
      } else if (test.status === 'failed') {
        result.failed.push({ name: test.fullName, message: test.failureMessages.join('\n') });
      } else {
        result.skipped.push(test.fullName);
      }
    }
  }

  return result;
}
