import './menus.css';
import { FocusTrap, Paper, Portal } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import type { FunctionMode } from '../../../core/config/types.ts';
import { attempt } from '../../command-kit/run-command.ts';
import { type FunctionToInsert, insertFunction } from '../../flow-actions/flow-edits.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { InsertMenu as InsertMenuState, ScreenPoint } from '../../stores/canvas-store.ts';
import { useCanvas, useWorkspace } from '../../stores/use-scopes.tsx';
import { later } from '../../ui/later.tsx';
import { InsertList } from './insert-list.tsx';

const NewFunctionForm = later(async () => (await import('./new-function-form.tsx')).NewFunctionForm);

/** What to insert into the chain: chosen from a list, then, for a new function, named. */
export function InsertMenu() {
  const menu = useCanvas((state) => state.insertMenu);
  if (menu === null) return null;
  return (
    <Portal>
      <OpenMenu key={`${menu.index} ${menu.at.x} ${menu.at.y} ${menu.mode}`} menu={menu} />
    </Portal>
  );
}

function OpenMenu({ menu }: { menu: InsertMenuState }) {
  const workspace = useWorkspace();
  const text = useText();
  const [chosen, setChosen] = useState<{ mode: FunctionMode; name: string | null } | null>(
    menu.mode ? { mode: menu.mode, name: null } : null,
  );
  const close = () => {
    workspace.canvas.getState().set({ insertMenu: null });
    workspace.canvas.getState().camera?.focus();
  };
  const outside = useClickOutside<HTMLDivElement>(close);
  const { frame, at } = useKeptOnScreen(menu.at);
  function insert(what: FunctionToInsert) {
    close();
    const uses = menu.connector === undefined ? {} : { connector: menu.connector };
    void attempt(() => insertFunction(workspace, menu.index, { ...uses, ...what }));
  }
  async function insertBuiltin(name: string) {
    const { insertBuiltin: insertNow } = await import('../../flow-actions/insert-builtin.ts');
    close();
    insertNow(workspace, menu.index, name, menu.connector);
  }
  return (
    <div ref={frame} className="insert-menu" style={{ left: at.x, top: at.y }}>
      {/* A trap takes the focus when it begins: the form has one of its own. */}
      <FocusTrap active key={chosen === null ? 'list' : 'form'}>
        <Paper
          ref={outside}
          className="insert-menu__paper"
          role="dialog"
          aria-label={text('canvas.insert.title')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            if (chosen !== null && menu.mode === undefined) setChosen(null);
            else close();
          }}
        >
          {chosen === null ? (
            <InsertList
              connector={menu.connector}
              onNew={(mode, name) => setChosen({ mode, name })}
              onExisting={(fname) => insert({ kind: 'existing', fname })}
              onBuiltin={(name) => void attempt(() => insertBuiltin(name))}
            />
          ) : (
            <NewFunctionForm
              mode={chosen.mode}
              initialName={chosen.name}
              connector={menu.connector}
              onCreate={insert}
            />
          )}
        </Paper>
      </FocusTrap>
    </div>
  );
}

/** The menu as near as possible to where it was asked for, with all of it in the window, also when the window or the menu gets another size. */
function useKeptOnScreen(wanted: ScreenPoint) {
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(wanted);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const within = (from: ScreenPoint): ScreenPoint => ({
      x: Math.max(8, Math.min(from.x, window.innerWidth - element.offsetWidth - 8)),
      y: Math.max(8, Math.min(from.y, window.innerHeight - element.offsetHeight - 8)),
    });
    const place = () => setAt(within(wanted));
    place();
    window.addEventListener('resize', place);
    // A list that got shorter stays where it is: it must not move below the one who types.
    const grows = new ResizeObserver(() => setAt(within));
    grows.observe(element);
    return () => {
      window.removeEventListener('resize', place);
      grows.disconnect();
    };
  }, [wanted]);
  return { frame, at };
}
