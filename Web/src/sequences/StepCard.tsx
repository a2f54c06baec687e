import type { KeyboardEvent } from 'react';
import { Field } from '../outreach/Field';
import { BranchFields } from './BranchFields';
import type { Said } from './faults';
import { CallFields, MessageFields, WaitFields, type StepFieldsProps } from './StepFields';
import type { StepDraft } from './steps';
import { kindNames } from './words';

interface StepCardProps {
  step: StepDraft;
  at: number;
  steps: readonly StepDraft[];
  said: Said;
  onChange: (part: Partial<StepDraft>) => void;
  onMove: (by: number) => void;
  onRemove: () => void;
}

/** One step: what it does, and its place. */
export function StepCard({ step, at, steps, said, onChange, onMove, onRemove }: StepCardProps) {
  const own: Said = (field) => said(`content.steps[${at}].${field}`);
  const faults = [...said(`content.steps[${at}]`), ...own('kind')];
  const [first, last] = [at === 0, at === steps.length - 1];

  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    // On a choice, the browser opens it by the same keys.
    if (by === 0 || !event.altKey || event.target instanceof HTMLSelectElement) return;
    event.preventDefault();
    onMove(by);
  };

  return (
    <li id={`step-${step.key}`} tabIndex={-1} className={`step k-${step.kind}`} aria-label={`Step ${at + 1}: ${step.id}`} onKeyDown={onKeyDown}>
      <div className="step-head">
        <h3>
          <span className="step-number">{at + 1}</span> {kindNames[step.kind]}
        </h3>
        <div className="step-buttons">
          <button type="button" className="icon-button" aria-label={`Move ${step.id} up`} title="Move up (Alt+↑)" aria-keyshortcuts="Alt+ArrowUp" aria-disabled={first || undefined} onClick={() => onMove(-1)}>
            ↑
          </button>
          <button type="button" className="icon-button" aria-label={`Move ${step.id} down`} title="Move down (Alt+↓)" aria-keyshortcuts="Alt+ArrowDown" aria-disabled={last || undefined} onClick={() => onMove(1)}>
            ↓
          </button>
          <button type="button" className="button quiet" aria-label={`Remove ${step.id}`} onClick={onRemove}>
            Remove
          </button>
        </div>
      </div>
      <div className="form-grid">
        <Field label="Step’s name" faults={own('id')}>
          {(props) => <input {...props} type="text" className="code" maxLength={60} value={step.id} onChange={(event) => onChange({ id: event.target.value })} />}
        </Field>
        <Fields step={step} later={steps.slice(at + 1)} said={own} onChange={onChange} />
      </div>
      {faults.map((sentence) => (
        <p key={sentence} className="fault">
          {sentence}
        </p>
      ))}
    </li>
  );
}

function Fields({ later, ...props }: StepFieldsProps & { later: readonly StepDraft[] }) {
  switch (props.step.kind) {
    case 'text':
    case 'email':
      return <MessageFields {...props} />;
    case 'call':
      return <CallFields {...props} />;
    case 'wait':
      return <WaitFields {...props} />;
    case 'branch':
      return <BranchFields {...props} later={later} />;
    case 'end':
      return <p className="quiet full">The run ends here. What stands below is reached by branches only.</p>;
  }
}
