import { useId } from 'react';

/** A file that a sequence was exported to. */
export function FileChoice({ disabled, onPick }: { disabled: boolean; onPick: (file: File) => void }) {
  const id = useId();
  return (
    <span className="file-choice">
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        className="unseen"
        disabled={disabled}
        onChange={(event) => {
          const picked = event.target.files?.[0];
          if (picked !== undefined) onPick(picked);
          // The same file, mended, can be picked again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        Import a file
      </label>
    </span>
  );
}
