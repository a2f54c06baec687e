/** The mark: three rows, one of them lit. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="mark-ground" />
      <g className="mark-rows">
        <rect x="7" y="8" width="18" height="4" rx="2" opacity=".45" />
        <rect x="7" y="14" width="18" height="4" rx="2" />
        <rect x="7" y="20" width="11" height="4" rx="2" opacity=".45" />
      </g>
    </svg>
  );
}
