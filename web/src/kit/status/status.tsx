import "./status.css";

/** How soon: the shape carries the meaning, words stand beside it. */
export function Soon({ mark = "clock", size = 22 }: { mark?: "clock" | "question"; size?: number }) {
  return (
    <svg className="status" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path className="status-soon" d="M12 2 22 12 12 22 2 12z" />
      {mark === "clock" ? (
        <path className="status-soon-hand" d="M12 7.200v5l3 2.200" />
      ) : (
        <path
          className="status-soon-hand"
          d="M9.800 9.800a2.300 2.300 0 1 1 3.300 2.100c-.8.4-1.100.9-1.100 1.600M12 16.400v.1"
        />
      )}
    </svg>
  );
}

export function Steady({ size = 22 }: { size?: number }) {
  return (
    <svg className="status" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle className="status-steady" cx="12" cy="12" r="8.600" />
      <path className="status-steady" d="m8.200 12.300 2.700 2.600 5-5.400" />
    </svg>
  );
}

export function NoData({ size = 22 }: { size?: number }) {
  return (
    <svg className="status" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect className="status-nodata" x="3.500" y="3.500" width="17" height="17" rx="2" />
      <path className="status-nodata-bar" d="M8.500 12h7" />
    </svg>
  );
}
