import { rooms } from './rooms.ts';

const sides = ['core', 'engine', 'app', 'renderer'] as const;

/** The map as Mermaid drawings, one a side: an arrow leads from a room to one that it may import, unless a detour says so. */
export function mapPicture(): string {
  return sides
    .map((side) => `### ${side}\n\n\`\`\`mermaid\ngraph BT\n${lines(side).join('\n')}\n\`\`\``)
    .join('\n\n');
}

function lines(side: string): string[] {
  const own = Object.keys(rooms).filter((room) => isIn(side, room));
  return own.flatMap((room) => {
    const direct = own.filter((other) => mayImport(room, other));
    const needed = direct.filter((other) => !direct.some((via) => via !== other && mayImport(via, other)));
    return needed.length === 0
      ? [`  ${label(room)}`]
      : needed.map((other) => `  ${label(room)} --> ${label(other)}`);
  });
}

function isIn(side: string, room: string): boolean {
  return room === side || room.startsWith(`${side}/`);
}

/** Whether a room is named above another and allowed to it: a side's name allows only what stands above. */
export function mayImport(room: string, other: string): boolean {
  const order = Object.keys(rooms);
  if (order.indexOf(other) >= order.indexOf(room)) return false;
  return (rooms[room] ?? []).some((allowed) => other === allowed || other.startsWith(`${allowed}/`));
}

function label(room: string): string {
  const name = room.split('/').at(-1) ?? room;
  const side = room.split('/')[0] ?? room;
  return `${room.replace(/\W/g, '_')}["${room === side ? `${side}/*.ts` : name}"]`;
}
