export interface Click {
  click_id: number;
  user: string;
  page: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface Session {
  user: string;
  started_at: string;
  pages: string[];
  seconds: number;
}

/** Key of the flow's metadata for the gap that Sessionize uses; JudgeSessions doubles it before it jumps back. */
export const gapKey = 'gap_minutes';
