import { useId, type ReactNode } from 'react';

interface InputProps {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  label: string;
  help?: string | undefined;
  faults: readonly string[];
  children: (props: InputProps) => ReactNode;
}

/** A labelled input with its help and what is wrong with it. */
export function Field({ label, help, faults, children }: FieldProps) {
  const id = useId();
  const described = help !== undefined || faults.length > 0;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-invalid': faults.length > 0 || undefined, 'aria-describedby': described ? `${id}-more` : undefined })}
      {described && (
        <div id={`${id}-more`}>
          {help !== undefined && <small>{help}</small>}
          {faults.map((sentence) => (
            <p key={sentence} className="fault">
              {sentence}
            </p>
          ))}
        </div>
      )}
    </div>
  );
}
