import fc from 'fast-check';
import { actions } from '../kis/action.ts';
import type { Flow } from '../kis/flow.ts';

/** What hand-written functions do on one visit, read from a param by both: `all batch c2 r f a jB e`, visits parted by `|`. */
export const deeds = fc
  .array(
    fc
      .array(
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom('all', 'batch', 'c1', 'c2') },
          { weight: 2, arbitrary: fc.constantFrom('n:r', 'n:f', 'n:a', 'n:r,f', 'n:f,jA', 'n:r,jB', 'n:jC') },
          { weight: 1, arbitrary: fc.constantFrom('n:jNowhere', 'e', 'n:') },
        ),
        { maxLength: 3 },
      )
      .map((one) => one.join(' ')),
    { minLength: 1, maxLength: 4 },
  )
  .map((visits) => visits.join('|'));

/** A function that people wrote, as it is in the engine. */
export function perform(flow: Flow, name: string, given: readonly unknown[]): void {
  const visit = Number(flow.getMetaData(name) ?? 0);
  flow.setMetaData(name, visit + 1);
  const todo = flow.getFuncParam('deeds').split('|')[visit] ?? 'all';
  for (const deed of todo.split(' ')) {
    if (deed === 'all') for (const row of given) flow.commitRow(row);
    if (deed === 'batch') flow.commitRowBatch(given);
    for (let at = 0; deed.startsWith('c') && at < Number(deed.slice(1)); at += 1)
      flow.commitRow({ by: name, at });
    if (deed === 'e') throw new Error('meant');
    if (deed.startsWith('n:')) flow.next(...deed.slice(2).split(',').flatMap(actionOf));
  }
}

function actionOf(word: string) {
  if (word.startsWith('j')) return [actions.jumpFunc(word.slice(1))];
  return { r: [actions.dataReuse], f: [actions.forceEntryNext], a: [actions.abort] }[word] ?? [];
}

/** The same in Go. */
export const performGo = `package main

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/aceld/kis-flow/kis"
)

type anyRow = map[string]interface{}

func A(ctx context.Context, flow kis.Flow, rows []anyRow) error { return perform(flow, "A", rows) }
func B(ctx context.Context, flow kis.Flow, rows []anyRow) error { return perform(flow, "B", rows) }
func C(ctx context.Context, flow kis.Flow, rows []anyRow) error { return perform(flow, "C", rows) }

func perform(flow kis.Flow, name string, rows []anyRow) error {
	visit, _ := flow.GetMetaData(name).(int)
	flow.SetMetaData(name, visit+1)
	todo := "all"
	if visits := strings.Split(flow.GetFuncParam("deeds"), "|"); visit < len(visits) {
		todo = visits[visit]
	}
	for _, deed := range strings.Split(todo, " ") {
		switch {
		case deed == "all":
			for _, row := range rows {
				_ = flow.CommitRow(row)
			}
		case deed == "batch":
			_ = flow.CommitRowBatch(rows)
		case strings.HasPrefix(deed, "c"):
			most, _ := strconv.Atoi(deed[1:])
			for at := 0; at < most; at++ {
				_ = flow.CommitRow(anyRow{"by": name, "at": at})
			}
		case deed == "e":
			return errors.New("meant")
		case strings.HasPrefix(deed, "n:"):
			var acts []kis.ActionFunc
			for _, word := range strings.Split(deed[2:], ",") {
				switch {
				case word == "r":
					acts = append(acts, kis.ActionDataReuse)
				case word == "f":
					acts = append(acts, kis.ActionForceEntryNext)
				case word == "a":
					acts = append(acts, kis.ActionAbort)
				case word != "":
					acts = append(acts, kis.ActionJumpFunc(word[1:]))
				}
			}
			_ = flow.Next(acts...)
		}
	}
	return nil
}
`;
