type Mark = { x: number; y: number; isFixed: boolean };

const rounds = 3;

/**
 * Moves marks apart until they are `distance` pixels from each other, or have gone `most` pixels. Those that are fixed stay:
 * a place is where it is, while a cluster only says "about here".
 */
export function spreadApart<T extends Mark>(
  marks: readonly T[],
  { distance, most }: { distance: number; most: number },
): T[] {
  let spread = [...marks];
  for (let round = 0; round < rounds; round += 1) {
    const before = spread;
    spread = before.map((mark, index) => {
      if (mark.isFixed) return mark;
      const push = pushOn(mark, before.toSpliced(index, 1), distance);
      return { ...mark, ...within(most, marks[index] ?? mark, { x: mark.x + push.x, y: mark.y + push.y }) };
    });
  }
  return spread;
}

function pushOn(mark: Mark, others: readonly Mark[], distance: number): { x: number; y: number } {
  const push = { x: 0, y: 0 };
  for (const other of others) {
    const [dx, dy] = [mark.x - other.x, mark.y - other.y];
    const gap = Math.hypot(dx, dy);
    if (gap >= distance || gap === 0) continue;
    const share = (distance - gap) * (other.isFixed ? 1 : 0.5);
    push.x += (dx / gap) * share;
    push.y += (dy / gap) * share;
  }
  return push;
}

function within(most: number, home: { x: number; y: number }, moved: { x: number; y: number }) {
  const [dx, dy] = [moved.x - home.x, moved.y - home.y];
  const scale = Math.min(1, most / Math.max(most, Math.hypot(dx, dy)));
  return { x: home.x + dx * scale, y: home.y + dy * scale };
}
