import type { SequenceContent } from '../api/contract';
import { pretty } from '../shell/format';

/** Gives the browser a version's content to keep. */
export function download(content: SequenceContent, name: string): void {
  const url = URL.createObjectURL(new Blob([`${pretty(content)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** A name that a sequence may have, from that of a file: a version's number at its end is none of it. */
export function idOf(fileName: string): string {
  return fileName
    .replace(/\.json$/i, '')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/-v\d+$/, '')
    .replace(/^-+|-+$/g, '');
}
