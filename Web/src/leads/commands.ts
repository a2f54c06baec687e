import type { CommandName } from '../api/contract';

export interface CommandWords {
  name: CommandName;
  key: string;
  label: string;
  /** What is said when it is done, after the lead's name. */
  done: string;
}

/** In the order of a lead's life. */
export const commands: readonly CommandWords[] = [
  { name: 'contacted', key: 'C', label: 'Contacted', done: 'is marked as contacted' },
  { name: 'notes', key: 'N', label: 'Note', done: 'has a new note' },
  { name: 'appointment', key: 'A', label: 'Appointment', done: 'has an appointment' },
  { name: 'win', key: 'W', label: 'Win', done: 'is won' },
  { name: 'lose', key: 'L', label: 'Lose', done: 'is lost' },
  { name: 'return', key: 'R', label: 'Return', done: 'goes back' },
];

/** What becomes of an appointment that is set. They have buttons beside it, and no keys. */
export const outcomes: readonly CommandWords[] = [
  { name: 'appointment/kept', key: '', label: 'Kept', done: 'has kept the appointment' },
  { name: 'appointment/no-show', key: '', label: 'No-show', done: 'is noted as a no-show' },
  { name: 'appointment/cancel', key: '', label: 'Cancel it', done: 'has no appointment any more' },
];

/** Commands that are sent as they are, without anything to be said with them. */
export type Direct = 'contacted' | 'appointment/kept' | 'appointment/no-show';

export const isDirect = (name: CommandName): name is Direct => name === 'contacted' || name === 'appointment/kept' || name === 'appointment/no-show';

export const wordsOf = (name: CommandName): CommandWords => [...commands, ...outcomes].find((command) => command.name === name)!;
