import { Problem } from '../api/client';
import type { FollowUpCommand, LeadView } from '../api/contract';
import { say } from '../shell/toasts';
import { useCommand } from './useLead';

/** Commands of a lead's run and calls, with what became of the last one. */
export function useFollowUp(lead: LeadView) {
  const command = useCommand();
  const problem = command.error;
  const send = (sent: FollowUpCommand, words: string, done: () => void = () => undefined): void =>
    command.mutate(
      { id: lead.id, version: lead.version, command: sent },
      {
        onSuccess: () => {
          say(words);
          done();
        },
      },
    );
  return {
    busy: command.isPending,
    problem,
    /** The server's sentences on a field of the command that was sent. */
    said: (name: FollowUpCommand['name'], field: string): readonly string[] =>
      problem instanceof Problem && command.variables?.command.name === name ? (problem.errors[field] ?? []) : [],
    may: (name: FollowUpCommand['name']): boolean => lead.commands.includes(name),
    send,
    forget: command.reset,
  };
}

export type FollowUpCommands = ReturnType<typeof useFollowUp>;
