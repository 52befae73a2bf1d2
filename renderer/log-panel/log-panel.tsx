import { TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ScrollText, WrapText } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { type LogEntry, logLevels } from '../../core/contract/run-payloads.ts';
import { errorStatement } from '../../core/errors/coded-error.ts';
import type { NodeId } from '../../core/project/chain.ts';
import { visibleLine, visibleText } from '../../core/text/visible-text.ts';
import { useText } from '../i18n/use-text.tsx';
import { useRun, useSettings, useWorkspace } from '../stores/use-scopes.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { filterLogs } from './filter-logs.ts';
import './log-panel.css';

/** What functions logged in the last run; a line leads to its node, an error to its line of code. */
export function LogPanel() {
  const text = useText();
  const logs = useRun((run) => run.logs);
  const dropped = useRun((run) => run.logsDropped);
  const nodeIds = useRun((run) => run.nodeIds);
  const [level, setLevel] = useState<string | null>(null);
  const [nodeId, setNodeId] = useState<NodeId | null>(null);
  const [find, setFind] = useState('');
  const [isWrapped, setWrapped] = useState(false);
  const node = nodeId === null ? null : nodeIds.indexOf(nodeId);
  const shown = useMemo(() => filterLogs(logs, { level, node, find }), [logs, level, node, find]);
  if (logs.length === 0)
    return <EmptyState icon={ScrollText} title={text('logs.emptyTitle')} text={text('logs.emptyText')} />;
  const levelData = logLevels.map((value) => ({ value, label: text(`logs.level_${value}`) }));
  return (
    <div className="log-panel">
      <div className="log-panel__bar">
        <Select
          size="xs"
          clearable
          aria-label={text('logs.level')}
          placeholder={text('logs.level')}
          data={levelData}
          value={level}
          onChange={setLevel}
        />
        <Select
          size="xs"
          clearable
          searchable
          aria-label={text('logs.node')}
          placeholder={text('logs.node')}
          data={[...nodeIds]}
          value={nodeId}
          onChange={setNodeId}
        />
        <TextInput
          size="xs"
          aria-label={text('logs.find')}
          placeholder={text('logs.find')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <IconButton
          icon={WrapText}
          label={text('logs.wrap')}
          pressed={isWrapped}
          onClick={() => setWrapped(!isWrapped)}
        />
        <span className="log-panel__count" role="status">
          {text('logs.count', { shown: shown.length, total: logs.length })}
          {dropped > 0 && ` · ${text('logs.dropped', { count: dropped })}`}
        </span>
      </div>
      {/* A list of its own for each way, since heights that were measured hold for one of them. */}
      <LogLines key={String(isWrapped)} entries={shown} isWrapped={isWrapped} />
    </div>
  );
}

/** The lines in sight; new ones scroll into view as long as the end is in sight. */
function LogLines({ entries, isWrapped }: { entries: readonly LogEntry[]; isWrapped: boolean }) {
  const text = useText();
  const scroller = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    overscan: 20,
  });
  useEffect(() => {
    if (atEnd.current && entries.length > 0) virtual.scrollToIndex(entries.length - 1);
  }, [entries.length, virtual]);
  return (
    <section
      className={isWrapped ? 'log-lines log-lines--wrapped' : 'log-lines'}
      ref={scroller}
      tabIndex={0}
      aria-label={text('logs.title')}
      onScroll={({ currentTarget: at }) => {
        atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          return (
            entry && (
              <LogLine key={index} index={index} entry={entry} top={start} measure={virtual.measureElement} />
            )
          );
        })}
      </div>
    </section>
  );
}

interface LogLineProps {
  index: number;
  entry: LogEntry;
  /** In pixels, from the beginning of all lines. */
  top: number;
  /** Tells the list how high the line is: errors and warnings wrap, so that nothing of them is cut. */
  measure(line: Element | null): void;
}

/** Drawn once: scrolling only adds lines and takes them away. */
const LogLine = memo(function LogLine({ index, entry, top, measure }: LogLineProps) {
  const workspace = useWorkspace();
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const message = visibleText(entry.error ? errorStatement(entry.error, language).message : entry.message);
  function follow() {
    const { nodeIds, flow } = workspace.run.getState();
    const nodeId = entry.node === undefined ? undefined : nodeIds[entry.node];
    const selection = workspace.selection.getState();
    if (flow !== null && (selection.view.kind !== 'flow' || selection.view.flow !== flow))
      selection.showFlow(flow);
    if (nodeId !== undefined) selection.selectNodes([nodeId]);
    if (entry.level === 'error' && entry.file !== undefined)
      selection.set({
        inspectorTab: 'code',
        reveal: { path: entry.file, line: entry.line ?? 1, column: entry.column ?? 1 },
      });
  }
  return (
    <button
      type="button"
      className="log-line"
      ref={measure}
      data-index={index}
      data-level={entry.level}
      style={{ transform: `translateY(${top}px)` }}
      onClick={follow}
      title={message}
    >
      <time>{clock(entry.time)}</time>
      <span className="log-line__level">{text(`logs.level_${entry.level}`)}</span>
      <span className="log-line__node">{visibleLine(entry.fname ?? '')}</span>
      <span className="log-line__message">
        {entry.hit !== undefined && <ByBreakpoint hit={entry.hit} visit={entry.visit ?? 0} />}
        {message}
        {entry.file !== undefined && (
          <>
            {' '}
            <em>{`${entry.file}${entry.line === undefined ? '' : `:${entry.line}`}`}</em>
          </>
        )}
      </span>
      {entry.batch !== undefined && (
        <span className="log-line__batch">{text('logs.batch', { number: entry.batch })}</span>
      )}
    </button>
  );
});

/** The line is no function's own: the sign of a breakpoint that writes instead of pausing, as on the canvas. */
function ByBreakpoint({ hit, visit }: { hit: number; visit: number }) {
  const text = useText();
  const words = text('logs.byBreakpoint', { hit, visit });
  return <i className="log-line__breakpoint" role="img" aria-label={words} title={words} />;
}

/** `09:41:07.112`, local time. */
function clock(time: number): string {
  const date = new Date(time);
  const two = (value: number) => String(value).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}
