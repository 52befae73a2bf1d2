/** The product's sign: one row that becomes two. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="4" cy="10" r="2.4" />
      <circle cx="16" cy="4.5" r="2.4" />
      <circle cx="16" cy="15.5" r="2.4" />
      <path d="M6.4 10H10c2 0 1.6-5.5 3.6-5.5M10 10c2 0 1.6 5.5 3.6 5.5" />
    </svg>
  );
}
