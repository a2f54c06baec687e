import { useLayoutEffect, useRef, useState } from 'react';
import type { SequenceStepKind } from '../api/contract';
import type { Said } from './faults';
import { StepCard } from './StepCard';
import { moved, newStep, withAt, without, type StepDraft } from './steps';
import { kindNames, kinds } from './words';

interface StepListProps {
  steps: readonly StepDraft[];
  said: Said;
  onChange: (steps: readonly StepDraft[]) => void;
}

interface Removed {
  step: StepDraft;
  at: number;
}

const mostSteps = 100;

/** The steps in their order. Whatever moves, comes or goes, the keyboard's focus stays with it. */
export function StepList({ steps, said, onChange }: StepListProps) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [news, setNews] = useState('');
  const undo = useRef<HTMLButtonElement>(null);
  const focus = useRef<(() => HTMLElement | null) | null>(null);
  // A node that is put elsewhere loses the focus.
  useLayoutEffect(() => {
    focus.current?.()?.focus();
    focus.current = null;
  }, [steps]);

  const become = (next: readonly StepDraft[], focused: () => HTMLElement | null): void => {
    focus.current = focused;
    setRemoved(null);
    onChange(next);
  };

  const add = (kind: SequenceStepKind): void => {
    const step = newStep(kind, steps);
    become([...steps, step], () => cardOf(step));
    setNews(`${step.id} is added as step ${steps.length + 1}.`);
  };

  const move = (step: StepDraft, by: number): void => {
    const next = moved(steps, step.key, by);
    if (next === steps) return;
    const active = document.activeElement as HTMLElement | null;
    become(next, () => active);
    setNews(`${step.id} is now step ${next.indexOf(step) + 1} of ${next.length}.`);
  };

  const remove = (step: StepDraft, at: number): void => {
    become(without(steps, step.key), () => undo.current);
    setRemoved({ step, at });
    setNews('');
  };

  const restore = ({ step, at }: Removed): void => {
    become(withAt(steps, at, step), () => cardOf(step));
    setNews(`${step.id} is back as step ${Math.min(at, steps.length) + 1}.`);
  };

  return (
    <section className="card sequence-steps" aria-label="Steps">
      <h2>Steps</h2>
      {steps.length === 0 && <p className="quiet">None yet: the first one is taken as soon as the run begins.</p>}
      <ol>
        {steps.map((step, at) => (
          <StepCard
            key={step.key}
            step={step}
            at={at}
            steps={steps}
            said={said}
            onChange={(part) => onChange(steps.map((each) => (each.key === step.key ? { ...each, ...part } : each)))}
            onMove={(by) => move(step, by)}
            onRemove={() => remove(step, at)}
          />
        ))}
      </ol>
      {said('content.steps').map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
      <p role="status" aria-label="What became of the steps" className="unseen">
        {removed === null ? news : `${removed.step.id} is removed.`}
      </p>
      {removed !== null && (
        <p className="step-removed">
          <span>{removed.step.id} is removed.</span>
          <button ref={undo} type="button" className="button" onClick={() => restore(removed)}>
            Put it back
          </button>
        </p>
      )}
      <div className="step-kinds" role="group" aria-label="Add a step">
        <span className="quiet">Add</span>
        {kinds.map((kind) => (
          <button key={kind} type="button" className="button" disabled={steps.length >= mostSteps} onClick={() => add(kind)}>
            {kindNames[kind]}
          </button>
        ))}
      </div>
    </section>
  );
}

const cardOf = (step: StepDraft): HTMLElement | null => document.getElementById(`step-${step.key}`);
