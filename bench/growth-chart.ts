import type { Line } from './scale-lines.ts';

const width = 720;
const height = 400;
const frame = { left: 60, right: 190, top: 20, bottom: 45 };
const colours = ['#1f6f5c', '#b4442f', '#35598f', '#8a5a00', '#6b3f87'];

/** The 95th percentiles of each line over the number of places as an SVG, both axes logarithmic. */
export function drawGrowth(measured: ReadonlyMap<number, readonly Line[]>): string {
  const sizes = [...measured.keys()];
  const all = [...measured.values()].flat().map(({ p95 }) => p95);
  const x = scale([Math.min(...sizes), Math.max(...sizes)], [frame.left, width - frame.right]);
  const [least, most] = [10 ** Math.floor(Math.log10(Math.min(...all))), 10 ** Math.ceil(Math.log10(Math.max(...all)))];
  const y = scale([least, most], [height - frame.bottom, frame.top]);
  const steps = Array.from({ length: Math.round(Math.log10(most / least)) + 1 }, (_, power) => least * 10 ** power);
  const names = [...new Set([...measured.values()].flat().map(({ name }) => name))];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>95th percentiles of the answers over the number of places</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...steps.map((step) => gridLine(y(step), `${step} ms`)),
    ...sizes.map((size) => text(x(size), height - frame.bottom + 20, size.toLocaleString('en'), 'middle')),
    text((frame.left + width - frame.right) / 2, height - 6, 'places', 'middle'),
    ...names.flatMap((name, index) => {
      const colour = colours[index % colours.length] ?? '#000';
      const points = sizes.flatMap((size) => {
        const line = measured.get(size)?.find((each) => each.name === name);
        return line === undefined ? [] : [{ x: x(size), y: y(line.p95) }];
      });
      return drawLine(name, points, { colour, at: 40 + index * 22 });
    }),
    '</svg>\n',
  ].join('\n');
}

function scale([from, to]: [number, number], [start, end]: [number, number]): (value: number) => number {
  return (value) => start + ((end - start) * Math.log(value / from)) / Math.log(to / from);
}

function drawLine(
  name: string,
  points: { x: number; y: number }[],
  { colour, at }: { colour: string; at: number },
): string[] {
  const path = points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ');
  const legend = width - frame.right + 12;
  return [
    `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...points.map(
      (point) => `<circle cx="${point.x.toFixed(1)}" cy="${point.y.toFixed(1)}" r="3.5" fill="${colour}"/>`,
    ),
    `<rect x="${legend}" y="${at - 9}" width="14" height="4" fill="${colour}"/>`,
    text(legend + 20, at, name.replace('search of what more than a tenth have', 'frequent words'), 'start'),
  ];
}

function gridLine(y: number, label: string): string {
  const line = `<line x1="${frame.left}" x2="${width - frame.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#ddd"/>`;
  return line + text(frame.left - 8, y + 4, label, 'end');
}

function text(x: number, y: number, content: string, anchor: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#333">${content}</text>`;
}
