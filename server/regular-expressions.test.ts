import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { expect, test, vi } from 'vitest';
import { productRoot } from './config.ts';

interface Expression {
  file: string;
  source: string;
  flags: string;
}

/** What reads only what our own tests wrote. */
const ofTests = /\.test\.tsx?$|^e2e\/|^bench\/|^server\/testing\//;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: productRoot,
  encoding: 'utf8',
}).split('\n');
const written = files.filter((file) => file !== '').flatMap(expressionsIn);

/** The regular expressions that stand in a file as such. */
function expressionsIn(file: string): Expression[] {
  const text = readFileSync(path.join(productRoot, file), 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));
  return found;
}

/** Those that the product puts together while it runs, caught as they are made. */
async function madeExpressions(): Promise<Expression[]> {
  const made: Expression[] = [];
  const spy = new Proxy(RegExp, {
    construct(target, [pattern, flags]) {
      const expression = new target(pattern, flags);
      made.push({ file: 'made', source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  vi.stubGlobal('RegExp', spy);
  vi.resetModules();
  await import('./exchange/legal-form.model.ts');
  const { hoursRules } = await import('./actors/opening-hours-rule.model.ts');
  hoursRules('Jul 12-Aug 23,Dec 24: week 01-10: PH Mo[1],We-Fr 09:00-12:00,14:00+ open "x"; 2026 Dec 25-26 off');
  vi.unstubAllGlobals();
  return made;
}

/** Milliseconds to look for such a text in; those of tests are looked at briefly. */
const patience = { thorough: 60_000, brief: 1000 };

/** Names of those for which a text exists that takes longer than its length accounts for. */
async function vulnerable(
  expressions: readonly Expression[],
  { complexity, timeout }: { complexity: RegExp; timeout: number },
): Promise<string[]> {
  const found: string[] = [];
  for (const { file, source, flags } of expressions) {
    const result = await check(source, flags, { timeout });
    if (result.status === 'safe') continue;
    const summary = result.status === 'vulnerable' ? result.complexity.summary : 'unknown';
    if (complexity.test(summary)) found.push(`${file}: /${source}/${flags} (${summary})`);
  }
  return found;
}

test('no regular expression of the product takes longer than in proportion to its text', {
  timeout: 240_000,
}, async () => {
  const ofProduct = written.filter(({ file }) => !ofTests.test(file));
  expect(ofProduct.length).toBeGreaterThan(150);
  expect(await vulnerable(ofProduct, { complexity: /./, timeout: patience.thorough })).toEqual([]);
});

test('nor any that it makes while it runs', { timeout: 240_000 }, async () => {
  const made = await madeExpressions();
  expect(made.length).toBeGreaterThan(15);
  expect(await vulnerable(made, { complexity: /./, timeout: patience.thorough })).toEqual([]);
});

test('none of the tests takes for ever', { timeout: 240_000 }, async () => {
  const others = written.filter(({ file }) => ofTests.test(file));
  expect(others.length).toBeGreaterThan(50);
  expect(await vulnerable(others, { complexity: /exponential/, timeout: patience.brief })).toEqual([]);
});
