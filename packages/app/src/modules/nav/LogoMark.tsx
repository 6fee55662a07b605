/** A shop with an awning, the portal's mark. */
export function LogoMark() {
  return (
    <svg
      aria-hidden
      focusable="false"
      height="32"
      style={{ flexShrink: 0 }}
      viewBox="0 0 32 32"
      width="32"
    >
      <path d="M4 12 7 5h18l3 7z" fill="#f2b8ff" />
      <path
        d="M4 12a4 4 0 0 0 8 0 4 4 0 0 0 8 0 4 4 0 0 0 8 0z"
        fill="currentColor"
      />
      <path
        d="M6 18h20v10H6zm4 3v7h5v-7zm8 0v4h5v-4z"
        fill="currentColor"
        fillRule="evenodd"
      />
    </svg>
  );
}
