import { useSyncExternalStore } from 'react';
import { Cross } from './Dialog';
import { currentToasts, dismiss, subscribeToasts } from './toasts';

export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts);
  return (
    <div className="toasts" role="status" aria-label="Messages">
      {toasts.map((toast) => (
        <div key={toast.id} className={`toast ${toast.tone}`}>
          <span>{toast.text}</span>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => dismiss(toast.id)}>
            <Cross />
          </button>
        </div>
      ))}
    </div>
  );
}
