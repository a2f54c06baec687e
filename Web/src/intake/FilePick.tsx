import { useId, useState } from 'react';

export function FilePick({ file, onPick }: { file: File | null; onPick: (file: File) => void }) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div
      className={over ? 'file-pick over' : 'file-pick'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer.files[0];
        if (dropped !== undefined) onPick(dropped);
      }}
    >
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        className="unseen"
        onChange={(event) => {
          const picked = event.target.files?.[0];
          if (picked !== undefined) onPick(picked);
          // The same file, mended, can be picked again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button">
        Choose a CSV file
      </label>
      <p>{file === null ? 'or drop it here' : `${file.name}, ${sizeOf(file.size)}`}</p>
    </div>
  );
}

export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit++;
  }

  return `${size < 10 && unit > 0 ? size.toFixed(1) : Math.round(size)} ${units[unit]!}`;
}
