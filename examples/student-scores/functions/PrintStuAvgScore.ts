import type { Context, Flow } from 'kisflow-studio';

interface AverageScore {
  stu_id: number;
  avg_score: number;
}

/** The end of the chain: prints, and hands on nothing. */
export default async function PrintStuAvgScore(ctx: Context, _flow: Flow, rows: AverageScore[]) {
  for (const row of rows) ctx.log.info(`stu_id = ${row.stu_id}, avg score = ${row.avg_score}`);
}
