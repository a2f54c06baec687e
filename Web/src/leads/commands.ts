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

export const wordsOf = (name: CommandName): CommandWords => commands.find((command) => command.name === name)!;
