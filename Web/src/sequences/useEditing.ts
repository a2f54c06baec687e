import { useState } from 'react';
import { Problem } from '../api/client';
import type { FollowUpSequence, SequenceContent, ShippedSequence } from '../api/contract';
import { say } from '../shell/toasts';
import { blank, contentOf, draftOf, isContent, type SequenceDraft } from './draft';
import { placed, saidBy } from './faults';
import { idOf } from './files';
import { useChangeSequence, type SequenceChange, type SequenceMove } from './useSequences';
import { latest } from './words';

const done: Record<SequenceMove, string> = {
  publish: 'It is live: runs begin on it from now on.',
  withdraw: 'It is withdrawn: no further run begins.',
};

const contentIn = (sequence: FollowUpSequence | null): SequenceContent => (sequence === null ? blank : latest(sequence).content);

/** A sequence that is being written: the draft on the page, the revision that it is based on, and what the server says to it. */
export function useEditing(campaign: string, stored: FollowUpSequence | null, reload: () => void, onMade: (made: FollowUpSequence) => void) {
  const server = useChangeSequence(campaign);
  // What is being written stays as it is when the stored sequence is read again; taking the newer one is a choice.
  const [base, setBase] = useState(stored);
  const [id, setId] = useState(stored?.id ?? '');
  const [draft, setDraft] = useState(() => draftOf(contentIn(stored)));
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState<readonly number[]>([]);

  const content = contentOf(draft);
  const revision = base?.revision ?? 0;
  const file = server.variables !== undefined && 'file' in server.variables;
  const served = server.error instanceof Problem && !file ? server.error.errors : {};
  const adopt = (next: FollowUpSequence): void => {
    setBase(next);
    setId(next.id);
    setDraft(draftOf(contentIn(next)));
    setTried(false);
  };

  const send = (change: SequenceChange, words: (next: FollowUpSequence) => string, keepDraft: boolean): void => {
    setSeen(draft.steps.map((step) => step.key));
    server.mutate(change, {
      onSuccess: (next) => {
        if (keepDraft) setBase(next);
        else adopt(next);
        say(words(next));
        if (base === null) onMade(next);
      },
      onError: (refusal) => {
        if (refusal instanceof Problem && (refusal.status === 412 || refusal.status === 409)) reload();
      },
    });
  };
  const saved = (next: FollowUpSequence): string => `Version ${latest(next).number} is saved as a draft.`;

  return {
    base,
    id,
    setId,
    draft,
    content,
    busy: server.isPending,
    problem: server.error,
    fileRefused: file && server.error instanceof Problem && Object.keys(server.error.errors).length > 0,
    said: saidBy(tried && !isContent(content) ? content : {}, placed(served, seen, draft.steps)),
    unsaved: base === null || !isContent(content) || JSON.stringify(content) !== JSON.stringify(contentOf(draftOf(contentIn(base)))),
    change: (part: Partial<SequenceDraft>): void => setDraft({ ...draft, ...part }),
    /** Null: nothing newer is known. */
    take:
      stored !== null && stored.revision !== base?.revision
        ? (): void => {
            server.reset();
            adopt(stored);
          }
        : null,
    begin: (shipped: ShippedSequence): void => {
      setId(id === '' ? shipped.id : id);
      setDraft(draftOf(shipped.content));
      say(`The steps of ${shipped.content.name} are taken over. Choose templates of your own, then save.`);
    },
    save: (): void => {
      setTried(true);
      if (isContent(content)) send({ id, revision, content }, saved, true);
    },
    put: (other: SequenceContent): void => send({ id, revision, content: other }, saved, false),
    move: (move: SequenceMove): void => send({ id, revision, move }, () => done[move], true),
    importFile: async (picked: File): Promise<void> => {
      const text = await read(picked);
      if (text !== null) send({ id: base?.id ?? (id.trim() === '' ? idOf(picked.name) : id), revision, file: text }, saved, false);
    },
  };
}

async function read(file: File): Promise<string | null> {
  try {
    return await file.text();
  } catch (cause) {
    // Moved or locked since it was chosen.
    if (!(cause instanceof DOMException)) throw cause;
    say(`The file could not be read: ${cause.message}`, 'bad');
    return null;
  }
}
