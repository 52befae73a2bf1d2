import type { Context, Flow } from 'kisflow-studio';

interface Score {
  stu_id: number;
  score_1: number;
  score_2: number;
  score_3: number;
}

/** Hands on one row a student: the average of the three scores. */
export default async function AvgStuScore(_ctx: Context, flow: Flow, rows: Score[]) {
  for (const row of rows) {
    flow.commitRow({
      stu_id: row.stu_id,
      avg_score: (row.score_1 + row.score_2 + row.score_3) / 3,
    });
  }
}
